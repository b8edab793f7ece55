import type { JsonObject } from '../../../util/json.js';
import type { CompetitionInfo, SportInfo, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { timestamp } from './market.js';
import { competitionPath, matchBody } from './match.js';

// Bodies of this file are invented: of the results only the paths are known.

const resultsPath = (info: CompetitionInfo): readonly string[] => ['results', ...competitionPath(info)];

/** The final score by side; empty for events without one. */
function scores(event: SportsEvent, now: number): JsonObject[] {
  const score = event.score(now);
  if (!score || !event.sides) return [];
  return [
    { name: event.sides[0].name, position: 'HOME', score: score.home },
    { name: event.sides[1].name, position: 'AWAY', score: score.away },
  ];
}

/** What a result says beside the score: when it was there, and `Abandoned` where the match was called off, so that its markets are void. */
function statusOf(event: SportsEvent, now: number): JsonObject {
  return { resultedTime: timestamp(event.over), ...(event.calledOff(now) ? { status: 'Abandoned' } : {}) };
}

/** Competitions of a sport that had a result in the last days. */
function resultedCompetitions(world: SportsWorld, sport: string, now: number): CompetitionInfo[] {
  return world.competitions(sport).filter((info) => world.resulted(info, now).length > 0);
}

/** Sports with a resulted market. */
export function resultsBody(links: Links, world: SportsWorld, now: number): JsonObject {
  const sports = world.sports.filter(({ name }) => resultedCompetitions(world, name, now).length > 0);
  return {
    sports: sports.map((sport) => ({
      id: sport.id,
      name: sport.name,
      displayName: sport.name,
      spectrumId: sport.id,
      _links: { self: links.to('results', sport.name) },
    })),
  };
}

/** One sport's competitions with results. */
export function resultedSportBody(
  links: Links,
  world: SportsWorld,
  sport: SportInfo,
  now: number,
): JsonObject {
  return {
    id: sport.id,
    name: sport.name,
    spectrumId: sport.id,
    _links: { self: links.to('results', sport.name) },
    competitions: resultedCompetitions(world, sport.name, now).map((info) => ({
      id: info.id,
      name: info.name,
      spectrumId: info.id,
      _links: { self: links.to(...resultsPath(info)) },
    })),
  };
}

/** One competition's resulted matches, the latest first, with their scores. */
export function resultedCompetitionBody(
  links: Links,
  world: SportsWorld,
  info: CompetitionInfo,
  now: number,
): JsonObject {
  return {
    id: info.id,
    name: info.name,
    spectrumId: info.id,
    _links: { self: links.to(...resultsPath(info)) },
    matches: world.resulted(info, now).map((event) => ({
      id: event.id,
      name: event.name,
      spectrumUniqueId: event.uniqueId,
      round: event.round ?? null,
      startTime: timestamp(event.start),
      ...statusOf(event, now),
      scores: scores(event, now),
      _links: { self: links.to(...resultsPath(info), 'matches', event.name) },
    })),
  };
}

/**
 * A resulted match: as an open one, its markets `Resulted`, its propositions with `isWinner` or, where stakes go back, with the
 * betting status `Void`, and the scores.
 */
export function resultedMatchBody(
  links: Links,
  info: CompetitionInfo,
  event: SportsEvent,
  now: number,
): JsonObject {
  return {
    ...matchBody(links, info, resultsPath(info), event, now),
    ...statusOf(event, now),
    scores: scores(event, now),
  };
}
