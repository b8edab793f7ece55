import { random } from '../random.js';
import { sum } from './arrays.js';
import { convolved, type Distribution, fromWeights } from './distribution.js';
import type { Match } from './match-types.js';
import { expectedCount, type Roster } from './players.js';

// Numbers made from the counts of several players: `sum:sixes:home` (or `both`), `openers:runs:home` for the first two,
// `top:runs:home`, the place of the one who has most in his side (one of those who are level, by lot), and `best`, the player
// of the match, home first.

/** How players' counts, and the score, are looked up. */
export type Look<T> = (name: string) => T;

const SIDES = ['home', 'away'] as const;

interface Group {
  roster: Roster;
  names: readonly string[];
}

function groupOf(match: Match, stat: string, side: string, most?: number): Group[] {
  const { rosters } = match;
  if (!rosters) throw new RangeError(`nobody is counted by ${stat}`);
  return SIDES.filter((one) => side === 'both' || one === side).map((one) => {
    const roster = rosters[one === 'home' ? 0 : 1];
    const players = roster.players.slice(0, most);
    return { roster, names: players.map((_, index) => `player:${one}:${index}:${stat}`) };
  });
}

const isPlayers = (name: string): boolean => /^(sum|openers|top):/.test(name) || name === 'best';

export { isPlayers as isPlayersNumber };

/** The chance of each to have most; those who are level share it, as if no more than three ever were. */
function chancesOfMost(counts: readonly Distribution[]): number[] {
  const won = new Float64Array(counts.length);
  const high = Math.max(...counts.map((one) => one.high));
  const less = new Float64Array(counts.length);
  const same = new Float64Array(counts.length);
  for (let k = 0; k <= high; k++) {
    for (const [i, one] of counts.entries()) {
      less[i] = one.between(Number.NEGATIVE_INFINITY, k - 1);
      same[i] = one.between(k, k);
    }
    for (let i = 0; i < won.length; i++) {
      // Chances that none of the others has more, and that none, one or two are level.
      let alone = same[i] as number;
      if (alone < 1e-6) continue;
      let withOne = 0;
      let withTwo = 0;
      for (let j = 0; j < won.length; j++) {
        if (j === i) continue;
        const under = less[j] as number;
        const level = same[j] as number;
        withTwo = withTwo * (under + level) + withOne * level;
        withOne = withOne * under + alone * level;
        alone *= under;
      }
      won[i] = (won[i] as number) + alone + withOne / 2 + withTwo / 3;
    }
  }
  return [...won];
}

/** What each player of a side is worth to it: who is best of the match is drawn from the winners by this. */
function worth(roster: Roster): number[] {
  const { stats } = roster;
  return roster.players.map(
    (_, i) =>
      (stats['runs'] ? expectedCount(roster, 'runs', i) : 0) +
      (stats['wickets'] ? 22 * expectedCount(roster, 'wickets', i) : 0),
  );
}

/** How such a number is distributed. */
export function playersDistribution(match: Match, name: string, of: Look<Distribution>): Distribution {
  if (name === 'best') {
    const home = of('margin@full').between(1, Number.POSITIVE_INFINITY);
    const weights = (match.rosters ?? []).flatMap((roster, side) => {
      const own = worth(roster);
      return own.map((one) => (one / sum(own)) * (side === 0 ? home : 1 - home));
    });
    return fromWeights(0, weights);
  }
  const [kind, stat = '', side = ''] = name.split(':');
  const counts = groupOf(match, stat, side, kind === 'openers' ? 2 : undefined)
    .flatMap(({ names }) => names)
    .map(of);
  return kind === 'top' ? fromWeights(0, chancesOfMost(counts)) : counts.reduce(convolved);
}

/** What such a number came to. */
export function playersValue(seed: string, match: Match, name: string, value: Look<number>): number {
  if (name === 'best') {
    const side = value('margin@full') > 0 ? 0 : 1;
    const roster = match.rosters?.[side];
    if (!roster) throw new RangeError('nobody plays');
    const draw = random(seed, match.info.id, match.fixture.key, 'best');
    const place = draw.weighted(worth(roster).map((one, i) => [i, one] as const));
    return side * roster.players.length + place;
  }
  const [kind, stat = '', side = ''] = name.split(':');
  const counts = groupOf(match, stat, side, kind === 'openers' ? 2 : undefined)
    .flatMap(({ names }) => names)
    .map(value);
  if (kind !== 'top') return sum(counts);
  const most = Math.max(...counts);
  const level = counts.flatMap((n, i) => (n === most ? [i] : []));
  return random(seed, match.info.id, match.fixture.key, name).pick(level);
}
