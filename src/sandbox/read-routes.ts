import { formRoutes } from './bodies/form/routes.js';
import { historicalRoutes } from './bodies/historical/routes.js';
import { approximatesRoute } from './bodies/pools/approximates.js';
import { bigBetsRoute } from './bodies/pools/big-bets.js';
import { jackpotRoutes } from './bodies/pools/jackpots.js';
import { poolResultsRoute } from './bodies/pools/results.js';
import { futuresRoutes } from './bodies/racing/futures.js';
import { neighbourRoutes } from './bodies/racing/neighbours.js';
import { racingRoutes } from './bodies/racing/routes.js';
import { configurationRoute } from './bodies/service/configuration.js';
import { discoveryRoutes } from './bodies/service/discovery.js';
import { searchRoute } from './bodies/service/search.js';
import { silkRoute } from './bodies/service/silk.js';
import { headToHeadRoute } from './bodies/sports/head-to-head.js';
import { sportsRoutes } from './bodies/sports/routes.js';
import { visionRoute } from './bodies/sports/vision.js';
import type { SandboxRoute } from './http/route.js';
import type { World } from './world/world.js';

/** Every read of the emulated TAB. */
export function readRoutes(world: World): SandboxRoute[] {
  const { racing, sports } = world;
  return [
    ...discoveryRoutes,
    configurationRoute,
    silkRoute,
    searchRoute(world),
    ...racingRoutes(racing),
    ...neighbourRoutes(racing),
    ...futuresRoutes(racing),
    ...formRoutes(racing),
    approximatesRoute(racing),
    bigBetsRoute(racing),
    ...jackpotRoutes(racing),
    poolResultsRoute(racing),
    ...historicalRoutes(racing),
    ...sportsRoutes(sports),
    headToHeadRoute(sports),
    visionRoute(sports),
  ];
}
