import { describe, expect, it } from 'vitest';
import { type Body, fixed, legOn, NOON, startBetting, tote } from '../support.testing.js';

const betting = startBetting({ seed: 'tickets', accounts: 2 });
const { ask, account, clock, desk, place, token, tokenFor, world } = betting;
const { racing } = world;
const MY_BETS = `/v1/account-service/tab/accounts/${account.number}/my-bets`;
const open = betting
  .racesOn()
  .filter(
    (race) =>
      racing.state(race, NOON).fixedOpen &&
      race.incident === undefined &&
      race.meeting.sellCode !== undefined &&
      racing.card(race).places === 3 &&
      race.advertised > NOON + 3_600_000,
  );
const [race] = open as [(typeof open)[number]];
const runner = racing.card(race).starters[0] as NonNullable<ReturnType<typeof racing.card>['starters'][0]>;

describe('a slip sent again', () => {
  it('under the same id is the same bet, and another slip under it is refused', () => {
    const slip = [fixed('1.00', legOn(betting, race, runner))];
    const first = place(slip, 'again');
    const held = desk.balance(account.number);
    clock.now += 60_000;
    expect(place(slip, 'again')).toEqual(first);
    expect(desk.balance(account.number)).toBe(held);
    const other = place([fixed('2.00', legOn(betting, race, runner))], 'again');
    expect([other.status, other.body.error.code]).toEqual([409, 'DUPLICATE_TRANSACTION_ERROR']);
    clock.now = NOON;
    const anew = place(slip, 'anew');
    expect(anew.body.bets[0].ticketSerialNumber).not.toBe(first.body.bets[0].ticketSerialNumber);
  });

  it('under the id of another account is that account’s own', () => {
    const [, second] = [...desk.accounts.values()];
    const slip = { transactionId: 'again', bets: [fixed('1.00', legOn(betting, race, runner))] };
    const number = second?.number ?? '';
    const theirs = ask(`/v1/tab-betting-service/accounts/${number}/betslip`, {
      token: tokenFor(number),
      body: slip,
    });
    expect(theirs.body).toMatchObject({ accountNumber: number, ticketCost: '$1.00' });
  });
});

describe('an each-way bet', () => {
  it('is two bets on one ticket at fixed odds', () => {
    const place = legOn(betting, race, runner, 'PLACE');
    const win = legOn(betting, race, runner);
    const leg = { ...win, type: 'EACH_WAY', secondaryOdds: place.odds };
    const { body } = betting.place([{ ...fixed('2.00', leg), secondaryStake: '3.00' }]);
    const [bet] = body.bets;
    const expected = Math.round(Number(win.odds) * 200) + Math.round(Number(place.odds) * 300);
    expect(bet).toMatchObject({ betCost: '$5.00', expectedReturn: `$${(expected / 100).toFixed(2)}` });
    const ticket = desk.ticket(bet.ticketSerialNumber);
    expect(
      ticket?.parts.map(({ cost, words, legs }: Body) => [cost, (words ?? legs[0].words).market]),
    ).toEqual([
      [200, 'Win'],
      [300, 'Place'],
    ]);
    const changed = { ...leg, secondaryOdds: '900.00' };
    expect(betting.place([fixed('2.00', changed)]).body.bets[0].errors[0]).toMatchObject({
      code: 'ODDS_CHANGED',
      odds: place.odds,
      oldOdds: '900.00',
    });
  });

  it('is two bets in the tote', () => {
    const slip = tote(race, 'EACH_WAY', '5.00', [[runner.number]], { secondaryStake: '2.00' });
    const [bet] = betting.place([slip]).body.bets;
    expect(bet).toMatchObject({ betCost: '$7.00', status: 'ACCEPTED' });
    expect(bet.expectedReturn).toBeUndefined();
    const parts = desk.ticket(bet.ticketSerialNumber)?.parts;
    expect(parts?.map((part) => part.kind === 'pool' && part.product)).toEqual(['Win', 'Place']);
  });

  it('takes the whole field where it is asked for', () => {
    const [bet] = betting.place([tote(race, 'PLACE', '0.50', [['FIELD']])]).body.bets;
    const { length } = racing
      .card(race)
      .runners.filter(({ scratching }) => !scratching || scratching.at > NOON);
    expect(bet.betCost).toBe(`$${(length / 2).toFixed(2)}`);
  });
});

describe('an enquiry', () => {
  it('of the older kind tells odds as texts and what all of it costs, and gives no tokens', () => {
    const win = legOn(betting, race, runner);
    const place = legOn(betting, race, runner, 'PLACE');
    const three = racing
      .card(race)
      .starters.slice(0, 3)
      .map(({ number }) => number);
    const { status, body } = ask(`/v1/tab-betting-service/accounts/${account.number}/betslip-enquiry`, {
      token,
      body: {
        bets: [
          fixed('5.00', { ...win, odds: '1.50' }),
          { ...fixed('5.00', { ...win, type: 'EACH_WAY' }), secondaryStake: '2.00' },
          tote(race, 'QUINELLA', '6.00', [three], { flexi: true }),
          fixed('5.00', { type: 'WIN', propositionId: 1 }),
        ],
      },
    });
    expect([status, body.ticketCost]).toEqual([200, expect.any(String)]);
    const [first, each, box, none] = body.bets;
    expect(first).toMatchObject({ status: 'ok', betCost: '$5.00', legs: [{ odds: win.odds }] });
    expect(each.legs[0]).toMatchObject({ odds: win.odds, secondaryOdds: place.odds });
    expect(box).toMatchObject({ legs: [{ positions: [{ selections: three }] }] });
    expect(none).toMatchObject({ status: 'error', errors: [{ code: 'PROPOSITION_NOT_FOUND' }] });
    expect(JSON.stringify(body)).not.toContain('decoToken');
    const path = `/v1/tab-betting-service/accounts/${account.number}/betslip-enquiry`;
    expect(ask(path, { token, body: { bets: [] } }).status).toBe(400);
    expect(ask(path, { body: {} }).status).toBe(401);
  });

  it('prices every bet of a slip, counts tote combinations, and says why one can not be', () => {
    const box = racing
      .card(race)
      .starters.slice(0, 4)
      .map(({ number }) => number);
    const leg = legOn(betting, race, runner);
    const { body } = betting.price([
      fixed('2.00', leg),
      tote(race, 'TRIFECTA', '12.00', [box], { flexi: true }),
      fixed('2.00', { ...leg, propositionId: 5 }),
    ]);
    expect(body.clientDetails).toMatchObject({ accountNumber: '1000001', jurisdiction: 'NSW' });
    expect(body.bets).toMatchObject([
      {
        status: 'ok',
        betCost: '$2.00',
        legs: [{ odds: { decimal: leg.odds }, decoToken: body.decoTokens[0] }],
      },
      { status: 'ok', betCost: '$12.00', combinations: 24 },
      { status: 'error', errors: [{ code: 'PROPOSITION_NOT_FOUND', propositionId: 5 }] },
    ]);
    expect(body.decoTokens).toHaveLength(1);
    const [decoToken] = body.decoTokens;
    const sold = place([fixed('2.00', { type: 'WIN', propositionId: runner.proposition, decoToken })]);
    expect(sold.body.bets[0]).toMatchObject({ status: 'ACCEPTED', legs: [{ odds: leg.odds, decoToken }] });
  });

  it('gives the price now whatever price the slip names, and sells nothing', () => {
    const held = desk.balance(account.number);
    const leg = legOn(betting, race, runner);
    const { body } = betting.price([fixed('2.00', { ...leg, odds: '99.00' })]);
    expect(body.bets[0].legs[0].odds).toEqual({ decimal: leg.odds });
    expect(desk.balance(account.number)).toBe(held);
  });
});

describe('a multi', () => {
  it('costs its stake once and returns the product of its prices', () => {
    const legs = open.slice(0, 3).map((one) => {
      const starter = racing.card(one).starters[0];
      if (!starter) throw new Error('no starter');
      return legOn(betting, one, starter, 'PLACE');
    });
    const [bet] = place([fixed('2.00', ...legs)]).body.bets;
    const product = legs.reduce((all, { odds }) => all * BigInt(Math.round(Number(odds) * 100)), 200n);
    const cents = Number(product / 1_000_000n);
    expect(bet).toMatchObject({ betCost: '$2.00', expectedReturn: `$${(cents / 100).toFixed(2)}` });
    expect(desk.ticket(bet.ticketSerialNumber)?.title).toBe('3 Leg Multi');
  });
});

describe('my bets', () => {
  it('come in pages that no new bet shifts', () => {
    const pages: string[][] = [];
    let path: string | undefined = `${MY_BETS}?count=3&status=ALL`;
    while (path !== undefined) {
      const { body }: Body = ask(path, { token });
      pages.push(body.transactions.map(({ tsn }: Body) => tsn));
      path = body._links.next;
      if (pages.length === 1) place([tote(race, 'WIN', '0.50', [[runner.number]])]);
    }
    const seen = pages.flat();
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(seen).size).toBe(seen.length);
    const [newest, ...rest] = desk.tickets(account.number).map(({ serial }) => serial);
    expect(seen).toEqual(rest);
    expect(seen).not.toContain(newest);
  });

  it('tell what each was, filtered by where it stands', () => {
    const leg = legOn(betting, race, runner);
    const { body } = place([fixed('1.50', leg)]);
    const [{ ticketSerialNumber: tsn }] = body.bets;
    const [first] = ask(`${MY_BETS}?status=PENDING&count=1`, { token }).body.transactions;
    expect(first).toMatchObject({
      tsn,
      status: 'Pending',
      betTypeDetails: 'Win',
      stake: '$1.50',
      odds: leg.odds,
      return: '$0.00',
      eventName: `${race.meeting.name} R${race.number}`,
      isBonusBet: false,
      legs: [{ selectionName: `${runner.number} ${runner.name}`, marketName: 'Win' }],
    });
    clock.now = race.times.paying;
    const resulted = ask(`${MY_BETS}?status=RESULTED&count=1000`, { token }).body.transactions;
    expect(resulted.find((row: Body) => row.tsn === tsn).status).toMatch(/^(Won|Lost)$/);
    expect(ask(`${MY_BETS}?status=OPEN`, { token }).status).toBe(400);
    const enquiry = (serial: unknown, from = token) =>
      ask(`/v1/tab-betting-service/accounts/${account.number}/ticket-enquiry`, {
        token: from,
        body: { ticketSerialNumber: serial },
      });
    expect(enquiry(tsn).body).toMatchObject({
      accountNumber: '1000001',
      ticketSerialNumber: tsn,
      betCost: '$1.50',
    });
    expect([enquiry('0').status, enquiry(5).status]).toEqual([404, 400]);
    expect(ask('/v1/tab-betting-service/NSW/ticket-enquiry', { body: {} }).status).toBe(400);
  });

  it('agree with the statement to the cent', () => {
    clock.now = NOON + 3 * 86_400_000;
    const tickets = ask(`${MY_BETS}?count=100`, { token }).body.transactions;
    const statement = ask(`/v1/account-service/tab/accounts/${account.number}/transactions?count=100`, {
      token,
    });
    const rows: Body[] = statement.body.transactions;
    const cents = (text: string): number => Math.round(Number(text.replace('$', '')) * 100);
    for (const ticket of tickets) {
      const own = rows.filter(({ tsn }) => tsn === ticket.tsn).map(({ amount }) => cents(amount));
      expect([ticket.tsn, own.reduce((sum, one) => sum + one, 0)]).toEqual([
        ticket.tsn,
        cents(ticket.return) - cents(ticket.stake),
      ]);
    }
    expect(rows.at(-1)).toMatchObject({ type: 'deposit', amount: '$1000.00', balance: '$1000.00' });
    expect(
      ask(`/v1/account-service/tab/accounts/${account.number}/transactions?count=x`, { token }).body
        .transactions.length,
    ).toBeLessThanOrEqual(20);
  });
});
