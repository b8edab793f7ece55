import type { SandboxRoute } from '../http/route.js';
import type { RacingWorld } from '../world/racing.js';
import { assetRoutes } from './assets.js';
import { historyRoute } from './history.js';

/** Before the path of a read: the same answer, but no fault strikes it and it counts as no request of the TAB. */
const WINDOW = '/sandbox/world';

/**
 * The page for people, and what it looks through: every read of the emulated TAB as `GET /sandbox/world/…`, so that
 * who watches a world that misbehaves sees it well, and changes nothing by watching.
 */
export function pageRoutes(racing: RacingWorld, reads: readonly SandboxRoute[]): SandboxRoute[] {
  const window = reads.filter(({ method }) => method === 'GET');
  return [
    ...assetRoutes,
    historyRoute(racing),
    ...window.map((route) => ({ ...route, path: `${WINDOW}${route.path}`.replace(/\/$/, '') })),
  ];
}
