import { random } from '../random.js';
import type { Fixture } from './calendar.js';
import { teamCount } from './calendar.js';
import type { CompetitionInfo } from './catalogue-types.js';
import { derivedNumber } from './derived-numbers.js';
import { certain, type Distribution, fromWeights, shifted } from './distribution.js';
import { inningsDistribution, inningsName, inningsValue } from './innings.js';
import type { Match, SideName } from './match-types.js';
import { memo } from './memo.js';
import type { Outcomes, Range } from './outcomes.js';
import type { Person } from './people.js';
import { people } from './people.js';
import { isPlayersNumber, playersDistribution, playersValue } from './player-numbers.js';
import { STATS } from './player-stats.js';
import { countDistribution, firstScorer, type Roster, rosterOf } from './players.js';
import { legsAt, raceDistribution, raceModel, raceValue } from './race-model.js';
import { expectedScore, type Progress, scoreDistribution } from './score-distribution.js';
import { isScoreName, periodShare, scoreAt, scoreModel, scoreValue, strength } from './score-model.js';
import { countOf, firstOf, type Tallies, talliesOf } from './tallies.js';

/** A side by its name, with what market names need of it. */
export function sideName(name: string, code: string, icon?: string): SideName {
  const joined = name.replace(/[^A-Za-z0-9+-]/g, '').slice(0, 13);
  return { name, joined, code, ...(icon === undefined ? {} : { icon }) };
}

/** The two sides of a fixture. */
function sidesOf(seed: string, info: CompetitionInfo, fixture: Fixture): readonly [SideName, SideName] {
  const { teams } = info;
  if (typeof teams === 'number') {
    const field = people(teamCount(info), [seed, info.id], info.women ?? false);
    const side = (index: number): SideName => {
      const person = field[index] as Person;
      return sideName(person.name, person.name.split(' ').pop()?.slice(0, 4).toUpperCase() ?? '');
    };
    return [side(fixture.home), side(fixture.away)];
  }
  const side = (index: number): SideName => {
    const team = teams[index] as (typeof teams)[number];
    return sideName(team.name, team.code, team.icon);
  };
  return [side(fixture.home), side(fixture.away)];
}

/** Draws everything about a fixture that does not change with time. */
export function drawMatch(seed: string, info: CompetitionInfo, fixture: Fixture): Match {
  const sides = sidesOf(seed, info, fixture);
  const name = `${sides[0].name} v ${sides[1].name}`;
  const base = { info, fixture, name, sides };
  if (info.race) {
    const season = Math.floor(fixture.group / 60);
    const edge = strength(seed, info, fixture.home, season) - strength(seed, info, fixture.away, season);
    const race = raceModel(info.race, edge, seed, info.id, fixture.key);
    return { ...base, minutes: info.race.minutes, race };
  }
  if (!info.scoring) throw new RangeError(`${info.name} has no way to score`);
  const score = scoreModel(seed, info, info.scoring, fixture);
  const stats = STATS[info.markets];
  const roster = (side: 0 | 1): Roster => {
    const team = side === 0 ? fixture.home : fixture.away;
    const expected = expectedScore(score, side);
    return rosterOf([seed, info.id, team], stats ?? {}, expected, info.women ?? false);
  };
  return {
    ...base,
    minutes: info.scoring.minutes,
    score,
    ...(stats ? { rosters: [roster(0), roster(1)] as const } : {}),
  };
}

/** Where a match stands in its life at an instant. */
export type Phase = 'ahead' | 'playing' | 'deciding' | 'resulted';

const MINUTE = 60_000;

/** When a match ends and when its markets are settled (some minutes later), epoch milliseconds. */
export function endOf(match: Match): { over: number; settled: number } {
  const over = match.calledOff ?? match.fixture.start + match.minutes * MINUTE;
  return {
    over,
    settled: over + (4 + ((match.fixture.start / MINUTE / 5 + match.fixture.slot) % 9)) * MINUTE,
  };
}

/** The phase of a match at `now`. */
export function phaseAt(match: Match, now: number): Phase {
  const { over, settled } = endOf(match);
  if (now >= settled) return 'resulted';
  if (now >= over) return 'deciding';
  return now < match.fixture.start ? 'ahead' : 'playing';
}

/** True once the match has been called off. */
export function isCalledOff({ calledOff }: Match, now: number): boolean {
  return calledOff !== undefined && now >= calledOff;
}

/** The score (points, or legs won) at `now`; undefined before the start, and once called off. */
export function scoreOf(match: Match, now: number): { home: number; away: number } | undefined {
  if (now < match.fixture.start || isCalledOff(match, now)) return undefined;
  const played = Math.min(1, (now - match.fixture.start) / (match.minutes * MINUTE));
  if (match.race) return legsAt(match.race, played);
  return match.score ? scoreAt(match.score, played) : undefined;
}

/** How much of what a player's count is made in has been played: of cricket's two innings the one he bats, or bowls, in. */
function sharePlayed(match: Match, stat: string, side: 0 | 1, played: number): number {
  const { score } = match;
  if (!score?.scoring.innings) return played;
  const batting = stat === 'wickets' ? 1 - side : side;
  const period = (score.expected[batting] ?? []).findIndex((mean) => mean > 0);
  return periodShare(played, period, score.scoring.periods);
}

/** What of a player's count he has after a share of it: whole steps, the first of them by lot, so that none come late on average. */
function countSoFar(whole: number, share: number, lot: number): number {
  return Math.min(whole, Math.floor(whole * share + lot * (share < 1 ? 1 : 0)));
}

// What players are expected to do does not change before the match: kept for the matches priced last.
const playersOf = memo<Map<string, Distribution>>(60);

/** Everything a bet on the match can depend on, as known at that progress. */
export function outcomesOf(seed: string, match: Match, progress: Progress): Outcomes {
  const kept = new Map<string, Distribution>();
  const players = playersOf(`${seed}/${match.info.id}/${match.fixture.key}`, () => new Map());
  let tallies: Tallies | undefined;

  const player = (name: string): { roster: Roster; stat: string; index: number; side: string } => {
    const [, side = '', index = '', stat = ''] = name.split(':');
    const roster = match.rosters?.[side === 'home' ? 0 : 1];
    if (!roster) throw new RangeError(`no number is called ${name}`);
    return { roster, stat, index: Number(index), side };
  };

  const make = (name: string): Distribution => {
    if (name === 'toss') return fromWeights(0, [1, 1]);
    if (name.startsWith('player:')) {
      const { roster, stat, index, side } = player(name);
      const share = sharePlayed(match, stat, side === 'home' ? 0 : 1, progress.played);
      if (share <= 0) return countDistribution(roster, stat, index);
      // What the player has by then is known, the rest is as it was expected.
      return shifted(
        countSoFar(value(name), share, random(seed, match.info.id, match.fixture.key, name).next()),
        share >= 1 ? certain(0) : countDistribution(roster, stat, index, 1 - share),
      );
    }
    const scorer = /^(first|last):(.+)$/.exec(name);
    if (scorer) {
      if (!match.rosters) throw new RangeError(`no number is called ${name}`);
      return firstScorer(match.rosters[0], match.rosters[1], scorer[2] ?? '');
    }
    if (isPlayersNumber(name)) return playersDistribution(match, name, of);
    const innings = inningsName(name);
    if (innings && match.score) return inningsDistribution(seed, match, match.score, innings, progress);
    const derived = derivedNumber(name);
    if (derived) return derived.distribution(of);
    if (match.race) return raceDistribution(match.race, name, progress.played, progress.marginBias * 0.25);
    if (match.score && isScoreName(name)) return scoreDistribution(match.score, name, progress);
    throw new RangeError(`no number is called ${name}`);
  };

  const of = (name: string): Distribution => {
    const lasting = progress.played <= 0 && /^(player|sum|openers|top|first|last):/.test(name);
    const store = lasting ? players : kept;
    let found = store.get(name);
    if (!found) {
      found = make(name);
      store.set(name, found);
    }
    return found;
  };

  const value = (name: string): number => {
    if (name === 'toss') return match.score?.toss ?? 0;
    if (name.startsWith('player:')) {
      const { stat, index, side } = player(name);
      tallies ??= talliesOf(seed, match);
      return countOf(tallies, stat, side === 'home' ? 0 : 1, index);
    }
    const scorer = /^(first|last):(.+)$/.exec(name);
    if (scorer) {
      tallies ??= talliesOf(seed, match);
      return firstOf(tallies, match, scorer[2] ?? '', scorer[1] === 'last' ? 'last' : 'first');
    }
    if (isPlayersNumber(name)) return playersValue(seed, match, name, value);
    const innings = inningsName(name);
    if (innings && match.score) return inningsValue(seed, match, match.score, innings);
    const derived = derivedNumber(name);
    if (derived) return derived.value(value);
    if (match.race) return raceValue(match.race, name);
    if (match.score && isScoreName(name)) return scoreValue(match.score, name);
    throw new RangeError(`no number is called ${name}`);
  };

  const single = ({ name, low, high, not }: Range): number => {
    const p = of(name).between(low, high);
    return not ? 1 - p : p;
  };

  // First half and whole match hang together: the whole is the half plus an independent rest.
  const halfAndWhole = (half: Range, whole: Range): number => {
    const what = half.name.slice(0, half.name.indexOf('@'));
    const first = of(half.name);
    const rest = of(`${what}@h2`);
    let total = 0;
    for (let k = Math.max(first.low, half.low); k <= Math.min(first.high, half.high); k++) {
      total += first.between(k, k) * rest.between(whole.low - k, whole.high - k);
    }
    return total;
  };

  /** How far two counts of one player go up and down together. */
  const together = (a: Range, b: Range): number => {
    if (!a.name.startsWith('player:') || !b.name.startsWith('player:')) return 0;
    const [first, second] = [player(a.name), player(b.name)];
    if (first.side !== second.side || first.index !== second.index) return 0;
    const [one, other] = [first, second].map(({ roster, stat }) => roster.stats[stat]?.luck);
    return one && other && one.of === other.of ? (1 - (one.apart ?? 0)) * (1 - (other.apart ?? 0)) : 0;
  };

  const both = (a: Range, b: Range): number => {
    const [half, whole] = a.name.endsWith('@h1') ? [a, b] : [b, a];
    const same = half.name.replace('@h1', '') === whole.name.replace(/@(reg|full)$/, '');
    if (match.score && same && half.name.endsWith('@h1')) return halfAndWhole(half, whole);
    return single(a) * single(b) * (1 - together(a, b)) + Math.min(single(a), single(b)) * together(a, b);
  };

  return { of, value, both };
}
