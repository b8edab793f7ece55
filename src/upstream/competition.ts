import type { Competition, TournamentStub } from '../domain/sports.js';
import { isObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readMatch } from './match.js';
import { readName } from './sports-members.js';

/** The tournaments a competition names; each may be an object or, leniently, its name. */
export function readTournaments(value: unknown): TournamentStub[] {
  return lenient.each(value, (member): TournamentStub | undefined => {
    const name = readName(member);
    if (name === undefined) return undefined;
    const matches = lenient.object(member)['matches'];
    return { name, ...(Array.isArray(matches) && { matchCount: matches.length }) };
  });
}

/**
 * A competition with its matches and their markets (recorded), or a tournament, which has the same members (ours).
 * Where the sport works by tournaments `matches` is empty and `tournaments` filled (known from clients). Throws
 * ContractError without a name, or with neither list.
 */
export function readCompetition(body: unknown): Competition {
  const competition = lenient.requireObject(body, 'body');
  const name = lenient.required(lenient.text(competition['name']), 'name', 'a text');
  const tournaments = readTournaments(competition['tournaments']);
  const matches =
    tournaments.length > 0 && competition['matches'] == null
      ? []
      : lenient.requireList(competition['matches'], 'matches');
  return {
    name,
    matches: matches.flatMap((match, index) =>
      isObject(match) ? [readMatch(match, `matches[${index}]`)] : [],
    ),
    tournaments,
    betOptions: lenient.each(competition['betOptionPriority'], lenient.text),
  };
}
