import type { CompetitionStub, Sport } from '../domain/sports.js';
import { isObject, type JsonObject } from '../util/json.js';
import { readTournaments } from './competition.js';
import * as lenient from './lenient.js';
import { readMatch } from './match.js';
import { describeMembers, type ReadList, readName } from './sports-members.js';

function readCompetitionStub(member: unknown): CompetitionStub | undefined {
  const name = readName(member);
  if (name === undefined) return undefined;
  const competition = lenient.object(member);
  const hasMarkets = lenient.flag(competition['hasMarkets']);
  const sameGameMulti = lenient.flag(competition['sameGame']);
  const { matches } = competition;
  return {
    name,
    ...(hasMarkets !== undefined && { hasMarkets }),
    ...(sameGameMulti !== undefined && { sameGameMulti }),
    ...(Array.isArray(matches) && { matchCount: matches.length }),
    tournaments: readTournaments(competition['tournaments']),
  };
}

function readSportMembers(name: string, sport: JsonObject): Sport {
  return {
    name,
    competitions: lenient.each(sport['competitions'], readCompetitionStub),
    footyTab: lenient.object(sport['_links'])['footytab'] !== undefined,
    matches: lenient
      .list(sport['matches'])
      .flatMap((match, index) => (isObject(match) ? [readMatch(match, `matches[${index}]`, false)] : [])),
  };
}

function readSportStub(member: unknown): Sport | undefined {
  const name = readName(member);
  return name === undefined ? undefined : readSportMembers(name, lenient.object(member));
}

/**
 * The sports open for betting: `{sports:[{name, competitions, …}]}` (known from clients, not recorded). Any object
 * is accepted. Throws ContractError for what is no object.
 */
export function readSportsList(body: unknown): ReadList<Sport> {
  const holder = Array.isArray(body) ? { sports: body as unknown[] } : lenient.requireObject(body, 'body');
  const entries = lenient.each(holder['sports'], readSportStub);
  return Array.isArray(holder['sports']) ? { entries } : { entries, unrecognised: describeMembers(holder) };
}

/** One sport with its competitions: the same members as in the list (known from clients, not recorded). */
export interface SportAnswer {
  /** Its name is empty where the answer has none. */
  sport: Sport;
  unrecognised?: string[];
}

/** The answer that is one sport. Any object is accepted. Throws ContractError for what is no object. */
export function readSport(body: unknown): SportAnswer {
  const holder = lenient.requireObject(body, 'body');
  const sport = readSportMembers(readName(holder) ?? '', holder);
  const known = Array.isArray(holder['competitions']) || Array.isArray(holder['matches']);
  return known ? { sport } : { sport, unrecognised: describeMembers(holder) };
}
