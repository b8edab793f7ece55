import { isObject, type JsonObject } from '../../util/json.js';
import { createRouter } from '../http/router.js';
import { readRoutes } from '../read-routes.js';
import { createWorld } from '../world/world.js';

const ORIGIN = 'http://tab.test';

/** Every read of a world, asked by path as a client would; the query has a jurisdiction unless it names one. */
export function askWorld(seed: string) {
  const world = createWorld(seed);
  const router = createRouter(readRoutes(world));
  const ask = (address: string, now: number): { status: number; body: JsonObject } => {
    const url = new URL(address, ORIGIN);
    if (!url.searchParams.has('jurisdiction')) url.searchParams.set('jurisdiction', 'NSW');
    const found = router('GET', url.pathname);
    if (!found) throw new Error(`no route for ${url.pathname}`);
    const request = { params: found.params, query: url.searchParams, headers: {}, body: '', origin: ORIGIN };
    const { status, body } = found.route.handle({ ...request, now });
    return { status, body: isObject(body) ? body : {} };
  };
  return { world, ask };
}

/** The rows of a list in a body. */
export function rowsOf(value: unknown): JsonObject[] {
  if (!Array.isArray(value)) throw new Error('no list');
  return value.filter(isObject);
}
