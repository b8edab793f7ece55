import { formRoutes } from './bodies/form/routes.js';
import { historicalRoutes } from './bodies/historical/routes.js';
import { approximatesRoute } from './bodies/pools/approximates.js';
import { bigBetsRoute } from './bodies/pools/big-bets.js';
import { jackpotRoutes } from './bodies/pools/jackpots.js';
import { racingRoutes } from './bodies/racing/routes.js';
import { configurationRoute } from './bodies/service/configuration.js';
import { discoveryRoutes } from './bodies/service/discovery.js';
import { silkRoute } from './bodies/service/silk.js';
import { sportsRoutes } from './bodies/sports/routes.js';
import type { SandboxRoute } from './http/route.js';
import type { World } from './world/world.js';

/** Every read of the emulated TAB. */
export function readRoutes({ racing, sports }: World): SandboxRoute[] {
  return [
    ...discoveryRoutes,
    configurationRoute,
    silkRoute,
    ...racingRoutes(racing),
    ...formRoutes(racing),
    approximatesRoute(racing),
    bigBetsRoute(racing),
    ...jackpotRoutes(racing),
    ...historicalRoutes(racing),
    ...sportsRoutes(sports),
  ];
}
