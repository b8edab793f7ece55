import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { CompetitionInfo, SportInfo, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import { competitionBody } from './competition.js';
import { type Links, linksFor, SPORTS_PATH } from './links.js';
import { sportBody, sportsBody } from './lists.js';
import { marketBody } from './market.js';
import { competitionPath, matchBody } from './match.js';
import { nextToGoBody } from './next-to-go.js';
import { resultedCompetitionBody, resultedMatchBody, resultedSportBody, resultsBody } from './results.js';

/** What a handler works with: the answer's links, the time, the names of the path. */
interface Asked {
  links: Links;
  now: number;
  request: SandboxRequest;
}

const reply = (body: JsonObject): SandboxReply => ({ status: 200, body });

function read(path: string, answer: (asked: Asked) => JsonObject | undefined): SandboxRoute {
  return {
    method: 'GET',
    path: `${SPORTS_PATH}${path}`,
    needsJurisdiction: true,
    handle: (request) => {
      const links = linksFor(request.origin, request.query.get('jurisdiction') ?? 'NSW');
      const body = answer({ links, now: request.now, request });
      return body === undefined ? notFound() : reply(body);
    },
  };
}

/** A whole number of the query between 1 and `most`, else `usual`. */
function count(query: URLSearchParams, name: string, usual: number, most: number): number {
  const value = Number(query.get(name) ?? usual);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual;
}

/** The sports routes of the emulated TAB. Fixed words stand before names, so that a router may take the first that fits. */
export function sportsRoutes(world: SportsWorld): SandboxRoute[] {
  const sportOf = ({ request }: Asked): SportInfo | undefined =>
    world.sports.find(({ name }) => name === request.params['sport']);
  const competitionOf = (asked: Asked): CompetitionInfo | undefined => {
    const sport = sportOf(asked);
    return (
      sport && world.competitions(sport.name).find(({ name }) => name === asked.request.params['competition'])
    );
  };
  const named = (events: readonly SportsEvent[], asked: Asked): SportsEvent | undefined =>
    events.find(({ name }) => name === asked.request.params['match']);

  const inSport = (answer: (asked: Asked, sport: SportInfo) => JsonObject | undefined) => (asked: Asked) => {
    const sport = sportOf(asked);
    return sport && answer(asked, sport);
  };
  const inCompetition =
    (answer: (asked: Asked, info: CompetitionInfo) => JsonObject | undefined) => (asked: Asked) => {
      const info = competitionOf(asked);
      return info && answer(asked, info);
    };
  const marketsOf = (asked: Asked, info: CompetitionInfo, events: readonly SportsEvent[]): JsonObject => {
    const option = asked.request.query.get('betOptionName');
    return {
      markets: events.flatMap((event) =>
        event
          .markets(asked.now)
          .filter((market) => option === null || market.option === option)
          .map((market) => marketBody(info, event, market)),
      ),
    };
  };
  const all = (asked: Asked): JsonObject => sportsBody(asked.links, world, asked.now);
  const competitionMarkets = inCompetition((asked, info) =>
    marketsOf(asked, info, world.open(info, asked.now)),
  );

  return [
    read('', all),
    read('/', all),
    read('/nextToGo', ({ links, now, request }) =>
      nextToGoBody(
        links,
        world,
        {
          limit: count(request.query, 'limit', 10, 50),
          liveBettingOnly: request.query.get('liveBettingOnly') === 'true',
          futuresOnly: request.query.get('futuresOnly') === 'true',
          openOnly: request.query.get('openOnly') === 'true',
        },
        now,
      ),
    ),
    read('/results', ({ links, now }) => resultsBody(links, world, now)),
    read(
      '/results/{sport}',
      inSport(({ links, now }, sport) => resultedSportBody(links, world, sport, now)),
    ),
    read(
      '/results/{sport}/competitions/{competition}',
      inCompetition(({ links, now }, info) => resultedCompetitionBody(links, world, info, now)),
    ),
    read(
      '/results/{sport}/competitions/{competition}/matches/{match}',
      inCompetition((asked, info) => {
        const event = named(world.resulted(info, asked.now), asked);
        return event && resultedMatchBody(asked.links, info, event, asked.now);
      }),
    ),
    read(
      '/{sport}',
      inSport(({ links, now }, sport) => sportBody(links, world, sport, now)),
    ),
    read(
      '/{sport}/competitions',
      inSport(({ links, now }, sport) => ({
        competitions: sportBody(links, world, sport, now)['competitions'],
      })),
    ),
    read(
      '/{sport}/competitions/{competition}',
      inCompetition(({ links, now }, info) => competitionBody(links, world, info, now)),
    ),
    read(
      '/{sport}/competitions/{competition}/matches',
      inCompetition(({ links, now }, info) => ({
        matches: world
          .open(info, now)
          .map((event) => matchBody(links, info, competitionPath(info), event, now)),
      })),
    ),
    read('/{sport}/competitions/{competition}/markets', competitionMarkets),
    read('/{sport}/competitions/{competition}/markets/all-channels', competitionMarkets),
    read(
      '/{sport}/competitions/{competition}/matches/{match}',
      inCompetition(({ links, now, request }, info) => {
        const event = named(world.open(info, now), { links, now, request });
        return event && matchBody(links, info, competitionPath(info), event, now);
      }),
    ),
    read(
      '/{sport}/competitions/{competition}/matches/{match}/markets',
      inCompetition((asked, info) => {
        const event = named(world.open(info, asked.now), asked);
        return event && marketsOf(asked, info, [event]);
      }),
    ),
  ];
}
