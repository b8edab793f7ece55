import type { JsonObject } from '../../../util/json.js';
import type {
  CompetitionInfo,
  OfferedMarket,
  SportsEvent,
  SportsWorld,
  Tournament,
} from '../../world/sports/index.js';
import type { Links } from './links.js';
import { competitionLinks, competitionPath, matchBody, type Where } from './match.js';

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

/** What a competition and a tournament have in common: their matches with all markets, and the bet options of those. */
function board(
  links: Links,
  info: CompetitionInfo,
  path: Where,
  events: readonly SportsEvent[],
  now: number,
): { matches: JsonObject[]; options: JsonObject; hasMarkets: boolean } {
  const markets = events.flatMap((event) => event.markets(now));
  const byOption = options(markets);
  return {
    matches: events.map((event) => matchBody(links, info, path, event, now)),
    hasMarkets: markets.length > 0,
    options: {
      betOptionPriority: [...byOption.keys()],
      betOptions: [...byOption].map(([name, list]) => ({
        name,
        hasFutureMarket: list.some(({ isFuture }) => isFuture),
        openMarketCount: list.length,
        _links: { markets: links.with(['betOptionName', name], ...path, 'markets') },
      })),
      betOptionGroups: groups(markets),
    },
  };
}

/** A competition with everything that is open in it (recorded; the rows of `tournaments` are invented). */
export function competitionBody(
  links: Links,
  world: SportsWorld,
  info: CompetitionInfo,
  now: number,
): JsonObject {
  const path = competitionPath(info);
  const { matches, options: ofOptions, hasMarkets } = board(links, info, path, world.open(info, now), now);
  const tournaments = world.tournaments(info, now);
  return {
    id: info.id,
    name: info.name,
    spectrumId: info.id,
    _links: {
      ...competitionLinks(links, info),
      'markets:all-channels': links.to(...path, 'markets', 'all-channels'),
    },
    matches,
    tournaments: tournaments.map((tournament) => tournamentStub(links, info, tournament)),
    hasMarkets: hasMarkets || tournaments.length > 0,
    ...ofOptions,
    hasFuturePredictions: false,
    sameGame: info.sameGame === true,
  };
}

/** The path of a tournament. */
export function tournamentPath(info: CompetitionInfo, tournament: Tournament): Where {
  return [...competitionPath(info), 'tournaments', tournament.name];
}

/** A tournament as a competition and the lists name it (invented after the fields of a competition). */
export function tournamentStub(links: Links, info: CompetitionInfo, tournament: Tournament): JsonObject {
  const path = tournamentPath(info, tournament);
  return {
    id: tournament.id,
    name: tournament.name,
    spectrumId: tournament.id,
    _links: {
      self: links.to(...path),
      selfTemplate: links.template(...path),
      matches: links.to(...path, 'matches'),
      markets: links.to(...path, 'markets'),
    },
    hasMarkets: true,
  };
}

/** A tournament with everything that is open in it (invented after a competition's body). */
export function tournamentBody(
  links: Links,
  world: SportsWorld,
  info: CompetitionInfo,
  tournament: Tournament,
  now: number,
): JsonObject {
  const path = tournamentPath(info, tournament);
  const {
    matches,
    options: ofOptions,
    hasMarkets,
  } = board(links, info, path, world.openIn(tournament, now), now);
  return { ...tournamentStub(links, info, tournament), matches, hasMarkets, ...ofOptions };
}
