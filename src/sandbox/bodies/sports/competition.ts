import type { JsonObject } from '../../../util/json.js';
import type { CompetitionInfo, OfferedMarket, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { competitionPath, matchBody } from './match.js';

/** The bet options of these markets, in display order. */
function options(markets: readonly OfferedMarket[]): Map<string, OfferedMarket[]> {
  const found = new Map<string, OfferedMarket[]>();
  for (const market of [...markets].sort((a, b) => a.priority - b.priority)) {
    const list = found.get(market.option);
    if (list) list.push(market);
    else found.set(market.option, [market]);
  }
  return found;
}

/** Groups of bet options, the main one apart for same-game multis (recorded). */
function groups(markets: readonly OfferedMarket[]): JsonObject[] {
  const found = new Map<string, Map<number, boolean>>();
  for (const { group, optionId, sameGame } of markets) {
    const ids = found.get(group) ?? new Map<number, boolean>();
    ids.set(optionId, sameGame || ids.get(optionId) === true);
    found.set(group, ids);
  }
  return [...found].flatMap(([name, ids]): JsonObject[] => {
    const all = [...ids.keys()].map(String);
    const multi = [...ids].filter(([, sameGame]) => sameGame).map(([id]) => String(id));
    if (multi.length === all.length) return [{ name, types: ['ALL', 'SGM'], betOptions: all }];
    const whole = { name, types: ['ALL'], betOptions: all };
    return multi.length === 0 ? [whole] : [whole, { name, types: ['SGM'], betOptions: multi }];
  });
}

/** A competition with everything that is open in it (recorded). */
export function competitionBody(
  links: Links,
  world: SportsWorld,
  info: CompetitionInfo,
  now: number,
): JsonObject {
  const path = competitionPath(info);
  const events: readonly SportsEvent[] = world.open(info, now);
  const markets = events.flatMap((event) => event.markets(now));
  const byOption = options(markets);
  return {
    id: info.id,
    name: info.name,
    spectrumId: info.id,
    _links: {
      self: links.to(...path),
      selfTemplate: links.template(...path),
      tournaments: links.to(...path, 'tournaments'),
      matches: links.to(...path, 'matches'),
      markets: links.to(...path, 'markets'),
      'markets:all-channels': links.to(...path, 'markets', 'all-channels'),
    },
    matches: events.map((event) => matchBody(links, info, path, event, now)),
    tournaments: [],
    hasMarkets: markets.length > 0,
    betOptionPriority: [...byOption.keys()],
    betOptions: [...byOption].map(([name, list]) => ({
      name,
      hasFutureMarket: list.some(({ isFuture }) => isFuture),
      openMarketCount: list.length,
      _links: { markets: links.with(['betOptionName', name], ...path, 'markets') },
    })),
    betOptionGroups: groups(markets),
    hasFuturePredictions: false,
    sameGame: info.sameGame === true,
  };
}
