import { describe, expect, it } from 'vitest';
import { addDays } from '../../../util/zone.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { carriedToldAt, multiLegPoolsAt, poolsAt, promisedIn } from './pools.js';
import { settledOf } from './settled.js';
import { type Sources, startSources } from './sources.js';
import type { Meeting, Pool, Race, Tote } from './types.js';

const FROM = '2026-10-03';
const DAYS = 9;
const LATER = Date.UTC(2100, 0);
const TOTE: Tote = 'QLD';

/** Every pool of a race at all times, its last leg's; of an abandoned race too. */
function poolsEnding(sources: Sources, date: string): Pool[] {
  const before = Date.parse(`${date}T00:00:00Z`) - 7 * 86_400_000;
  return sources
    .day(date)
    .meetings.filter((meeting) => !meeting.fixedOddsOnly)
    .flatMap(({ races }) => races)
    .flatMap((race) => {
      // Before anything is called off every pool is there; its jackpot is that of the end.
      const there = poolsAt(sources, race, before, TOTE).filter(({ legs }) => legs.at(-1) === race);
      const doubles = poolsAt(sources, race, before, TOTE).filter(
        ({ product }) => product === 'RunningDouble',
      );
      return [...there, ...doubles];
    })
    .map((pool) => ({
      ...pool,
      total: totalOf(sources, pool),
      jackpot:
        promisedIn(sources.seed, pool.product, pool.legs) + sources.carried(pool.product, pool.legs, TOTE),
    }));
}

function totalOf(sources: Sources, { product, legs }: Pool): number {
  return sources.finalPool(product, legs.at(-1) as Race, TOTE);
}

const placeOf = (meeting: Meeting): string =>
  isMetropolitan(meeting) ? 'city' : atHome(meeting) ? 'country' : 'overseas';

describe('jackpots', () => {
  it('carried in are those carried out before: of the same product, code, tote and kind of meeting', () => {
    const sources = startSources('carry');
    // By kind of pool, what nobody won since the last named one; unknown before the first of them.
    const owed = new Map<string, number>();
    let told = 0;
    for (let day = 0; day < DAYS; day++) {
      const date = addDays(FROM, day);
      const kinds = Map.groupBy(poolsEnding(sources, date), ({ product, legs: [first] }) => {
        const { meeting } = first as Race;
        return `${product} ${meeting.code} ${placeOf(meeting)}`;
      });
      for (const [kind, pools] of kinds) {
        const gone = pools.flatMap((pool) => settledOf(sources, pool, TOTE).map(({ carried }) => carried));
        const over = gone.reduce((sum, one) => sum + one, 0);
        const carried = pools.map((pool) => pool.jackpot - promisedIn(sources.seed, pool.product, pool.legs));
        const into = carried.filter((one) => one > 0);
        expect(into.length).toBeLessThanOrEqual(1);
        // A Big6 is named on Saturdays.
        if (kind.startsWith('Big6') && day % 7 !== 0) {
          expect(into).toEqual([]);
          owed.set(kind, (owed.get(kind) ?? 0) + over);
          continue;
        }
        if (owed.has(kind)) expect([kind, into[0] ?? 0]).toEqual([kind, owed.get(kind)]);
        told += into.length;
        owed.set(kind, over);
      }
    }
    expect(told).toBeGreaterThan(30);
  }, 60_000);

  it('are told from the morning on, when every pool they come from is settled', () => {
    const sources = startSources('told');
    let seen = 0;
    for (let day = 0; day < 4; day++) {
      const date = addDays(FROM, day);
      const told = carriedToldAt(addDays(date, 1));
      const { meetings } = sources.day(date);
      for (const race of meetings.flatMap(({ races }) => races)) {
        expect(sources.status(race, told).over).toBe(true);
        if (!race.incident) expect(race.times.paying).toBeLessThan(told);
      }
      for (const meeting of meetings) {
        for (const pool of multiLegPoolsAt(sources, meeting, LATER, TOTE)) {
          const carried = sources.carried(pool.product, pool.legs, TOTE);
          if (carried === 0) continue;
          seen += 1;
          const at = (now: number): number =>
            multiLegPoolsAt(sources, meeting, now, TOTE).find(({ product }) => product === pool.product)
              ?.jackpot ?? 0;
          expect(at(carriedToldAt(date)) - at(carriedToldAt(date) - 1)).toBe(carried);
          expect(pool.closesAt).toBeGreaterThan(carriedToldAt(date));
        }
      }
    }
    expect(seen).toBeGreaterThan(3);
  });
});
