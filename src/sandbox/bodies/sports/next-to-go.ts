import type { JsonObject } from '../../../util/json.js';
import type { SportsWorld } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { timestamp } from './market.js';
import { competitionPath } from './match.js';

/** What the list is cut down to. */
export interface NextToGo {
  /** How many; ours: 10 unless told, 50 at most. */
  limit: number;
  liveBettingOnly: boolean;
  futuresOnly: boolean;
  openOnly: boolean;
}

/** The matches that start next over all sports, those in play first. Invented after the fields clients read. */
export function nextToGoBody(links: Links, world: SportsWorld, wanted: NextToGo, now: number): JsonObject {
  const found = world.sports
    .flatMap((sport) => world.competitions(sport.name))
    .flatMap((info) => world.open(info, now).map((event) => ({ info, event })))
    .filter(({ event }) => event.isFuture === wanted.futuresOnly && event.phase(now) !== 'deciding')
    .sort((a, b) => a.event.start - b.event.start || a.event.uniqueId - b.event.uniqueId);
  const matches: JsonObject[] = [];
  for (const { info, event } of found) {
    if (matches.length >= wanted.limit) break;
    const markets = event.markets(now);
    const inPlay = event.phase(now) === 'playing';
    if (wanted.liveBettingOnly && !inPlay) continue;
    if (wanted.openOnly && !markets.some(({ status }) => status === 'Open')) continue;
    const path = [...competitionPath(info), 'matches', event.name];
    matches.push({
      id: event.id,
      name: event.name,
      spectrumUniqueId: event.uniqueId,
      sportName: info.sport,
      competitionName: info.name,
      startTime: timestamp(event.start),
      inPlay,
      openMarketCount: markets.length,
      _links: {
        self: links.to(...path),
        selfTemplate: links.template(...path),
        markets: links.to(...path, 'markets'),
      },
    });
  }
  return { matches };
}
