import type { MatchReference, NextMatch } from '../domain/sports.js';
import { isObject, type JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readMatch } from './match.js';
import { describeMembers, type ReadList } from './sports-members.js';

const PARTS: Record<string, keyof MatchReference> = {
  sports: 'sport',
  competitions: 'competition',
  tournaments: 'tournament',
  matches: 'match',
};

/** The names in a link such as `…/sports/Rugby%20League/competitions/NRL/matches/Canberra%20v%20Warriors` (recorded). */
export function readMatchLink(link: unknown): Partial<MatchReference> {
  const names: Partial<MatchReference> = {};
  const segments = typeof link === 'string' ? (link.split(/[?#]/)[0] ?? '').split('/') : [];
  for (let index = 0; index + 1 < segments.length; index++) {
    const part = PARTS[segments[index] ?? ''];
    if (!part || names[part] !== undefined) continue;
    try {
      const name = lenient.text(decodeURIComponent(segments[index + 1] ?? ''));
      if (name !== undefined) names[part] = name;
      index++;
    } catch {
      // A segment that is not percent-encoded text names nothing.
    }
  }
  return names;
}

function readNextMatch(entry: JsonObject, path: string): NextMatch {
  const read = readMatch(entry, path, false);
  const linked = readMatchLink(lenient.object(entry['_links'])['self']);
  const sport = lenient.text(entry['sportName']) ?? linked.sport;
  const competition = lenient.text(entry['competitionName']) ?? linked.competition;
  const tournament = lenient.text(entry['tournamentName']) ?? linked.tournament;
  const { markets } = read;
  const headToHead = markets.find(({ betOption }) => /^(head to head|result)$/i.test(betOption)) ?? undefined;
  const counted = read.marketCount > 0 || Array.isArray(entry['markets']);
  const startsAt = read.startsAt ?? lenient.time(entry['closeTime']);
  return {
    ...(sport !== undefined && { sport }),
    ...(competition !== undefined && { competition }),
    ...(tournament !== undefined && { tournament }),
    match: read.name,
    ...(startsAt !== undefined && { startsAt }),
    inPlay: read.inPlay,
    future: entry['isFuture'] === true || (markets.length > 0 && markets.every((market) => market.future)),
    suspended: markets.length > 0 && markets.every((market) => !market.open),
    ...(counted && { marketCount: read.marketCount }),
    ...(headToHead && { headToHead }),
  };
}

/**
 * The next matches to start: `{matches:[{name, competitionName, sportName, startTime, _links.self, …}]}` (known from
 * clients, not recorded). Any object is accepted. Throws ContractError for what is no object, or for a match
 * without a name.
 */
export function readNextMatches(body: unknown): ReadList<NextMatch> {
  const holder = lenient.requireObject(body, 'body');
  const entries = lenient
    .list(holder['matches'])
    .flatMap((match, index) => (isObject(match) ? [readNextMatch(match, `matches[${index}]`)] : []));
  return Array.isArray(holder['matches']) ? { entries } : { entries, unrecognised: describeMembers(holder) };
}
