import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { cashOutOffer } from '../cash-out.js';
import { type Betting, type Body, findDay, fixed, legOn, NOON, tote } from '../support.testing.js';
import type { Ticket } from '../ticket.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Quaddie {
  races: readonly Race[];
}
/** A quaddie whose four winners were in the win pool, without anything out of the ordinary. */
function quaddieIn({ world, racesOn }: Betting): Quaddie | undefined {
  const { racing } = world;
  for (const meeting of new Set(racesOn().map((race) => race.meeting))) {
    const quaddie = meeting.multiLegs.find(({ product }) => product === 'Quaddie');
    const races = quaddie?.legs.map((number) => meeting.races.find((race) => race.number === number) as Race);
    if (!races || races.some((race) => race.incident || race.advertised < NOON + HOUR)) continue;
    const clean = races.every((race) =>
      racing.card(race).runners.every(({ scratching }) => !scratching?.late),
    );
    if (clean) return { races };
  }
  return undefined;
}
const { betting, found } = findDay(NOON, (one) => {
  const races = one
    .racesOn()
    .filter(
      (race) =>
        one.world.racing.state(race, NOON).fixedOpen &&
        !race.incident &&
        race.advertised > NOON + 2 * HOUR &&
        one.world.racing.card(race).fixedPlaces === 3 &&
        one.world.racing.card(race).runners.every(({ scratching }) => !scratching?.late),
    );
  const quaddie = quaddieIn(one);
  const [first, second] = races;
  return first && second && quaddie ? { first, second, quaddie } : undefined;
});
const { ask, clock, desk, place, world, token, account, balance } = betting;
const { racing, sports } = world;
const BETTING = `/v1/tab-betting-service/accounts/${account.number}`;
const winner = (race: Race): number => racing.card(race).finish[0]?.[0] ?? 0;
const runner = (race: Race, number = winner(race)) => {
  const one = racing.card(race).runners.find((row) => row.number === number);
  if (!one) throw new Error(`no runner ${number}`);
  return one;
};

function buy(bet: unknown): Ticket {
  const [row] = place([bet]).body.bets;
  const ticket = desk.ticket(row.ticketSerialNumber ?? '');
  if (!ticket) throw new Error(JSON.stringify(row));
  return ticket;
}
const offer = ({ serial }: Ticket): Body => ask(`${BETTING}/cashout-offers/${serial}`, { token }).body;
const accept = ({ serial }: Ticket, amount: unknown, transactionId = `out-${serial}`, more = {}) =>
  ask(`${BETTING}/cashout/${serial}`, { token, body: { cashOut: { amount, ...more }, transactionId } });
const why = (ticket: Ticket): string => {
  try {
    return `$${cashOutOffer(world, ticket, clock.now)}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a bet at fixed odds is bought back', () => {
  it('for 85 % of stake × price taken ÷ price now, once, and is settled with that', () => {
    clock.now = NOON;
    const { first } = found;
    const ticket = buy(fixed('20.00', legOn(betting, first, runner(first))));
    expect(offer(ticket)).toEqual({ ticketSerialNumber: ticket.serial, amount: '$17.00' });
    clock.now = first.advertised - 30 * MINUTE;
    const before = balance();
    const taken = ticket.parts[0]?.kind === 'fixed' ? (ticket.parts[0].legs[0]?.odds ?? 0) : 0;
    const price = racing.fixedPrices(first, clock.now).find((one) => one.runner === winner(first));
    const worth = Math.floor((2000 * 85 * taken) / (100 * Math.round((price?.win ?? 0) * 100)));
    const { amount } = offer(ticket);
    expect(amount).toBe(`$${(worth / 100).toFixed(2)}`);
    const reply = accept(ticket, amount);
    expect(reply).toMatchObject({
      status: 201,
      body: { status: 'CASHED_OUT', cashOutAmount: amount, ticketSerialNumber: ticket.serial },
    });
    expect(accept(ticket, amount)).toEqual(reply);
    expect(balance()).toBe(before + worth);
    clock.now = NOON + 30 * HOUR;
    expect(balance()).toBe(before + worth);
    expect(ticket.result).toMatchObject({ outcome: 'Cashed Out', payout: worth });
    expect(accept(ticket, amount, 'another')).toMatchObject({ status: 409 });
    expect(offer(ticket)).toEqual({});
    const mine = ask(`/v1/account-service/tab/accounts/${account.number}/my-bets`, { token }).body;
    expect(mine.transactions.find(({ tsn }: Body) => tsn === ticket.serial)).toMatchObject({
      status: 'Cashed Out',
      isCashOut: true,
      return: amount,
    });
    const rows = ask(`/v1/account-service/tab/accounts/${account.number}/transactions`, { token }).body;
    expect(rows.transactions[0]).toMatchObject({ type: 'cash-out', tsn: ticket.serial, amount });
  });

  it('each way as both halves, in a multi with what its decided legs returned', () => {
    clock.now = NOON;
    const { first, second } = found;
    const [win, other] = [
      legOn(betting, first, runner(first)),
      legOn(betting, first, runner(first), 'PLACE'),
    ];
    const each = buy(fixed('10.00', { ...win, type: 'EACH_WAY', secondaryOdds: other.odds }));
    expect(offer(each).amount).toBe('$17.00');
    const races = [first, second].sort((a, b) => a.times.paying - b.times.paying);
    const [early, later] = races as [Race, Race];
    const legs = races.map((race) => legOn(betting, race, runner(race)));
    const multi = buy(fixed('10.00', ...legs));
    const loser = racing.card(early).finish.at(-1)?.[0] ?? 0;
    const lost = buy(fixed('10.00', legOn(betting, early, runner(early, loser)), legs[1]));
    clock.now = early.times.paying;
    desk.settle(clock.now);
    if (racing.state(later, clock.now).fixedOpen) {
      const price = racing.fixedPrices(later, clock.now).find((one) => one.runner === winner(later));
      const odds = legs.map((leg) => Math.round(Number(leg.odds) * 100));
      const now = Math.round((price?.win ?? 0) * 100);
      const worth = Math.floor((1000 * 85 * (odds[0] as number) * (odds[1] as number)) / (100 * 100 * now));
      expect(offer(multi).amount).toBe(`$${(worth / 100).toFixed(2)}`);
    }
    expect(lost.result).toMatchObject({ outcome: 'Lost' });
    expect(why({ ...lost, result: undefined } as never)).toBe('A leg has lost');
  });

  it('not while its race is run or held, in side markets, or in part', () => {
    clock.now = NOON;
    const { first } = found;
    const ticket = buy(fixed('10.00', legOn(betting, first, runner(first))));
    const listed = ask(`${BETTING}/cashout-offers`, { token }).body.cashOutOffers as Body[];
    expect(listed.map(({ ticketSerialNumber }) => ticketSerialNumber)).toContain(ticket.serial);
    const part = accept(ticket, '$8.50', 'part', { partialAmount: '$4.00' });
    expect([part.status, part.body.error.details[0].path]).toEqual([400, 'body.cashOut.partialAmount']);
    expect(accept(ticket, 'all').status).toBe(400);
    const more = accept(ticket, '$9.99');
    expect([more.status, more.body.error.code]).toEqual([409, 'CASH_OUT_CHANGED']);
    clock.now = first.times.closed + 1_000;
    expect(offer(ticket)).toEqual({});
    expect(accept(ticket, '$1.00', 'late').body.error.code).toBe('BETTING_CLOSED');
    clock.now = NOON;
    const side = runner(first).proposition + 3_000_000;
    const asked = betting.price([fixed('5.00', { type: 'WIN', propositionId: side })]).body.bets[0];
    const odds = asked.legs[0].odds.decimal;
    const top = buy(fixed('5.00', { type: 'WIN', propositionId: side, odds }));
    expect(why(top)).toBe('Side markets have no cash out');
  });

  it('only by its own account, with a transaction id of its own', () => {
    clock.now = NOON;
    const ticket = buy(fixed('10.00', legOn(betting, found.first, runner(found.first))));
    expect(ask(`${BETTING}/cashout-offers/12345`, { token }).status).toBe(404);
    expect(ask(`${BETTING}/cashout/12345`, { token, body: {} }).status).toBe(404);
    const body = { cashOut: { amount: '$8.50' } };
    expect(ask(`${BETTING}/cashout/${ticket.serial}`, { token, body }).status).toBe(400);
    expect(accept(ticket, '$8.50', ticket.transactionId).body.error.code).toBe('DUPLICATE_TRANSACTION_ERROR');
    const looking = betting.tokenFor(account.number, ['account']);
    expect(ask(`${BETTING}/cashout/${ticket.serial}`, { token: looking, body }).status).toBe(403);
  });
});

describe('a bet on sports is bought back', () => {
  const events = sports.sports
    .flatMap(({ name }) => sports.competitions(name))
    .flatMap((info) => sports.open(info, NOON))
    .filter((event) => event.phase(NOON) === 'ahead');
  /** Bets on the first selection of an open market with this cash out, going in play or not. */
  const bet = (cashOut: string, goes: boolean) => {
    clock.now = NOON;
    for (const event of events) {
      for (const market of event.markets(NOON)) {
        if (market.cashOut !== cashOut || market.status !== 'Open' || market.goingInPlay !== goes) continue;
        // Lines move in play; who wins stands.
        if (goes && !market.option.startsWith('Head To Head')) continue;
        const { id, price, open } = market.selections[0] ?? {};
        if (id === undefined || price === undefined || !open) continue;
        const odds = price.toFixed(2);
        return { event, ticket: buy(fixed('10.00', { type: 'WIN', propositionId: id, odds })) };
      }
    }
    throw new Error(`no market has cash out ${cashOut}`);
  };

  it('in play too where the market says so', () => {
    const { event, ticket } = bet('Enabled', true);
    expect(offer(ticket).amount).toBe('$8.50');
    let told = 0;
    for (let at = event.start; at < event.over; at += 2 * MINUTE) {
      clock.now = at;
      const { amount } = offer(ticket);
      if (amount === undefined) continue;
      expect(amount).toMatch(/^\$\d+\.\d\d$/);
      told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });

  it('before the match only where it says that, and never where it has no cash out', () => {
    const { event, ticket } = bet('PreMatch', false);
    expect(offer(ticket).amount).toBe('$8.50');
    clock.now = event.start + MINUTE;
    expect(offer(ticket)).toEqual({});
    const never = bet('Disabled', false);
    expect(why(never.ticket)).toMatch(/^No cash out in /);
  });
});

describe('a quaddie is bought back', () => {
  const [first, second] = found.quaddie.races as [Race, Race, Race, Race];
  const all = found.quaddie.races.map((race) => [winner(race)]);
  const quaddie = (selections: readonly (readonly number[])[]) => ({
    ...tote(first, 'QUADDIE', '10.00', []),
    flexi: true,
    legs: selections.map((list) => ({ positions: [{ selections: list }] })),
  });

  it('for the cost less commission before its first race, then for what each winner multiplies it by', () => {
    clock.now = NOON;
    const ticket = buy(quaddie(all));
    expect(offer(ticket).amount).toBe('$8.00');
    clock.now = first.times.closed + 1_000;
    expect(why(ticket)).toContain('is being run');
    let last = 800;
    for (const race of found.quaddie.races.slice(0, 3)) {
      clock.now = race.times.paying + 1_000;
      const dividend = racing.toteReturns(race, clock.now, 'NSW').get(winner(race))?.win ?? 0;
      const worth = cashOutOffer(world, ticket, clock.now);
      expect(worth / last).toBeCloseTo(dividend / 85.5, 1);
      last = worth;
    }
    const amount = `$${(last / 100).toFixed(2)}`;
    expect(accept(ticket, amount)).toMatchObject({ status: 201, body: { cashOutAmount: amount } });
  });

  it('for its live combinations only, and not once a leg has lost', () => {
    clock.now = NOON;
    const other = racing.card(first).finish.at(-1)?.[0] ?? 0;
    const half = buy(quaddie([[winner(first), other], ...all.slice(1)]));
    const whole = buy(quaddie(all));
    const gone = buy(quaddie([[other], ...all.slice(1)]));
    expect(offer(half)).toMatchObject({ amount: '$8.00' });
    clock.now = first.times.paying + 1_000;
    const ratio = cashOutOffer(world, whole, clock.now) / cashOutOffer(world, half, clock.now);
    expect(ratio).toBeCloseTo(2, 2);
    expect(why(gone)).toBe('A leg has lost');
    expect(second.times.paying).toBeGreaterThan(first.times.paying);
  });

  it('but no other bet into the tote is', () => {
    clock.now = NOON;
    expect(why(buy(tote(found.first, 'WIN', '1.00', [[winner(found.first)]])))).toBe('Win has no cash out');
    const next = found.quaddie.races[1] as Race;
    const double = {
      ...tote(first, 'RUNNING_DOUBLE', '1.00', []),
      legs: [[winner(first)], [winner(next)]].map((selections) => ({ positions: [{ selections }] })),
    };
    if (next.number === first.number + 1) expect(why(buy(double))).toBe('RunningDouble has no cash out');
  });
});
