import { describe, expect, it } from 'vitest';
import type { Meeting, Race } from '../../world/racing.js';
import { createWorld } from '../../world/world.js';
import { type LegsPart, raceName } from '../ticket.js';
import { settleLegs } from './tote.js';

const { racing } = createWorld('legs');
const DATES = ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'];
const AFTER = Date.parse('2026-11-26T12:00:00Z');

interface Offered {
  product: LegsPart['product'];
  races: readonly Race[];
}

function offered({ races, multiLegs, fixedOddsOnly }: Meeting): Offered[] {
  if (fixedOddsOnly) return [];
  const numbered = (number: number): Race => races.find((race) => race.number === number) as Race;
  const doubles = races.slice(1).map((race): Offered => {
    return { product: 'RunningDouble', races: [numbered(race.number - 1), race] };
  });
  return [...multiLegs.map(({ product, legs }) => ({ product, races: legs.map(numbered) })), ...doubles];
}
const all = DATES.flatMap((date) => racing.day(date).meetings.flatMap(offered));

function settle({ product, races }: Offered, selections: number[][], cost = 100) {
  const part: LegsPart = {
    kind: 'legs',
    product,
    jurisdiction: 'VIC',
    cost,
    combinations: selections.reduce((count, { length }) => count * length, 1),
    races: races.map(raceName),
    selections,
    words: { selection: '', market: product, event: '' },
  };
  return settleLegs(racing, part, AFTER);
}
const winnerOf = (race: Race): number => racing.card(race).finish[0]?.[0] ?? 1;
const loserOf = (race: Race): number => racing.card(race).finish.at(-1)?.[0] ?? 1;
const declared = ({ product, races }: Offered) =>
  racing.dividends(races.at(-1) as Race, AFTER, 'VIC').filter((row) => row.product === product);

describe('a bet over several races', () => {
  it('moves a scratched selection to the substitute, which wins or loses in its place', () => {
    const outcomes = new Set<boolean>();
    for (const one of all.filter(({ product }) => product === 'Quaddie' || product === 'RunningDouble')) {
      const leg = one.races.findIndex((race) =>
        racing.card(race).runners.some(({ scratching }) => scratching?.late),
      );
      if (leg < 0 || one.races.some(({ incident }) => incident)) continue;
      const race = one.races[leg] as Race;
      const out = racing.card(race).runners.find(({ scratching }) => scratching?.late);
      const stands = racing.substitute(race, 'VIC') === winnerOf(race);
      const [dividend] = declared(one)[0]?.dividends ?? [];
      if (!out || !dividend || dividend.amount === 0) continue;
      const selections = one.races.map((each, i) => [i === leg ? out.number : winnerOf(each)]);
      const outcome = stands ? 'Won' : 'Lost';
      expect(settle(one, selections)).toMatchObject({ outcome, payout: stands ? dividend.amount : 0 });
      // With the winner beside it, the substitute counts a second time.
      const both = selections.map((list, i) => (i === leg ? [out.number, winnerOf(race)] : list));
      expect(settle(one, both, 200)?.payout).toBe(stands ? 2 * dividend.amount : dividend.amount);
      outcomes.add(stands);
    }
    expect(outcomes).toEqual(new Set([true, false]));
  });

  it('is refunded when all of its races are called off', () => {
    const off = all.filter(({ races }) => races.every(({ incident }) => incident?.kind === 'abandoned'));
    expect(off.length).toBeGreaterThan(0);
    for (const one of off) {
      expect(
        settle(
          one,
          one.races.map(() => [1, 2]),
          400,
        ),
      ).toMatchObject({ outcome: 'Refunded', payout: 400 });
    }
  });

  it('is open until the last of its races is decided', () => {
    const [one] = all;
    const part = { ...one, selections: one?.races.map(() => [1]) } as Offered & { selections: number[][] };
    const last = part.races.at(-1) as Race;
    const full: LegsPart = {
      kind: 'legs',
      product: part.product,
      jurisdiction: 'NSW',
      cost: 100,
      combinations: 1,
      races: part.races.map(raceName),
      selections: part.selections,
      words: { selection: '', market: '', event: '' },
    };
    expect(settleLegs(racing, full, last.advertised - 1)).toBeUndefined();
    expect(settleLegs(racing, full, AFTER)).toBeDefined();
  });

  it('on a Big 6 pays the consolation to five of six, and it only', () => {
    let checked = 0;
    for (const one of all.filter(({ product }) => product === 'Big6')) {
      if (one.races.some(({ incident }) => incident)) continue;
      const [main, consolation] = declared(one).map(({ dividends }) => dividends[0]);
      if (!main || !consolation || main.amount === 0 || consolation.amount === 0) continue;
      const winners = one.races.map((race) => [winnerOf(race)]);
      const last = one.races.at(-1) as Race;
      const five = [...winners.slice(0, -1), [loserOf(last)]];
      expect(settle(one, winners)).toMatchObject({ outcome: 'Won', payout: main.amount });
      expect(settle(one, five)).toMatchObject({ outcome: 'Won', payout: consolation.amount });
      const both = [...winners.slice(0, -1), [winnerOf(last), loserOf(last)]];
      expect(settle(one, both, 200)?.payout).toBe(main.amount + consolation.amount);
      const four = [[loserOf(one.races[0] as Race)], ...five.slice(1)];
      expect(settle(one, four)).toMatchObject({ outcome: 'Lost' });
      checked += 1;
    }
    expect(checked).toBeGreaterThan(0);
  });

  it('gives back what the pool declared nothing on', () => {
    const bare = all.filter((one) => declared(one)[0]?.dividends[0]?.amount === 0);
    for (const one of bare.filter(({ races }) => races.every(({ incident }) => !incident))) {
      expect(
        settle(
          one,
          one.races.map((race) => [winnerOf(race)]),
          100,
        ),
      ).toMatchObject({
        outcome: 'Refunded',
        payout: 100,
      });
    }
    expect(bare.length).toBeGreaterThan(0);
  });
});
