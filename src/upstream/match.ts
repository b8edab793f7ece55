import type { Contestant, Match } from '../domain/sports.js';
import { isObject, type JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readMarket } from './markets.js';
import { readName } from './sports-members.js';

/** The markets under `value`, which a list of matches may leave out. */
function readMarkets(value: unknown, path: string): Match['markets'] {
  return lenient
    .list(value)
    .flatMap((market, index) => (isObject(market) ? [readMarket(market, `${path}[${index}]`, index)] : []));
}

const SCORES = ['score', 'points', 'total', 'finalScore'];

function readScore(holder: JsonObject): string | undefined {
  for (const member of SCORES) {
    const found = lenient.text(holder[member]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The sides of a match: `contestants` (recorded), else the names in `competitors` (recorded). */
export function readContestants(match: JsonObject): Contestant[] {
  const contestants = lenient.each(match['contestants'], (member): Contestant | undefined => {
    const name = readName(member);
    if (name === undefined) return undefined;
    const score = readScore(lenient.object(member));
    return { name, ...(score !== undefined && { score }) };
  });
  if (contestants.length > 0) return contestants;
  return lenient.each(match['competitors'], (member) => {
    const name = readName(member);
    return name === undefined ? undefined : { name };
  });
}

/** Scores under the match itself, in the shapes a service may plausibly use; none is recorded. */
export function addScores(match: JsonObject, contestants: Contestant[]): Contestant[] {
  const byName = new Map<string, string>();
  for (const entry of lenient.objects(match['scores'])) {
    const name = lenient.text(entry['name']) ?? lenient.text(entry['contestant']);
    const score = readScore(entry);
    if (name !== undefined && score !== undefined) byName.set(name, score);
  }
  const { home, away } = lenient.object(isObject(match['score']) ? match['score'] : match['scores']);
  const sides = [lenient.text(home ?? match['homeScore']), lenient.text(away ?? match['awayScore'])];
  const sidesKnown =
    contestants.length > 0 ? contestants : [...byName.keys()].map((name): Contestant => ({ name }));
  return sidesKnown.map((contestant, index) => {
    const score = contestant.score ?? byName.get(contestant.name) ?? sides[index];
    return score === undefined ? contestant : { ...contestant, score };
  });
}

/**
 * A match (recorded inside competitions; alone and resulted: ours). Throws ContractError without a name, or, where
 * `marketsRequired`, without its list of markets.
 */
export function readMatch(match: JsonObject, path: string, marketsRequired = true): Match {
  const at = (member: string) => (path === '' ? member : `${path}.${member}`);
  const name = lenient.required(lenient.text(match['name']), at('name'), 'a text');
  if (marketsRequired) lenient.requireList(match['markets'], at('markets'));
  const markets = readMarkets(match['markets'], at('markets'));
  const startsAt = lenient.time(match['startTime']);
  const endedAt = lenient.time(match['resultedTime']) ?? lenient.time(match['endTime']);
  const round = lenient.text(match['round']);
  const score = lenient.text(match['score']) ?? lenient.text(match['result']);
  const status = lenient.text(match['status']) ?? lenient.text(match['matchStatus']);
  const channels = [
    ...lenient.each(match['broadcastChannels'], lenient.text),
    ...lenient.each([match['broadcastChannel']], lenient.text),
  ];
  return {
    name,
    ...(startsAt !== undefined && { startsAt }),
    ...(endedAt !== undefined && { endedAt }),
    inPlay: match['inPlay'] === true,
    goingInPlay: match['goingInPlay'] === true,
    ...(round !== undefined && { round }),
    channels: [...new Set(channels)],
    contestants: addScores(match, readContestants(match)),
    ...(score !== undefined && { score }),
    ...(status !== undefined && { status }),
    marketCount: Math.max(markets.length, lenient.integer(match['openMarketCount']) ?? 0),
    markets,
  };
}

/** The answer that is one match. Throws ContractError when it is none. */
export function readMatchBody(body: unknown): Match {
  return readMatch(lenient.requireObject(body, 'body'), '');
}
