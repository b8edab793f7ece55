import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { type Betting, findDay, fixed, legOn, NOON, startBetting, tote } from '../support.testing.js';

const openIn = ({ world, racesOn }: Betting): Race[] =>
  racesOn().filter((race) => world.racing.state(race, NOON).fixedOpen && race.incident === undefined);
// A day on which a favourite is still to be scratched and some outsider is at long odds.
const { betting, found: upcoming } = findDay(NOON, (one) => {
  const open = openIn(one);
  const { card, fixedPrices } = one.world.racing;
  const loses = open.some(
    (race) =>
      race.losesFavourite &&
      card(race).runners.some(({ scratching }) => scratching?.late && scratching.at > NOON),
  );
  const long = open.some((race) => fixedPrices(race, NOON).some(({ win }) => win >= 51));
  return loses && long ? open : undefined;
});
const { clock, world, place, price, balance, desk, racesOn } = betting;
const { racing, sports } = world;
const races = racesOn();

/** A race with three places that is open, and a starter of it. */
function plain() {
  clock.now = NOON;
  const race = upcoming.find((one) => racing.card(one).fixedPlaces === 3 && one.meeting.sellCode);
  const runner = race && racing.card(race).starters[0];
  if (!race || !runner) throw new Error('no open race');
  return { race, runner };
}
/** What a slip of one bet is answered. */
function outcome(bet: unknown) {
  const { status, body } = place([bet]);
  const [row] = body.bets ?? [];
  return { http: status, status: row?.status, code: row?.errors?.[0]?.code, error: row?.errors?.[0], body };
}

describe('a bet at fixed odds is refused', () => {
  it('when the price has moved, with the price now and the one it had', () => {
    const { race, runner } = plain();
    const leg = legOn(betting, race, runner);
    const { http, status, error, body } = outcome(fixed('5.00', { ...leg, odds: '999.00' }));
    expect([http, status]).toEqual([201, 'REJECTED']);
    expect(error).toEqual({
      code: 'ODDS_CHANGED',
      message: expect.any(String),
      propositionId: runner.proposition,
      odds: leg.odds,
      oldOdds: '999.00',
    });
    expect(body).toMatchObject({ ticketCost: '$0.00', errors: [{ code: 'ODDS_CHANGED' }] });
    expect(outcome(fixed('5.00', { ...leg, odds: undefined })).code).toBe('ODDS_CHANGED');
    expect(balance()).toBe(100_000);
  });

  it('on a scratched runner, and while the book is made anew after it', () => {
    const race = upcoming.find(
      (one) =>
        one.losesFavourite &&
        racing.card(one).runners.some(({ scratching }) => scratching?.late && scratching.at > NOON),
    );
    const out = race && racing.card(race).runners.find(({ scratching }) => scratching?.late);
    const other = race && racing.card(race).starters[0];
    if (!race || !out?.scratching || !other) throw new Error('no late scratching');
    clock.now = out.scratching.at + 1;
    expect(outcome(fixed('5.00', legOn(betting, race, out))).code).toBe('RUNNER_SCRATCHED');
    expect(outcome(fixed('5.00', legOn(betting, race, other))).code).toBe('BETTING_SUSPENDED');
    expect(outcome(tote(race, 'WIN', '5.00', [[out.number]])).code).toBe('RUNNER_SCRATCHED');
  });

  it('before fixed odds open and after they close', () => {
    const { race, runner } = plain();
    clock.now = race.times.fixedClose;
    expect(outcome(fixed('5.00', legOn(betting, race, runner))).code).toBe('BETTING_CLOSED');
    clock.now = NOON;
    const later = racesOn('2026-11-28').find((one) => one.times.fixedOpen > NOON);
    const starter = later && racing.card(later).starters[0];
    expect(
      outcome(fixed('5.00', { type: 'WIN', propositionId: starter?.proposition, odds: '2.00' })).code,
    ).toBe('BETTING_CLOSED');
  });

  it('for what there is not', () => {
    clock.now = NOON;
    const unknown = { type: 'WIN', propositionId: 55_555_555, odds: '2.00' };
    expect(outcome(fixed('5.00', unknown)).code).toBe('PROPOSITION_NOT_FOUND');
    const small = upcoming.find((one) => racing.card(one).fixedPlaces === 0);
    const runner = small && racing.card(small).starters[0];
    if (small && runner) {
      expect(outcome(fixed('5.00', legOn(betting, small, runner, 'PLACE'))).code).toBe('PLACE_NOT_OFFERED');
    }
  });

  it('with two legs on one race, and with each-way legs in a multi', () => {
    const { race } = plain();
    const [a, b] = racing.card(race).starters;
    if (!a || !b) throw new Error('no two starters');
    const legs = [legOn(betting, race, a), legOn(betting, race, b)];
    expect(outcome(fixed('5.00', ...legs)).code).toBe('LEGS_NOT_COMBINABLE');
    const another = upcoming.find((one) => one !== race && racing.card(one).fixedPlaces > 0);
    const c = another && racing.card(another).starters[0];
    if (!another || !c) throw new Error('no other race');
    const eachWay = { ...legOn(betting, another, c), type: 'EACH_WAY' };
    expect(outcome(fixed('5.00', legs[0], eachWay)).code).toBe('LEGS_NOT_COMBINABLE');
  });

  it('with a decoToken of another leg, of nobody, or too old', () => {
    const { race } = plain();
    const [a, b] = racing.card(race).starters;
    if (!a || !b) throw new Error('no two starters');
    const { body } = price([fixed('5.00', legOn(betting, race, a))]);
    const [decoToken] = body.decoTokens;
    expect(outcome(fixed('5.00', { ...legOn(betting, race, b), decoToken })).code).toBe('DECO_TOKEN_INVALID');
    const made = { ...legOn(betting, race, a), decoToken: 'made-up' };
    expect(outcome(fixed('5.00', made)).code).toBe('DECO_TOKEN_INVALID');
    clock.now = NOON + 300_001;
    expect(outcome(fixed('5.00', { ...legOn(betting, race, a), decoToken })).code).toBe('DECO_TOKEN_EXPIRED');
  });

  it('in play, which is for the telephone, and when its market is shut', () => {
    clock.now = NOON;
    const events = sports.sports
      .flatMap(({ name }) => sports.competitions(name))
      .flatMap((info) => [...sports.open(info, clock.now)]);
    const ahead = events.find((event) => event.sides && event.phase(NOON) === 'ahead');
    const option = ahead?.markets(NOON).find(({ goingInPlay }) => goingInPlay);
    const selection = option?.selections[0];
    if (!ahead || !selection) throw new Error('no match ahead');
    clock.now = ahead.start + 60_000;
    const leg = { type: 'WIN', propositionId: selection.id, odds: '2.00' };
    const codes = new Set<string>();
    for (const market of ahead.markets(clock.now)) {
      codes.add(outcome(fixed('5.00', { ...leg, propositionId: market.selections[0]?.id })).code);
    }
    expect(codes).toEqual(new Set(['PHONE_BETTING_ONLY']));
    const gone = ahead
      .markets(NOON)
      .find(({ id }) => !ahead.markets(clock.now).some((market) => market.id === id));
    if (gone) {
      expect(outcome(fixed('5.00', { ...leg, propositionId: gone.selections[0]?.id })).code).toBe(
        'BETTING_CLOSED',
      );
    }
    expect(outcome(fixed('5.00', { ...leg, type: 'PLACE' })).code).toBe('PLACE_NOT_OFFERED');
  });
});

describe('a stake', () => {
  it('over what the house may lose is cut to it, and far over it refused', () => {
    clock.now = NOON;
    const [found] = upcoming.flatMap((race) =>
      racing.fixedPrices(race, NOON).flatMap(({ runner, win, winDeduction }) => {
        const row = racing.card(race).runners.find(({ number }) => number === runner);
        return row && win >= 51 && winDeduction === undefined ? [{ race, runner: row, win }] : [];
      }),
    );
    if (!found) throw new Error('no outsider');
    const most = Math.floor(500_000 / (found.win - 1) + 1e-9);
    const leg = legOn(betting, found.race, found.runner);
    const { body } = outcome(fixed('150.00', leg));
    expect(body.bets[0]).toMatchObject({
      status: 'PARTIALLY_ACCEPTED',
      stake: '$150.00',
      betCost: `$${(most / 100).toFixed(2)}`,
    });
    expect(body.ticketCost).toBe(body.bets[0].betCost);
    expect(outcome(fixed('9000.00', leg)).code).toBe('STAKE_TOO_LARGE');
  });

  it('that the account does not hold fails the whole slip with 200 and costs nothing', () => {
    const { race, runner } = plain();
    const held = balance();
    const bet = fixed('900.00', legOn(betting, race, runner));
    const { status, body } = place([bet, tote(race, 'WIN', '1900.00', [[runner.number]])]);
    expect(status).toBe(200);
    expect(body.betFailures).toHaveLength(2);
    expect(body.betFailures[0]).toMatchObject({
      code: 'INSUFFICIENT_FUNDS',
      reason: expect.stringContaining('Insufficient'),
    });
    expect(balance()).toBe(held);
  });

  it('leaves the good bets of a slip standing when one is refused', () => {
    const { race, runner } = plain();
    const held = balance();
    const good = fixed('1.00', legOn(betting, race, runner));
    const { body } = place([good, fixed('1.00', { ...legOn(betting, race, runner), odds: '500.00' }), good]);
    expect(body.bets.map(({ status }: { status: string }) => status)).toEqual([
      'ACCEPTED',
      'REJECTED',
      'ACCEPTED',
    ]);
    expect([body.ticketCost, balance()]).toEqual(['$2.00', held - 200]);
  });
});

describe('a tote bet is refused', () => {
  const code = (bet: unknown): string => outcome(bet).code;

  it('for what the pools or the field have not', () => {
    const { race } = plain();
    const { runners } = racing.card(race);
    expect(code(tote(race, 'WIN', '1.00', [[runners.length + 1]]))).toBe('RUNNER_NOT_FOUND');
    expect(code(tote(race, 'TRIO', '1.00', [[1, 2, 3]]))).toBe('POOL_NOT_OFFERED');
    expect(code(tote(race, 'WIN', '1.00', [[1]], { raceNumber: 24 }))).toBe('RACE_NOT_FOUND');
    expect(code(tote(race, 'WIN', '1.00', [[1]], { meetingCode: '?' }))).toBe('RACE_NOT_FOUND');
    expect(code(tote(race, 'WIN', '1.00', [[1]], { meetingDate: '2026-01-01' }))).toBe('RACE_NOT_FOUND');
    const small = races.find(
      (one) => one.meeting.multiLegs.length === 0 && racing.state(one, NOON).status === 'Normal',
    );
    if (small?.meeting.sellCode) {
      expect(code(tote(small, 'QUADDIE', '1.00', [[1]], { raceNumber: 0 }))).toBe('POOL_NOT_OFFERED');
    }
  });

  it('for selections that make no bet', () => {
    const { race } = plain();
    const [a = 0, b = 0] = racing.card(race).starters.map(({ number }) => number);
    expect(code(tote(race, 'TRIFECTA', '1.00', [[a, b]]))).toBe('SELECTIONS_INVALID');
    expect(code(tote(race, 'TRIFECTA', '1.00', [[a], [b]]))).toBe('SELECTIONS_INVALID');
    expect(code(tote(race, 'FIRST_FOUR', '1.00', [[a], [a], [a], [a]]))).toBe('SELECTIONS_INVALID');
    expect(code(tote(race, 'QUADDIE', '1.00', [[a]], { raceNumber: 0 }))).toMatch(
      /SELECTIONS_INVALID|POOL_NOT/,
    );
    const two = { positions: [{ selections: [a] }] };
    expect(code({ ...tote(race, 'WIN', '1.00', []), legs: [two, two] })).toBe('SELECTIONS_INVALID');
  });

  it('for less than one per cent of a combination, or steps that are none', () => {
    const { race } = plain();
    const box = racing
      .card(race)
      .starters.slice(0, 6)
      .map(({ number }) => number);
    expect(code(tote(race, 'TRIFECTA', '1.19', [box], { flexi: true }))).toBe('STAKE_TOO_SMALL');
    expect(outcome(tote(race, 'TRIFECTA', '1.20', [box], { flexi: true })).status).toBe('ACCEPTED');
    expect(code(tote(race, 'WIN', '0.75', [[box[0] ?? 0]]))).toBe('STAKE_TOO_SMALL');
    expect(code(tote(race, 'WIN', '2000.50', [[box[0] ?? 0]]))).toBe('STAKE_TOO_LARGE');
  });

  it('once the pool is shut', () => {
    const { race, runner } = plain();
    clock.now = race.times.closed;
    expect(code(tote(race, 'WIN', '1.00', [[runner.number]]))).toBe('BETTING_CLOSED');
  });
});

describe('a desk', () => {
  it('drops its oldest settled tickets and sells none while as many as it keeps are open', () => {
    const small = startBetting({ seed: world.racing.seed, mostTickets: 3 });
    const { race, runner } = plain();
    const bet = tote(race, 'WIN', '1.00', [[runner.number]]);
    const serials = [1, 2, 3].map(() => small.place([bet]).body.bets[0].ticketSerialNumber as string);
    expect(small.place([bet]).status).toBe(503);
    small.clock.now = race.times.paying;
    small.desk.settle(small.clock.now);
    const next = upcoming.find(
      (one) => one.advertised > race.times.paying + 3_600_000 && one.meeting.sellCode,
    );
    const starter = next && racing.card(next).starters[0];
    if (!next || !starter) throw new Error('no later race');
    expect(small.place([tote(next, 'WIN', '1.00', [[starter.number]])]).status).toBe(201);
    expect(serials.map((serial) => small.desk.ticket(serial) === undefined)).toEqual([true, false, false]);
    expect(() =>
      desk.sell(
        '1000001',
        { title: '', parts: [], cost: 10_000_000, asked: 0, offered: [] },
        {
          transactionId: 'x',
          jurisdiction: 'NSW',
          now: 0,
        },
      ),
    ).toThrow(RangeError);
  });
});
