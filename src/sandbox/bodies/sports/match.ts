import type { JsonObject } from '../../../util/json.js';
import type { CompetitionInfo, EventSide, SportsEvent } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { marketBody, timestamp } from './market.js';
import { visionBody } from './vision.js';

/** Where a match stands: the names of its path below the sport. */
export type Where = readonly string[];

/** The path of a competition. */
export function competitionPath(info: CompetitionInfo): Where {
  return [info.sport, 'competitions', info.name];
}

/** The links that a competition has wherever it stands. */
export function competitionLinks(links: Links, info: CompetitionInfo): JsonObject {
  const path = competitionPath(info);
  return {
    self: links.to(...path),
    selfTemplate: links.template(...path),
    tournaments: links.to(...path, 'tournaments'),
    matches: links.to(...path, 'matches'),
    markets: links.to(...path, 'markets'),
  };
}

function contestant(info: CompetitionInfo, side: EventSide, isHome: boolean): JsonObject {
  const image = (ending: string): string =>
    `https://metadata.beta.tab.com.au/icons/${encodeURIComponent(info.icons ?? '')}/${encodeURIComponent(`${side.icon ?? ''}${ending}`)}`;
  return {
    name: side.name,
    position: isHome ? 'HOME' : 'AWAY',
    isHome,
    ...(info.icons === undefined || side.icon === undefined
      ? {}
      : {
          image: [
            { size: 'svg', url: image('.svg') },
            { size: 'xxhdpi', url: image('_xxhdpi.png') },
            { size: '2x', url: image('@2x.png') },
          ],
        }),
  };
}

/** The two sides of an event, home first; none where it has no sides. */
export function contestants(info: CompetitionInfo, { sides }: SportsEvent): JsonObject[] {
  return sides ? [contestant(info, sides[0], true), contestant(info, sides[1], false)] : [];
}

/** A match as it stands in a competition, with all its markets (recorded). `parent` is its competition's or tournament's path. */
export function matchBody(
  links: Links,
  info: CompetitionInfo,
  parent: Where,
  event: SportsEvent,
  now: number,
): JsonObject {
  const markets = event.markets(now);
  const future = markets.filter(({ isFuture }) => isFuture).length;
  const path = [...parent, 'matches', event.name];
  const channel = event.broadcast[event.uniqueId % Math.max(1, event.broadcast.length)];
  const hasStats = info.sameGame === true && event.sides !== undefined;
  const inPlay = markets.some((market) => market.inPlay);
  const vision = visionBody(links, info, event);
  return {
    id: event.id,
    name: event.name,
    spectrumId: event.id,
    spectrumUniqueId: event.uniqueId,
    competitionSpectrumId: info.id,
    round: event.round ?? null,
    broadcastChannel: channel ?? null,
    broadcastChannels: channel === undefined ? [] : [channel],
    startTime: timestamp(event.start),
    _links: {
      self: links.to(...path),
      selfTemplate: links.template(...path),
      markets: links.to(...path, 'markets'),
      ...(hasStats
        ? {
            stats: links.other(
              `/v1/stats-service/sports/${encodeURIComponent(info.sport)}/competitions/${encodeURIComponent(info.name)}/matches/${event.uniqueId}/h2h/stats`,
            ),
          }
        : {}),
    },
    contestants: contestants(info, event),
    competitors: event.sides ? event.sides.map(({ name }) => name) : [],
    openMarketCount: markets.length,
    futureMarketCount: future,
    nonFutureMarketCount: markets.length - future,
    markets: markets.map((market) => marketBody(info, event, market)),
    inPlay,
    goingInPlay: !inPlay && markets.some((market) => market.goingInPlay),
    ...(markets.some(({ sameGame }) => sameGame) ? { sameGame: true } : {}),
    ...(hasStats ? { stats: true } : {}),
    ...(vision ? { vision } : {}),
  };
}
