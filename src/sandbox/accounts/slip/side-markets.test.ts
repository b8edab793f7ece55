import { describe, expect, it } from 'vitest';
import { raceBody } from '../../bodies/racing/race.js';
import type { Race } from '../../world/racing.js';
import { type Betting, type Body, findDay, fixed, NOON } from '../support.testing.js';

const NEXT_DAY = NOON + 30 * 3_600_000;
const open = ({ world }: Betting, race: Race): boolean =>
  world.racing.state(race, NOON).fixedOpen && !race.meeting.fixedOddsOnly;
const shown = ({ world }: Betting, race: Race): Body =>
  raceBody({ world: world.racing, now: NOON, jurisdiction: 'NSW', origin: 'http://tab.test' }, race);

// A day with all that these tests are about.
const { betting, found } = findDay(NOON, (one) => {
  const races = one.racesOn().filter((race) => open(one, race));
  const card = (race: Race) => one.world.racing.card(race);
  const plain = races.find(
    (race) =>
      race.meeting.code === 'R' &&
      race.incident === undefined &&
      card(race).starters.length >= 8 &&
      card(race).runners.every(({ scratching }) => !scratching || scratching.at < NOON),
  );
  const late = races.find(
    (race) =>
      race.meeting.code === 'R' &&
      race.losesFavourite &&
      race.incident === undefined &&
      card(race).runners.some(({ scratching }) => scratching?.late && scratching.at > NOON),
  );
  const off = races.find(({ incident }) => incident?.kind === 'abandoned' && incident.at > NOON);
  const shared = races.find(({ incident }) => incident?.kind === 'dead heat' && incident.place === 2);
  return plain && late && off && shared ? { plain, late, off, shared } : undefined;
});
const { clock, desk, world, place, price } = betting;
const { racing } = world;

const tops = (race: Race, k: number): Body[] => shown(betting, race).sameRaceMultiMarkets[k - 1].propositions;
const out = (race: Race): Body => shown(betting, race).extraMarkets[0];
const legOf = (proposition: Body) => ({
  type: 'WIN',
  propositionId: proposition.number,
  odds: proposition.returnWin.toFixed(2),
});

/** Sells bets at noon and tells what came of them by the next day. */
function results(...bets: unknown[]) {
  clock.now = NOON;
  const sold = place(bets).body.bets;
  clock.now = NEXT_DAY;
  desk.settle(NEXT_DAY);
  clock.now = NOON;
  return sold.map((row: Body) => {
    if (row.status !== 'ACCEPTED') throw new Error(JSON.stringify(row));
    return desk.ticket(row.ticketSerialNumber)?.result;
  });
}

/** By the finish, the part of a place among the first `places` that a runner has. */
function share(finish: readonly (readonly number[])[], runner: number, places: number): number {
  let before = 0;
  for (const group of finish) {
    if (before >= places) return 0;
    if (group.includes(runner)) return Math.min(group.length, places - before) / group.length;
    before += group.length;
  }
  return 0;
}

describe('side markets of a race', () => {
  it.each([1, 2, 3, 4])('on the first %i pay those that finish there, at the price shown', (k) => {
    const rows = tops(found.plain, k);
    const { finish } = racing.card(found.plain);
    const ended = results(...rows.slice(0, 20).map((row) => fixed('10.00', legOf(row))));
    let won = 0;
    for (const [i, row] of rows.slice(0, 20).entries()) {
      const part = share(finish, row.runnerNumber, k);
      won += part;
      expect(ended[i].payout).toBe(Math.floor(Math.round(row.returnWin * 100) * 10 * part));
      expect(ended[i].outcome).toBe(part > 0 ? 'Won' : 'Lost');
    }
    expect(won).toBe(k);
  });

  it('pay a part to those that share the last of the places', () => {
    const { finish } = racing.card(found.shared);
    const [, group = []] = finish;
    expect(group).toHaveLength(2);
    const rows = tops(found.shared, 2).filter(({ runnerNumber }) => group.includes(runnerNumber));
    const ended = results(...rows.map((row) => fixed('10.00', legOf(row))));
    expect(ended.map(({ payout }: Body) => payout)).toEqual(
      rows.map(({ returnWin }) => Math.floor((Math.round(returnWin * 100) * 10) / 2)),
    );
  });

  it('without the favourite pay the first of all others, by number as by id', () => {
    const { propositions } = out(found.plain);
    const favourite = propositions.find(({ bettingStatus }: Body) => bettingStatus === 'Reserve');
    const others = propositions.filter((row: Body) => row !== favourite).slice(0, 20);
    const { finish } = racing.card(found.plain);
    const best = finish.flat().find((number) => number !== favourite.runnerNumber);
    const ended = results(...others.map((row: Body) => fixed('10.00', legOf(row))));
    expect(ended.map(({ outcome }: Body) => outcome)).toEqual(
      others.map(({ runnerNumber }: Body) => (runnerNumber === best ? 'Won' : 'Lost')),
    );
    const [byId] = results(fixed('10.00', { ...legOf(others[0]), propositionId: Number(others[0].id) }));
    expect(byId).toEqual(ended[0]);
    clock.now = NOON;
    const aside = place([fixed('1.00', { ...legOf(favourite), odds: '5.00' })]).body.bets[0];
    expect(aside.errors[0].code).toBe('PROPOSITION_NOT_FOUND');
  });

  it('are refunded with the race, and with a runner scratched', () => {
    const [row] = tops(found.off, 3);
    expect(results(fixed('10.00', legOf(row)))).toMatchObject([{ outcome: 'Refunded', payout: 1000 }]);
    const scratched = racing
      .card(found.late)
      .runners.find(({ scratching }) => scratching?.late && scratching.at > NOON);
    const rows = tops(found.late, 2);
    const gone = rows.find(({ runnerNumber }) => runnerNumber === scratched?.number);
    expect(results(fixed('10.00', legOf(gone)))).toMatchObject([{ outcome: 'Refunded', payout: 1000 }]);
  });

  it('pay less the deductions of a late scratching, but without the favourite not for the favourite', () => {
    const { late } = found;
    const prices = racing.fixedPrices(late, NEXT_DAY);
    const gone = racing
      .card(late)
      .runners.filter(({ scratching }) => scratching && scratching.at > NOON)
      .map(({ number }) => number);
    const lost = (kind: 'winDeduction' | 'placeDeduction', aside?: number): number =>
      prices
        .filter(({ runner }) => gone.includes(runner) && runner !== aside)
        .reduce((sum, row) => sum + (row[kind] ?? 0), 0);
    const [winner = 0] = racing.card(late).finish[0] ?? [];
    const pays = (row: Body, less: number) =>
      Math.floor((Math.round(row.returnWin * 100) * 10 * (100 - less)) / 100);
    const find = (rows: Body[]): Body => rows.find(({ runnerNumber }) => runnerNumber === winner);
    const { propositions } = out(late);
    const favourite = propositions.find(({ bettingStatus }: Body) => bettingStatus === 'Reserve');
    const [first, third, other] = [find(tops(late, 1)), find(tops(late, 3)), find(propositions)];
    const ended = results(...[first, third, other].map((row) => fixed('10.00', legOf(row))));
    expect(lost('winDeduction')).toBeGreaterThan(0);
    expect(gone).toContain(favourite.runnerNumber);
    expect(ended.map(({ payout }: Body) => payout)).toEqual([
      pays(first, lost('winDeduction')),
      pays(third, lost('placeDeduction')),
      pays(other, lost('winDeduction', favourite.runnerNumber)),
    ]);
  });

  it('have win betting only, and stand in no multi beside another leg of their race', () => {
    const [row, other] = tops(found.plain, 2);
    clock.now = NOON;
    const codes = place([
      fixed('1.00', { ...legOf(row), type: 'PLACE' }),
      fixed('1.00', legOf(row), legOf(other)),
      fixed('1.00', { ...legOf(row), odds: '99.00' }),
    ]).body.bets.map(({ errors }: Body) => errors[0].code);
    expect(codes).toEqual(['PLACE_NOT_OFFERED', 'LEGS_NOT_COMBINABLE', 'ODDS_CHANGED']);
  });

  it('are held while the book is made anew, in the race as at the counter', () => {
    const scratched = racing
      .card(found.late)
      .runners.find(({ scratching }) => scratching?.late && scratching.at > NOON);
    const [row] = tops(found.late, 1).filter(({ runnerNumber }) => runnerNumber !== scratched?.number);
    clock.now = (scratched?.scratching?.at ?? 0) + 1_000;
    const held = raceBody(
      { world: racing, now: clock.now, jurisdiction: 'NSW', origin: 'http://tab.test' },
      found.late,
    ) as Body;
    expect(held.sameRaceMultiMarkets[0].bettingStatus).toBe('Suspended');
    expect(place([fixed('1.00', legOf(row))]).body.bets[0].errors[0].code).toBe('BETTING_SUSPENDED');
    clock.now = NOON;
  });
});

describe('a same-race multi', () => {
  const multi = (...rows: Body[]) => ({
    type: 'SAME_RACE_MULTI',
    propositions: rows.map(({ number }) => ({ type: 'WIN', propositionId: number })),
  });
  const asked = (leg: Body) => {
    clock.now = NOON;
    return price([fixed('10.00', leg)]).body.bets[0];
  };
  const row = (race: Race, k: number, runner: number): Body =>
    tops(race, k).find(({ runnerNumber }) => runnerNumber === runner);

  it('pays when all of its runners are where they have to be', () => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = racing.card(found.plain).finish.flat();
    const good = multi(row(found.plain, 1, a), row(found.plain, 3, c));
    const quoted = asked(good);
    expect(quoted.legs[0].redundantPropositions).toEqual([]);
    const odds = quoted.legs[0].odds.decimal;
    const bad = multi(row(found.plain, 2, a), row(found.plain, 4, e));
    const [won, lost] = results(
      fixed('10.00', { ...good, odds }),
      fixed('10.00', { ...bad, odds: asked(bad).legs[0].odds.decimal }),
    );
    expect(won).toMatchObject({ outcome: 'Won', payout: Math.round(Number(odds) * 1000) });
    expect(lost).toMatchObject({ outcome: 'Lost', payout: 0 });
    expect([b, d].every((number) => number > 0)).toBe(true);
  });

  it('drops what adds nothing and keeps the price', () => {
    const [a = 0, b = 0] = racing.card(found.plain).finish.flat();
    const [first, second] = [row(found.plain, 1, a), row(found.plain, 4, b)];
    const more = asked(multi(first, second, row(found.plain, 3, a)));
    expect(more.legs[0].odds).toEqual(asked(multi(first, second)).legs[0].odds);
    expect(more.legs[0].redundantPropositions).toMatchObject([{ status: 'redundant' }]);
  });

  it('is refunded when one of its runners is scratched', () => {
    const gone = racing
      .card(found.late)
      .runners.find(({ scratching }) => scratching?.late && scratching.at > NOON);
    const [winner = 0] = racing.card(found.late).finish.flat();
    const leg = multi(row(found.late, 2, gone?.number ?? 0), row(found.late, 2, winner));
    const odds = asked(leg).legs[0].odds.decimal;
    expect(results(fixed('10.00', { ...leg, odds }))).toMatchObject([{ outcome: 'Refunded', payout: 1000 }]);
  });

  it('can not be made of two winners, of two races, or of other markets', () => {
    const [first, second] = tops(found.plain, 1);
    const [elsewhere] = tops(found.shared, 1);
    const codes = [
      multi(first, second),
      multi(first, elsewhere),
      multi(first, { number: racing.card(found.plain).starters[0]?.proposition }),
      multi(first, { number: 5 }),
    ].map((leg) => asked(leg).errors[0].code);
    expect(codes).toEqual([
      'LEGS_NOT_COMBINABLE',
      'LEGS_NOT_COMBINABLE',
      'LEGS_NOT_COMBINABLE',
      'PROPOSITION_NOT_FOUND',
    ]);
  });
});
