import type { JsonObject } from '../../../util/json.js';
import { errorReply, notFound, type SandboxRoute } from '../../http/route.js';
import type { CompetitionInfo, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import type { Links } from './links.js';
import { timestamp } from './market.js';

const BASE = '/v1/vision-service/tab-act/matches';

/** Competitions whose matches can be watched (recorded of the NBA alone). */
const SHOWN: ReadonlySet<string> = new Set(['NBA']);

/** The `vision` of a match: where its pictures are (recorded, without milliseconds); undefined where there are none. */
export function visionBody(links: Links, info: CompetitionInfo, event: SportsEvent): JsonObject | undefined {
  if (!SHOWN.has(info.name) || !event.sides) return undefined;
  return {
    unas: {
      startTime: timestamp(event.start).replace('.000Z', 'Z'),
      requiresAuthentication: true,
      _links: { self: links.other(`${BASE}/${encodeURIComponent(event.id)}/unas`) },
    },
  };
}

/**
 * `/v1/vision-service/tab-act/matches/{id}/unas`, which matches link: 401 without a token, since the link says that it needs
 * one; 404 for a match without pictures. The path is recorded; the body is ours, and the sandbox has nothing to show.
 */
export function visionRoute(world: SportsWorld): SandboxRoute {
  return {
    method: 'GET',
    path: `${BASE}/{match}/unas`,
    needsJurisdiction: false,
    handle: ({ params, headers, now }) => {
      const info = world.sports
        .flatMap(({ name }) => world.competitions(name))
        .filter(({ name }) => SHOWN.has(name))
        .find((one) => world.open(one, now).some(({ id, sides }) => sides && id === params['match']));
      if (!info) return notFound();
      if (headers['authorization'] === undefined) {
        return errorReply(401, 'UNAUTHORIZED_ERROR', 'Pictures need a token');
      }
      return { status: 200, body: { provider: 'unas', available: false, streams: [] } };
    },
  };
}
