import { invalidJurisdiction } from '../http/jurisdiction.js';
import { notFound, type SandboxRoute } from '../http/route.js';
import { createOAuth, SANDBOX_CREDENTIALS } from '../oauth.js';
import type { World } from '../world/world.js';
import { placesOf } from './places.js';

/** Bodies of one route looked at, at most. */
const MOST = 240;

/** The world's hours, after midnight UTC, at which it is looked at: eleven, three in the afternoon and eight in Sydney. */
const HOURS = [0, 4, 9];

export interface SampleOptions {
  world: World;
  route: SandboxRoute;
  /** Placeholders that are to have this value, such as the code of racing. */
  fixed: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** A moment of the day to look at, epoch milliseconds. */
  at: number;
}

/** Bodies that the sandbox answers on a route, over places and hours of a day. */
export function* samplesOf({ world, route, fixed, query, at }: SampleOptions): Generator<unknown> {
  const midnight = Math.floor(at / 86_400_000) * 86_400_000;
  const asked = new URLSearchParams(query);
  if (!asked.has('jurisdiction')) asked.set('jurisdiction', 'NSW');
  for (const hour of HOURS) {
    const now = midnight + hour * 3_600_000;
    let count = 0;
    for (const params of placesOf({ world, now, query: asked, template: route.path, params: {} }, fixed)) {
      if (count >= MOST / HOURS.length) break;
      const reply = route.handle({
        params,
        query: asked,
        headers: {},
        body: '',
        now,
        origin: 'http://127.0.0.1',
      });
      if (reply.status !== 200 || typeof reply.body === 'string') continue;
      count += 1;
      yield reply.body;
    }
  }
}

/** The error bodies of the sandbox by status. */
export function errorSamples(): ReadonlyMap<number, unknown> {
  const oauth = createOAuth({ seed: 'compare', now: () => 0, credentials: SANDBOX_CREDENTIALS });
  return new Map([
    [400, invalidJurisdiction().body],
    [401, oauth.refuse('Bearer none')?.body],
    [404, notFound().body],
  ]);
}
