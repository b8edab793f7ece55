import { type Random, random } from '../random.js';
import { at, sum } from './arrays.js';
import { overdispersed, quantile } from './distribution.js';
import { isAbsent } from './incidents.js';
import type { Match } from './match-types.js';
import type { Stat } from './player-stats.js';
import { countDistribution, expectedCount, partsOf, type Roster, statOf } from './players.js';
import { type ScoreModel, scoreValue } from './score-model.js';

/** What every player of a match got in the end, by stat and side, and who scored first. */
export interface Tallies {
  counts: Readonly<Record<string, readonly [readonly number[], readonly number[]]>>;
  /** By stat that comes in events: side and player of the first; nothing when there was none. */
  first: Readonly<Record<string, { side: 0 | 1; player: number } | undefined>>;
  /** The same of the last. */
  last: Readonly<Record<string, { side: 0 | 1; player: number } | undefined>>;
}

/** One try or goal. */
interface Scored {
  side: 0 | 1;
  player: number;
  /** Share of the match gone. */
  at: number;
}

/** Whether the player at this place of a side plays. */
type Plays = (index: number) => boolean;

/** How far up its distribution each player's count lies, 0 to 1; counts that hang together have one luck. */
function luckOf(roster: Roster, { luck }: Stat, own: Random, shared: Random): number[] {
  return roster.players.map(() => {
    const together = shared.next();
    return luck?.apart !== undefined && own.chance(luck.apart) ? own.next() : together;
  });
}

function sharedOut(
  roster: Roster,
  stat: string,
  total: number,
  luck: readonly number[],
  plays: Plays,
): number[] {
  const { made } = statOf(roster, stat);
  const scatter = made?.by === 'shared' ? made.scatter : undefined;
  const drawn = luck.map((u, i) => {
    const mean = expectedCount(roster, stat, i);
    const own = scatter && mean > 0 ? overdispersed(mean, scatter) : countDistribution(roster, stat, i);
    return plays(i) ? quantile(own, u) : 0;
  });
  const all = Math.max(1, sum(drawn));
  const counts = drawn.map((n) => Math.floor((n * total) / all));
  let left = total - sum(counts);
  for (let i = 0; left > 0; i = (i + 1) % counts.length) {
    if (!plays(i)) continue;
    counts[i] = at(counts, i) + 1;
    left--;
  }
  return counts;
}

/**
 * How often a side scored: its goals one by one, or about its points over what one is worth, scattered so that the counts
 * vary as much as their prices suppose.
 */
function timesScored(
  score: ScoreModel,
  side: 0 | 1,
  expected: number,
  { each, least }: { each: number; least: number },
  draw: Random,
): number[] {
  if (score.scoring.goals) return [...score.times[side]];
  const points = scoreValue(score, side === 0 ? 'home@reg' : 'away@reg');
  const mean = expected / each;
  const scatter = Math.sqrt(Math.max(0.1, mean - (mean * score.scoring.dispersion) / each));
  const most = Math.floor(points / least);
  const n = Math.min(most, Math.max(0, Math.round(points / each + draw.normal(0, scatter))));
  return Array.from({ length: n }, () => draw.next());
}

/** Who got what: the counts agree with the score where the score is made of them. */
export function talliesOf(seed: string, match: Match): Tallies {
  const { rosters, info, fixture, score } = match;
  const counts: Record<string, [number[], number[]]> = {};
  const first: Record<string, { side: 0 | 1; player: number } | undefined> = {};
  const last: Record<string, { side: 0 | 1; player: number } | undefined> = {};
  if (!rosters || !score) return { counts, first, last };
  for (const [stat, table] of Object.entries(rosters[0].stats)) {
    const events: Scored[] = [];
    counts[stat] = ([0, 1] as const).map((side) => {
      const roster = rosters[side];
      const plays: Plays = (index) => !isAbsent(match, side, index);
      const draw = random(seed, info.id, fixture.key, stat, side);
      const luck = (): number[] =>
        luckOf(roster, table, draw, random(seed, info.id, fixture.key, table.luck?.of ?? stat, side));
      const made: Stat['made'] = table.made;
      if (made?.by === 'shared') {
        const total = Math.round(scoreValue(score, side === 0 ? 'home@reg' : 'away@reg') * made.part);
        return sharedOut(roster, stat, total, luck(), plays);
      }
      if (made?.by === 'events') {
        const weights = statOf(roster, stat).shares.map((share, i) => [i, plays(i) ? share : 0] as const);
        const list = roster.players.map(() => 0);
        for (const when of timesScored(score, side, roster.expected, made, draw)) {
          const player = draw.weighted(weights);
          list[player] = at(list, player) + 1;
          events.push({ side, player, at: when });
        }
        return list;
      }
      return luck().map((u, i) => (plays(i) ? quantile(countDistribution(roster, stat, i), u) : 0));
    }) as [number[], number[]];
    events.sort((a, b) => a.at - b.at);
    first[stat] = events[0];
    last[stat] = events.at(-1);
  }
  return { counts, first, last };
}

/** What one player got; `pra` is points, rebounds and assists together. */
export function countOf(tallies: Tallies, stat: string, side: 0 | 1, player: number): number {
  return sum(partsOf(stat).map((part) => tallies.counts[part]?.[side][player] ?? 0));
}

/** The number of the player who scored first, or last: home from 0, away after them; one past all when nobody did. */
export function firstOf(
  tallies: Tallies,
  match: Match,
  stat: string,
  which: 'first' | 'last' = 'first',
): number {
  const size = match.rosters?.[0].players.length ?? 0;
  const found = tallies[which][stat];
  return found ? found.side * size + found.player : 2 * size;
}
