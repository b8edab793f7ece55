import { readCompetition } from '../upstream/competition.js';
import { readResultedCompetition } from '../upstream/results.js';
import { readSport, readSportsList } from '../upstream/sports.js';
import { pathArguments } from './request.js';

export const SPORTS = '/v1/tab-info-service/sports';
export const RESULTS = `${SPORTS}/results`;

const SEGMENTS: Readonly<Record<string, string>> = {
  sport_name: '',
  competition_name: '/competitions',
  tournament_name: '/tournaments',
  match_name: '/matches',
};

/** Under which of the two a route is. */
export function sportsBase(route: string): string {
  return route.includes('/results') ? RESULTS : SPORTS;
}

/** The arguments in a route's path that are names, from the sport down. */
export function namesOf(route: string): string[] {
  return pathArguments(route).filter((name) => name !== 'round_number');
}

/** One name of what was asked for, with the argument that gave it. */
export interface Part {
  name: string;
  value: string;
}

/** The list that has the names under these. */
export function listPath(base: string, above: readonly Part[]): string {
  return above.reduce(
    (path, { name, value }) => `${path}${SEGMENTS[name]}/${encodeURIComponent(value)}`,
    base,
  );
}

/** The names of this kind in such a list. */
export function namesIn(body: unknown, kind: string, base: string): string[] {
  if (kind === 'sport_name') return readSportsList(body).entries.map((sport) => sport.name);
  if (kind === 'competition_name')
    return readSport(body).sport.competitions.map((competition) => competition.name);
  if (base === RESULTS) return readResultedCompetition(body).matches.map((match) => match.name);
  const { tournaments, matches } = readCompetition(body);
  return (kind === 'tournament_name' ? tournaments : matches).map((member) => member.name);
}
