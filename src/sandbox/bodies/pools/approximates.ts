import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { notFound, type SandboxRoute } from '../../http/route.js';
import type { RacingWorld } from '../../world/racing.js';
import { liveToteRace, RACE_PATH } from '../live-race.js';
import { dollars } from '../racing/write.js';

const PRODUCTS = ['Quinella', 'Exacta', 'Duet'] as const;

/**
 * `…/pools/{wageringProduct}/approximates` (shape from clients): what each combination would pay, 0 where one of
 * it is scratched, the last figures once the race is closed. Other products than the linked three answer 404 (ours).
 */
export function approximatesRoute(world: RacingWorld): SandboxRoute {
  return {
    method: 'GET',
    path: `${RACE_PATH}/pools/{wageringProduct}/approximates`,
    handle: (request) => {
      const product = PRODUCTS.find((one) => one === request.params['wageringProduct']);
      const race = product && liveToteRace(world, request);
      if (!race) return notFound();
      const jurisdiction = request.query.get('jurisdiction') as Jurisdiction;
      const approximates = world.approximates(race, request.now, jurisdiction, product);
      return {
        status: 200,
        body: {
          approximates: approximates.map(({ selections, amount }) => ({
            selections: [...selections],
            return: dollars(amount),
          })),
        },
      };
    },
  };
}
