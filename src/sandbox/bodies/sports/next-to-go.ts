import type { JsonObject } from '../../../util/json.js';
import type { CompetitionInfo, SportsEvent, SportsWorld, Tournament } from '../../world/sports/index.js';
import { tournamentPath } from './competition.js';
import type { Links } from './links.js';
import { timestamp } from './market.js';
import { competitionPath, type Where } from './match.js';

/** What the list is cut down to. */
export interface NextToGo {
  /** How many; ours: 10 unless told, 50 at most. */
  limit: number;
  liveBettingOnly: boolean;
  futuresOnly: boolean;
  openOnly: boolean;
}

interface Candidate {
  info: CompetitionInfo;
  event: SportsEvent;
  path: Where;
  tournament?: Tournament;
}

/**
 * The matches that start next over all sports; with `liveBettingOnly` those in play. Invented after the fields clients read.
 */
export function nextToGoBody(links: Links, world: SportsWorld, wanted: NextToGo, now: number): JsonObject {
  const found = world.sports
    .flatMap((sport) => world.competitions(sport.name))
    .flatMap((info): Candidate[] => [
      ...world.open(info, now).map((event) => ({ info, event, path: competitionPath(info) })),
      ...world
        .tournaments(info, now)
        .flatMap((tournament) =>
          world
            .openIn(tournament, now)
            .map((event) => ({ info, event, path: tournamentPath(info, tournament), tournament })),
        ),
    ])
    .filter(
      ({ event }) =>
        event.isFuture === wanted.futuresOnly &&
        event.phase(now) === (wanted.liveBettingOnly ? 'playing' : 'ahead'),
    )
    .sort((a, b) => a.event.start - b.event.start || a.event.uniqueId - b.event.uniqueId);
  const matches: JsonObject[] = [];
  for (const { info, event, path: parent, tournament } of found) {
    if (matches.length >= wanted.limit) break;
    const markets = event.markets(now);
    if (wanted.openOnly && !markets.some(({ status }) => status === 'Open')) continue;
    const path = [...parent, 'matches', event.name];
    matches.push({
      id: event.id,
      name: event.name,
      spectrumUniqueId: event.uniqueId,
      sportName: info.sport,
      competitionName: info.name,
      ...(tournament ? { tournamentName: tournament.name } : {}),
      startTime: timestamp(event.start),
      inPlay: wanted.liveBettingOnly,
      ...(event.isFuture ? { isFuture: true } : {}),
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
