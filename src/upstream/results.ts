import type { Match } from '../domain/sports.js';
import { isObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readMatch } from './match.js';
import { describeMembers, readName } from './sports-members.js';

/** A competition with resulted matches. */
export interface ResultedCompetition {
  /** Empty where the answer has none. */
  name: string;
  matches: Match[];
  /** Tournaments with results, where the competition goes by them. */
  tournaments: string[];
  unrecognised?: string[];
}

/**
 * The resulted matches of a competition: `{name, matches:[{name, …}]}` (ours: nothing of it is recorded). Throws
 * ContractError for what is no object, or for a match without a name.
 */
export function readResultedCompetition(body: unknown): ResultedCompetition {
  const holder = lenient.requireObject(body, 'body');
  const matches = lenient
    .list(holder['matches'])
    .flatMap((match, index) => (isObject(match) ? [readMatch(match, `matches[${index}]`, false)] : []));
  const tournaments = lenient.each(holder['tournaments'], readName);
  const known = Array.isArray(holder['matches']) || tournaments.length > 0;
  return {
    name: readName(holder) ?? '',
    matches,
    tournaments,
    ...(!known && { unrecognised: describeMembers(holder) }),
  };
}

/** A resulted match. */
export interface ResultedMatch {
  /** Its name is empty where the answer has none. */
  match: Match;
  unrecognised?: string[];
}

/**
 * One resulted match, with its markets where it has them (ours); it may stand under `match`. Any object is accepted.
 * Throws ContractError for what is no object.
 */
export function readResultedMatch(body: unknown): ResultedMatch {
  const holder = lenient.requireObject(body, 'body');
  const inner = isObject(holder['match']) ? holder['match'] : holder;
  const named = readName(inner) !== undefined;
  const match = readMatch(named ? { ...inner, name: readName(inner) } : { ...inner, name: '?' }, '', false);
  return named ? { match } : { match: { ...match, name: '' }, unrecognised: describeMembers(inner) };
}
