import type { JsonObject } from '../../../util/json.js';
import type { CompetitionInfo, SportInfo, SportsWorld } from '../../world/sports/index.js';
import { tournamentStub } from './competition.js';
import type { Links } from './links.js';
import { competitionLinks } from './match.js';

// Bodies of this file are invented after the fields clients read; none is recorded.

function competitionStub(links: Links, world: SportsWorld, info: CompetitionInfo, now: number): JsonObject {
  const tournaments = world.tournaments(info, now);
  return {
    id: info.id,
    name: info.name,
    spectrumId: info.id,
    _links: competitionLinks(links, info),
    hasMarkets: tournaments.length > 0 || world.open(info, now).length > 0,
    tournaments: tournaments.map((tournament) => tournamentStub(links, info, tournament)),
    sameGame: info.sameGame === true,
  };
}

/** One sport with its open competitions. */
export function sportBody(links: Links, world: SportsWorld, sport: SportInfo, now: number): JsonObject {
  const competitions = world.competitions(sport.name);
  return {
    id: sport.id,
    name: sport.name,
    displayName: sport.name,
    spectrumId: sport.id,
    _links: {
      self: links.to(sport.name),
      selfTemplate: links.template(sport.name),
      competitions: links.to(sport.name, 'competitions'),
      ...(competitions.some(({ footytab }) => footytab)
        ? { footytab: links.to(sport.name, 'footy', 'rounds') }
        : {}),
    },
    competitions: competitions.map((info) => competitionStub(links, world, info, now)),
    sameGame: competitions.some(({ sameGame }) => sameGame),
  };
}

/** Every sport. */
export function sportsBody(links: Links, world: SportsWorld, now: number): JsonObject {
  return { sports: world.sports.map((sport) => sportBody(links, world, sport, now)) };
}
