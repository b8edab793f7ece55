import { isObject } from '../util/json.js';

// Filters of ours apply to one list of a body; nothing else in the body changes.

function narrowList(body: unknown, list: string, keep: (member: unknown, index: number) => boolean): unknown {
  if (!isObject(body)) return body;
  const members = body[list];
  return Array.isArray(members) ? { ...body, [list]: members.filter(keep) } : body;
}

/** A day's body with only the meetings whose place in the list `keep` accepts. */
export function narrowMeetings(body: unknown, keep: (index: number) => boolean): unknown {
  return narrowList(body, 'meetings', (_, index) => keep(index));
}

/** A body of next to go with only the races whose place in the list `keep` accepts. */
export function narrowRaces(body: unknown, keep: (index: number) => boolean): unknown {
  return narrowList(body, 'races', (_, index) => keep(index));
}

/** What a market goes by. */
export interface MarketNames {
  betOption: string;
  name: string;
}

/** A match's body with only the markets that `keep` accepts by their names. */
export function narrowMarkets(body: unknown, keep: (market: MarketNames) => boolean): unknown {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return narrowList(body, 'markets', (market) => {
    if (!isObject(market)) return false;
    const name = text(market['name']) || text(market['shortName']);
    return keep({ betOption: text(market['betOption']) || name, name });
  });
}

/** A competition's body whose matches hold only the markets that `keep` accepts by their names. */
export function narrowMatches(body: unknown, keep: (market: MarketNames) => boolean): unknown {
  if (!isObject(body) || !Array.isArray(body['matches'])) return body;
  return { ...body, matches: body['matches'].map((match) => narrowMarkets(match, keep)) };
}
