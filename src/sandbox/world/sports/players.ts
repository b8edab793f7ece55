import { random } from '../random.js';
import { type Distribution, fromWeights, overdispersed, poisson, roundedNormal } from './distribution.js';
import { type Person, people } from './people.js';
import type { Stat } from './player-stats.js';

/** The players of one side of a match and what they are expected to do. */
export interface Roster {
  players: readonly Person[];
  stats: Readonly<Record<string, Stat>>;
  /** Points that this side is expected to score in the match. */
  expected: number;
}

/**
 * A team's players, the same ones all the time, and what they do: the usual shares, more or less from player to player.
 * `expected` is what the side is expected to score.
 */
export function rosterOf(
  name: readonly (string | number)[],
  stats: Readonly<Record<string, Stat>>,
  expected: number,
  women: boolean,
): Roster {
  const size = Math.max(0, ...Object.values(stats).map(({ shares }) => shares.length));
  const own = Object.entries(stats).map(([stat, table]): [string, Stat] => {
    const draw = random(...name, stat, 'shares');
    const drawn = table.shares.map((share) => share * Math.exp(draw.normal(0, 0.16)));
    const before = table.made ? 1 : table.shares.reduce((sum, share) => sum + share, 0);
    const after = drawn.reduce((sum, share) => sum + share, 0);
    return [stat, { ...table, shares: drawn.map((share) => (share * before) / after) }];
  });
  return { players: people(size, name, women), stats: Object.fromEntries(own), expected };
}

/** How many of `stat` the player at `index` is expected to get. */
export function expectedCount(roster: Roster, stat: string, index: number): number {
  const table = roster.stats[stat];
  if (!table) return 0;
  const { made } = table;
  const total = !made
    ? (table.team ?? 0)
    : made.by === 'shared'
      ? roster.expected * made.part
      : roster.expected / made.each;
  return total * (table.shares[index] ?? 0);
}

/** How a player's count is distributed; `pra` is points, rebounds and assists together. */
export function countDistribution(roster: Roster, stat: string, index: number): Distribution {
  if (stat === 'pra') {
    const parts = ['points', 'rebounds', 'assists'];
    const mean = parts.reduce((total, part) => total + expectedCount(roster, part, index), 0);
    const variance = parts.reduce(
      (total, part) => total + expectedCount(roster, part, index) * (roster.stats[part]?.dispersion ?? 1),
      0,
    );
    return roundedNormal(mean, Math.sqrt(variance), { floor: 0 });
  }
  const mean = expectedCount(roster, stat, index);
  const dispersion = roster.stats[stat]?.dispersion ?? 1;
  return dispersion > 1 && mean > 0 ? overdispersed(mean, dispersion) : poisson(mean);
}

/** Who is first to score of both sides: home players from 0, away players after them, nobody last. */
export function firstScorer(home: Roster, away: Roster, stat: string): Distribution {
  const weights = [home, away].flatMap((roster) =>
    roster.players.map((_, index) => expectedCount(roster, stat, index)),
  );
  const expected = weights.reduce((total, weight) => total + weight, 0);
  const nobody = Math.exp(-expected);
  return fromWeights(0, [...weights.map((weight) => (weight / expected) * (1 - nobody)), nobody]);
}
