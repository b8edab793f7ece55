import { random } from '../random.js';
import { at, sum } from './arrays.js';
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
    const usual = table.made ? 1 : sum(table.shares);
    const before = table.varies === undefined ? usual : usual * Math.exp(draw.normal(0, table.varies));
    const after = sum(drawn);
    return [stat, { ...table, shares: drawn.map((share) => (share * before) / after) }];
  });
  return { players: people(size, name, women), stats: Object.fromEntries(own), expected };
}

/** What a roster is counted by. Throws RangeError for what its sport does not count. */
export function statOf(roster: Roster, stat: string): Stat {
  const found = roster.stats[stat];
  if (!found) throw new RangeError(`no player is counted by ${stat}`);
  return found;
}

/** What a stat is made of: itself, or for `pra` points, rebounds and assists. */
export function partsOf(stat: string): readonly string[] {
  return stat === 'pra' ? ['points', 'rebounds', 'assists'] : [stat];
}

function expectedOf(roster: Roster, stat: string, index: number): number {
  const { made, team = 0, shares } = statOf(roster, stat);
  const whole = roster.expected;
  const total = !made ? team : made.by === 'shared' ? whole * made.part : whole / made.each;
  return total * at(shares, index);
}

/** How many of `stat` the player at `index` is expected to get. */
export function expectedCount(roster: Roster, stat: string, index: number): number {
  return sum(partsOf(stat).map((part) => expectedOf(roster, part, index)));
}

/** How a player's count is distributed, or what of it falls into a part of the match that is still to be played. */
export function countDistribution(roster: Roster, stat: string, index: number, part = 1): Distribution {
  const mean = expectedCount(roster, stat, index) * part;
  const parts = partsOf(stat);
  if (parts.length > 1) {
    const variance = sum(parts.map((one) => expectedOf(roster, one, index) * statOf(roster, one).dispersion));
    return roundedNormal(mean, Math.sqrt(variance * part), { floor: 0 });
  }
  const { dispersion } = statOf(roster, stat);
  return dispersion > 1 && mean > 0 ? overdispersed(mean, dispersion) : poisson(mean);
}

/** Who is first to score of both sides: home players from 0, away players after them, nobody last. */
export function firstScorer(home: Roster, away: Roster, stat: string): Distribution {
  const weights = [home, away].flatMap((roster) =>
    roster.players.map((_, index) => expectedCount(roster, stat, index)),
  );
  const expected = sum(weights);
  const nobody = Math.exp(-expected);
  return fromWeights(0, [...weights.map((weight) => (weight / expected) * (1 - nobody)), nobody]);
}
