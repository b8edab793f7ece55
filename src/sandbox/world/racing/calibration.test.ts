import { describe, expect, it } from 'vitest';
import type { RaceType } from '../../../domain/racing-code.js';
import { type Contestant, drawFinish } from './finish.js';
import { exactaChances } from './pair-chances.js';
import { startSources } from './sources.js';

// Winners and places of 10,000 races of each code against the chances they were drawn by. Everything is seeded, so a run
// never differs from another; the bounds are those that chance alone would cross once in 100,000 seeds.

const RACES = 10_000;
const DATES = ['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const CODES = ['R', 'H', 'G'] as const;
const EDGES = [0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.17, 0.22, 0.28, 0.36, 0.46, 1] as const;

const sources = startSources('calibration');
const CARDS = DATES.flatMap((date) => sources.day(date).meetings.flatMap(({ races }) => races))
  .map((race) => sources.card(race))
  .filter(({ finish }) => finish.length > 0);
type Starters = readonly Contestant[];

interface Bucket {
  expected: number;
  variance: number;
  seen: number;
}

type Buckets = Map<string, Bucket>;

/** Chances to win, and to be among the first two, by runner number: in proportion to strength, then to discounted strength. */
function chancesOf(starters: Starters): { win: Map<number, number>; top2: Map<number, number> } {
  const whole = starters.reduce((sum, { ability }) => sum + Math.exp(ability), 0);
  const win = new Map(starters.map(({ number, ability }) => [number, Math.exp(ability) / whole]));
  const { numbers, chances } = exactaChances(win);
  const top2 = new Map(win);
  for (const [at, chance] of chances.entries()) {
    const second = numbers[at % numbers.length] as number;
    top2.set(second, (top2.get(second) ?? 0) + chance);
  }
  return { win, top2 };
}

/** Notes what part of the wins (or first places) a chance brought. */
function note(buckets: Buckets, name: string, chance: number, hit: number): void {
  const edge = EDGES.findLast((from) => chance >= from);
  const key = `${name} ${edge}`;
  const bucket = buckets.get(key) ?? { expected: 0, variance: 0, seen: 0 };
  bucket.expected += chance;
  bucket.variance += chance * (1 - chance);
  bucket.seen += hit;
  buckets.set(key, bucket);
}

function noteRace(
  buckets: Buckets,
  code: RaceType,
  { win, top2 }: ReturnType<typeof chancesOf>,
  finish: readonly (readonly number[])[],
): void {
  const [first = [], second = []] = finish;
  const best = Math.max(...win.values());
  for (const [number, chance] of win) {
    const won = first.includes(number) ? 1 / first.length : 0;
    note(buckets, `win ${code}`, chance, won);
    if (chance === best) note(buckets, `favourite ${code}`, chance, won);
    const among = first.length > 1 ? first.includes(number) : won > 0 || second[0] === number;
    // Where second is shared, each has half of it.
    const shared = won === 0 && second.includes(number) && first.length === 1 ? 1 / second.length : 0;
    note(
      buckets,
      `first two ${code}`,
      top2.get(number) ?? 0,
      second.length > 1 ? won + shared : Number(among),
    );
  }
}

/** Chi-square over the buckets of a name that expect enough, with their number. */
function chiSquare(buckets: Buckets, name: string): { value: number; buckets: number } {
  const own = [...buckets].filter(([key, { variance }]) => key.startsWith(`${name} `) && variance >= 10);
  const value = own.reduce(
    (sum, [, { seen, expected, variance }]) => sum + (seen - expected) ** 2 / variance,
    0,
  );
  return { value, buckets: own.length };
}

/** What chance alone exceeds once in 100,000 times (Wilson and Hilferty). */
function bound(degrees: number): number {
  const spread = 2 / (9 * degrees);
  return degrees * (1 - spread + 4.265 * Math.sqrt(spread)) ** 3;
}

/** The races of some days as they were run. */
function ownRaces(): Buckets {
  const buckets: Buckets = new Map();
  for (const { race, starters, finish } of CARDS) {
    noteRace(buckets, race.meeting.code, chancesOf(starters), finish);
  }
  return buckets;
}

/** Runs their fields over and over, each time as another race; `bias` multiplies the favourite's strength. */
function manyRaces(bias = 1): Buckets {
  const buckets: Buckets = new Map();
  for (const code of CODES) {
    const fields = CARDS.filter(({ race }) => race.meeting.code === code).map(({ race, starters }) => {
      const best = Math.max(...starters.map(({ ability }) => ability));
      const raced = starters.map(({ number, ability }) => ({
        number,
        ability: ability === best ? ability + Math.log(bias) : ability,
      }));
      const { number, meeting } = race;
      return { contest: { number, meeting }, raced, chances: chancesOf(starters) };
    });
    for (let i = 0; i < RACES; i++) {
      const { contest, raced, chances } = fields[i % fields.length] as (typeof fields)[number];
      noteRace(buckets, code, chances, drawFinish(`run ${i}`, contest, raced));
    }
  }
  return buckets;
}

/** The codes and bets of which winners do not fit their chances. */
function astray(buckets: Buckets): string[] {
  return NAMES.filter((name) => {
    const { value, buckets: count } = chiSquare(buckets, name);
    expect(count).toBeGreaterThan(2);
    return value > bound(count);
  });
}

const NAMES = CODES.flatMap((code) => [`win ${code}`, `favourite ${code}`, `first two ${code}`]);

describe('the winners of 10,000 races a code', () => {
  it('are those that the chances say, in every bucket of them; so are favourites, and the first two', () => {
    expect(astray(manyRaces())).toEqual([]);
    expect(astray(ownRaces())).toEqual([]);
  });

  it('would betray favourites that win a tenth more often, or less', () => {
    // So much stronger, a favourite of 35 % wins a tenth more often; so much weaker, a tenth less.
    for (const bias of [1.163, 0.855]) {
      expect(astray(manyRaces(bias)).filter((name) => name.startsWith('favourite'))).toHaveLength(3);
    }
  });
});
