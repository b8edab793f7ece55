import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { type Betting, type Body, findDay, fixed, legOn, NOON, startBetting } from '../support.testing.js';

const HOUR = 3_600_000;
const { betting, found } = findDay(NOON, (one: Betting) => {
  const open = one
    .racesOn()
    .filter((race) => one.world.racing.state(race, NOON).fixedOpen && race.times.paying < NOON + 20 * HOUR);
  const plain = open.find(
    (race) =>
      !race.incident &&
      one.world.racing.card(race).fixedPlaces > 0 &&
      one.world.racing.card(race).runners.every(({ scratching }) => !scratching?.late),
  );
  const off = open.find(({ incident }) => incident?.kind === 'abandoned' && incident.at > NOON);
  return plain && off ? { plain, off } : undefined;
});

function start() {
  const one = startBetting({ seed: betting.world.racing.seed, accounts: 2 });
  const tokens = (account = one.account.number): Body[] =>
    one
      .ask(`/v1/tab-promotions-service/accounts/${account}/bet-tokens`, { token: one.tokenFor(account) })
      .body.exclusiveOffers.flatMap((offer: Body) => offer.tokenGroups)
      .flatMap((group: Body) => group.betTokens);
  const runnerOf = (race: Race, place: number) => {
    const { finish, runners } = one.world.racing.card(race);
    const number = finish.flat().at(place);
    return runners.find((row) => row.number === number) ?? runners[0];
  };
  const bet = (race: Race, place: number, stake: string, token: string) => {
    const runner = runnerOf(race, place);
    if (!runner) throw new Error('no runner');
    return { ...fixed(stake, legOn(one, race, runner)), bonusBetToken: token };
  };
  return { ...one, tokens, bet };
}

describe('bonus bets', () => {
  it('are two for every account, by the seed, for a week', () => {
    const { tokens, clock, account } = start();
    const own = tokens();
    expect(own).toHaveLength(2);
    expect(own[0]).toMatchObject({ promotionType: 'BONUS_BET', remainingNumberOfBetTokens: 1 });
    expect(start().tokens()).toEqual(own);
    const other = String(Number(account.number) + 1);
    expect(tokens(other).map(({ tokenGroupId }) => tokenGroupId)).not.toContain(own[0].tokenGroupId);
    clock.now += 7 * 24 * HOUR;
    expect(tokens()).toEqual([]);
  });

  it('cost nothing, and pay the profit of a win but not the stake', () => {
    const { tokens, bet, place, balance, clock, desk, account, ask, token } = start();
    const [least] = tokens();
    const before = balance();
    const { body } = place([bet(found.plain, 0, '5.00', least.tokenGroupId)]);
    const [row] = body.bets;
    expect(body).toMatchObject({ ticketCost: '$0.00', accountBalance: '$1000.00' });
    const odds = Number(row.legs[0].odds);
    const profit = Math.floor(odds * 500 + 1e-6) - 500;
    expect(row).toMatchObject({ status: 'ACCEPTED', expectedReturn: `$${(profit / 100).toFixed(2)}` });
    expect(tokens()).toHaveLength(1);
    clock.now = NOON + 24 * HOUR;
    expect(balance()).toBe(before + profit);
    expect(desk.ledger.balance('house')).toBe(-profit);
    const [mine] = ask(`/v1/account-service/tab/accounts/${account.number}/my-bets`, { token }).body
      .transactions;
    expect(mine).toMatchObject({ isBonusBet: true, stake: '$5.00', status: 'Won' });
  });

  it('are gone when the bet loses, and good again when it is void', () => {
    const { tokens, bet, place, balance, clock } = start();
    const [least, most] = tokens();
    const before = balance();
    place([bet(found.plain, -1, '5.00', least.tokenGroupId), bet(found.off, -1, '5.00', most.tokenGroupId)]);
    expect(tokens()).toEqual([]);
    clock.now = NOON + 24 * HOUR;
    expect(balance()).toBe(before);
    expect(tokens().map(({ tokenGroupId }) => tokenGroupId)).toEqual([most.tokenGroupId]);
  });

  it('are refused for another account, twice, for more than they hold, and each way', () => {
    const { tokens, bet, place, account, clock, desk } = start();
    const [least, most] = tokens();
    const [other] = tokens(String(Number(account.number) + 1));
    const each = bet(found.plain, 0, '1.00', most.tokenGroupId);
    const [leg] = each.legs as Body[];
    const rows = place([
      bet(found.plain, 0, '1.00', other.tokenGroupId),
      bet(found.plain, 0, '1.00', 'nothing'),
      bet(found.plain, 0, '99.00', least.tokenGroupId),
      { ...each, legs: [{ ...leg, type: 'EACH_WAY', secondaryOdds: place0(desk, clock.now) }] },
      bet(found.plain, 0, '1.00', least.tokenGroupId),
      bet(found.plain, 0, '1.00', least.tokenGroupId),
    ]).body.bets;
    expect(rows.map((row: Body) => row.errors[0]?.code ?? row.status)).toEqual([
      'BONUS_BET_INVALID',
      'BONUS_BET_INVALID',
      'STAKE_TOO_LARGE',
      'BONUS_BET_INVALID',
      'ACCEPTED',
      'BONUS_BET_INVALID',
    ]);
  });

  it('are not bought back', () => {
    const { tokens, bet, place, ask, account, token } = start();
    const [row] = place([bet(found.plain, 0, '5.00', tokens()[0].tokenGroupId)]).body.bets;
    const path = `/v1/tab-betting-service/accounts/${account.number}/cashout-offers`;
    expect(ask(`${path}/${row.ticketSerialNumber}`, { token }).body).toEqual({});
    expect(ask(path, { token }).body).toEqual({ cashOutOffers: [] });
  });
});

/** The place price of the winner of the plain race. */
function place0({ world }: Betting['desk'], now: number): string {
  const number = world.racing.card(found.plain).finish[0]?.[0];
  const price = world.racing.fixedPrices(found.plain, now).find(({ runner }) => runner === number);
  return (price?.place ?? 0).toFixed(2);
}
