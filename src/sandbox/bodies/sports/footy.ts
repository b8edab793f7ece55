import type { JsonObject } from '../../../util/json.js';
import { footyMargins, footyPools } from '../../world/sports/footy.js';
import type { CompetitionInfo, SportInfo, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { timestamp } from './market.js';
import { competitionPath } from './match.js';

// Bodies of this file are invented: of FootyTAB only the two paths and `series` are known.

/** How many rounds ahead are open. */
const AHEAD = 2;

interface Round {
  info: CompetitionInfo;
  group: number;
  number: number;
  /** The season, counted from 1: what `series` names. */
  series: string;
}

function roundAt(info: CompetitionInfo, group: number): Round {
  const rounds = info.rounds ?? 1;
  const season = Math.floor(group / rounds);
  return { info, group, number: group - season * rounds + 1, series: String(season + 1) };
}

/** The rounds of a sport's season that have been or are open; of the season before when asked by its series. */
function roundsOf(
  world: SportsWorld,
  sport: SportInfo,
  series: string | undefined,
  now: number,
): Round[] | undefined {
  const info = world.competitions(sport.name).find(({ footytab }) => footytab === true);
  if (!info) return undefined;
  const length = info.rounds ?? 1;
  const current = world.groupAt(info, now);
  const season = series === undefined ? Math.floor(current / length) : Number(series) - 1;
  const first = season * length;
  const last = Math.min(first + length - 1, current + AHEAD);
  if (!Number.isInteger(season) || last < first || season < Math.floor(current / length) - 1)
    return undefined;
  return Array.from({ length: last - first + 1 }, (_, i) => roundAt(info, first + i));
}

function stateOf(events: readonly SportsEvent[], now: number): string {
  if (events.every((event) => event.phase(now) === 'resulted')) return 'Resulted';
  return events.some((event) => event.start <= now) ? 'Closed' : 'Open';
}

/** A match of a round; its link is to the open match, or to its results while they are kept. */
function roundMatch(links: Links, { info }: Round, event: SportsEvent, i: number, now: number): JsonObject {
  const age = now - event.start;
  const path = [...competitionPath(info), 'matches', event.name];
  const resulted = event.phase(now) === 'resulted';
  const listed = resulted ? age < info.kept * 86_400_000 : -age < info.ahead * 86_400_000;
  const score = resulted ? event.score(now) : undefined;
  return {
    matchNumber: i + 1,
    name: event.name,
    spectrumUniqueId: event.uniqueId,
    startTime: timestamp(event.start),
    homeTeam: event.sides?.[0].name ?? null,
    awayTeam: event.sides?.[1].name ?? null,
    status: event.calledOff(now)
      ? 'Abandoned'
      : resulted
        ? 'Resulted'
        : event.start <= now
          ? 'Closed'
          : 'Open',
    ...(score ? { homeScore: score.home, awayScore: score.away } : {}),
    ...(listed ? { _links: { self: links.to(...(resulted ? ['results'] : []), ...path) } } : {}),
  };
}

function roundStub(
  links: Links,
  world: SportsWorld,
  sport: SportInfo,
  round: Round,
  now: number,
): JsonObject {
  const events = world.round(round.info, round.group);
  return {
    roundNumber: round.number,
    name: `Round ${round.number}`,
    series: round.series,
    competitionName: round.info.name,
    startTime: timestamp(events[0]?.start ?? 0),
    status: stateOf(events, now),
    _links: {
      self: links.with(['series', round.series], sport.name, 'footy', 'rounds', String(round.number)),
    },
  };
}

/** The rounds of the season; undefined for a sport without FootyTAB. */
export function roundsBody(
  links: Links,
  world: SportsWorld,
  sport: SportInfo,
  now: number,
): JsonObject | undefined {
  const rounds = roundsOf(world, sport, undefined, now);
  return (
    rounds && {
      rounds: rounds.map((round) => ({
        ...roundStub(links, world, sport, round, now),
        matches: world
          .round(round.info, round.group)
          .map((event, i) => roundMatch(links, round, event, i, now)),
      })),
    }
  );
}

/** One round with its matches, their margins, and its pools; undefined when there is none of that number and series. */
export function roundBody(
  links: Links,
  world: SportsWorld,
  sport: SportInfo,
  number: string,
  series: string | undefined,
  now: number,
): JsonObject | undefined {
  const round = roundsOf(world, sport, series, now)?.find((one) => String(one.number) === number);
  if (!round) return undefined;
  const events = world.round(round.info, round.group);
  return {
    ...roundStub(links, world, sport, round, now),
    matches: events.map((event, i) => ({
      ...roundMatch(links, round, event, i, now),
      margins: footyMargins(event, now).map(({ name, approximate, won }) => ({
        name,
        approximateDividend: approximate,
        ...(won === undefined ? {} : { isWinner: won }),
      })),
    })),
    pools: footyPools(world.seed, `${round.info.id}/${round.group}`, events, now).map((pool) => ({
      wageringProduct: pool.product,
      poolStatusCode: pool.status,
      poolTotal: pool.total,
      jackpot: pool.jackpot,
      legs: events.map((event, i) => ({ legNumber: i + 1, matchName: event.name })),
      dividends: pool.dividend ? [{ selections: pool.dividend.picks, amount: pool.dividend.amount }] : [],
    })),
  };
}
