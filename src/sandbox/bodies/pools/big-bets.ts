import { notFound, type SandboxRoute } from '../../http/route.js';
import type { RacingWorld } from '../../world/racing.js';
import { liveToteRace, RACE_PATH } from '../live-race.js';

/** `…/big-bets`, which next-to-go links (recorded). No body of it is known: ours tells of none. */
export function bigBetsRoute(world: RacingWorld): SandboxRoute {
  return {
    method: 'GET',
    path: `${RACE_PATH}/big-bets`,
    handle: (request) => (liveToteRace(world, request) ? { status: 200, body: { bigBets: [] } } : notFound()),
  };
}
