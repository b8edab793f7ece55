import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type {
  CompetitionInfo,
  SportInfo,
  SportsEvent,
  SportsWorld,
  Tournament,
} from '../../world/sports/index.js';
import { competitionBody, tournamentBody, tournamentPath, tournamentStub } from './competition.js';
import { roundBody, roundsBody } from './footy.js';
import { type Links, linksFor, SPORTS_PATH } from './links.js';
import { sportBody, sportsBody } from './lists.js';
import { marketBody } from './market.js';
import { competitionPath, matchBody, type Where } from './match.js';
import { nextToGoBody } from './next-to-go.js';
import { resultedCompetitionBody, resultedMatchBody, resultedSportBody, resultsBody } from './results.js';

/** What a handler works with; a handler that gives nothing means 404. */
interface Asked {
  links: Links;
  now: number;
  request: SandboxRequest;
}
type Answer = (asked: Asked) => JsonObject | undefined;

function read(path: string, answer: Answer): SandboxRoute {
  return {
    method: 'GET',
    path: `${SPORTS_PATH}${path}`,
    needsJurisdiction: true,
    handle: (request) => {
      const links = linksFor(request.origin, request.query.get('jurisdiction') ?? 'NSW');
      const body = answer({ links, now: request.now, request });
      return body === undefined ? notFound() : { status: 200, body };
    },
  };
}

/** A whole number of the query, at most `most`; `usual` when it is missing or none. */
function count(query: URLSearchParams, name: string, usual: number, most: number): number {
  const value = Number(query.get(name) ?? usual);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual;
}

/** Where events are listed: a competition or one of its tournaments. */
interface Listing {
  info: CompetitionInfo;
  path: Where;
  events: readonly SportsEvent[];
}

/**
 * The sports routes of the emulated TAB. Names are matched exactly, as display names; the short id of a match is 404
 * (known from clients). Fixed words stand before names, so that a router may take the first route that fits.
 */
export function sportsRoutes(world: SportsWorld): SandboxRoute[] {
  const named = <T extends { name: string }>(list: readonly T[], name: string | undefined): T | undefined =>
    list.find((one) => one.name === name);

  const sport =
    (answer: (asked: Asked, sport: SportInfo) => JsonObject | undefined): Answer =>
    (asked) => {
      const found = named(world.sports, asked.request.params['sport']);
      return found && answer(asked, found);
    };
  const competition = (answer: (asked: Asked, info: CompetitionInfo) => JsonObject | undefined): Answer =>
    sport((asked, { name }) => {
      const found = named(world.competitions(name), asked.request.params['competition']);
      return found && answer(asked, found);
    });
  const tournament = (
    answer: (asked: Asked, info: CompetitionInfo, tournament: Tournament) => JsonObject | undefined,
  ): Answer =>
    competition((asked, info) => {
      const found = named(world.tournaments(info, asked.now), asked.request.params['tournament']);
      return found && answer(asked, info, found);
    });

  const inCompetition = (answer: (asked: Asked, listing: Listing) => JsonObject | undefined): Answer =>
    competition((asked, info) =>
      answer(asked, { info, path: competitionPath(info), events: world.open(info, asked.now) }),
    );
  const inTournament = (answer: (asked: Asked, listing: Listing) => JsonObject | undefined): Answer =>
    tournament((asked, info, found) =>
      answer(asked, { info, path: tournamentPath(info, found), events: world.openIn(found, asked.now) }),
    );

  const matches = ({ links, now }: Asked, { info, path, events }: Listing): JsonObject => ({
    matches: events.map((event) => matchBody(links, info, path, event, now)),
  });
  const match = ({ links, now, request }: Asked, { info, path, events }: Listing): JsonObject | undefined => {
    const event = named(events, request.params['match']);
    return event && matchBody(links, info, path, event, now);
  };
  const markets = ({ now, request }: Asked, { info, events }: Listing): JsonObject => {
    const option = request.query.get('betOptionName');
    return {
      markets: events.flatMap((event) =>
        event
          .markets(now)
          .filter((market) => option === null || market.option === option)
          .map((market) => marketBody(info, event, market)),
      ),
    };
  };
  const matchMarkets = (asked: Asked, listing: Listing): JsonObject | undefined => {
    const event = named(listing.events, asked.request.params['match']);
    return event && markets(asked, { ...listing, events: [event] });
  };

  const allSports: Answer = ({ links, now }) => sportsBody(links, world, now);
  const c = '/{sport}/competitions/{competition}';
  const t = `${c}/tournaments/{tournament}`;
  return [
    read('', allSports),
    read('/nextToGo', ({ links, now, request: { query } }) =>
      nextToGoBody(
        links,
        world,
        {
          limit: count(query, 'limit', 10, 50),
          liveBettingOnly: query.get('liveBettingOnly') === 'true',
          futuresOnly: query.get('futuresOnly') === 'true',
          openOnly: query.get('openOnly') === 'true',
        },
        now,
      ),
    ),
    read('/results', ({ links, now }) => resultsBody(links, world, now)),
    read(
      '/results/{sport}',
      sport(({ links, now }, found) => resultedSportBody(links, world, found, now)),
    ),
    read(
      `/results${c}`,
      competition(({ links, now }, info) => resultedCompetitionBody(links, world, info, now)),
    ),
    read(
      `/results${c}/matches/{match}`,
      competition(({ links, now, request }, info) => {
        const event = named(world.resulted(info, now), request.params['match']);
        return event && resultedMatchBody(links, info, event, now);
      }),
    ),
    read(
      `/results${c}/matches/{match}/markets`,
      competition((asked, info) =>
        matchMarkets(asked, { info, path: competitionPath(info), events: world.resulted(info, asked.now) }),
      ),
    ),
    read(
      '/{sport}',
      sport(({ links, now }, found) => sportBody(links, world, found, now)),
    ),
    read(
      '/{sport}/competitions',
      sport(({ links, now }, found) => ({
        competitions: sportBody(links, world, found, now)['competitions'],
      })),
    ),
    read(
      '/{sport}/footy/rounds',
      sport(({ links, now }, found) => roundsBody(links, world, found, now)),
    ),
    read(
      '/{sport}/footy/rounds/{round}',
      sport(({ links, now, request }, found) =>
        roundBody(
          links,
          world,
          found,
          request.params['round'] ?? '',
          request.query.get('series') ?? undefined,
          now,
        ),
      ),
    ),
    read(
      c,
      competition(({ links, now }, info) => competitionBody(links, world, info, now)),
    ),
    read(`${c}/matches`, inCompetition(matches)),
    read(`${c}/markets`, inCompetition(markets)),
    read(`${c}/markets/all-channels`, inCompetition(markets)),
    read(
      `${c}/tournaments`,
      competition(({ links, now }, info) => ({
        tournaments: world.tournaments(info, now).map((found) => tournamentStub(links, info, found)),
      })),
    ),
    read(`${c}/matches/{match}`, inCompetition(match)),
    read(`${c}/matches/{match}/markets`, inCompetition(matchMarkets)),
    read(
      t,
      tournament(({ links, now }, info, found) => tournamentBody(links, world, info, found, now)),
    ),
    read(`${t}/matches`, inTournament(matches)),
    read(`${t}/markets`, inTournament(markets)),
    read(`${t}/matches/{match}`, inTournament(match)),
    read(`${t}/matches/{match}/markets`, inTournament(matchMarkets)),
  ];
}
