import { invalidJurisdiction } from '../http/jurisdiction.js';
import { notFound, type SandboxRoute } from '../http/route.js';
import { createOAuth, SANDBOX_CREDENTIALS } from '../oauth.js';
import type { World } from '../world/world.js';
import { placesOf, spread } from './places.js';

/** Bodies of one route looked at, at most, and those of one moment. */
const MOST = 180;
const MOST_AT_ONCE = 60;

/** The moments of a day at which the world is looked at, after midnight UTC: first late morning, afternoon and evening in Sydney. */
const MOMENTS = [
  '00:00:20',
  '04:00:40',
  '09:01:10',
  '02:03:05',
  '06:02:50',
  '11:00:30',
  '03:04:15',
  '07:01:45',
  '08:03:35',
  '01:02:25',
  '05:04:55',
  '10:01:15',
];

export interface SampleOptions {
  world: World;
  route: SandboxRoute;
  /** Placeholders that are to have this value, such as the code of racing. */
  fixed: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** A moment of the day to look at, epoch milliseconds. */
  at: number;
}

/** Bodies that the sandbox answers on a route, over places and moments of a day. */
export function* samplesOf({ world, route, fixed, query, at }: SampleOptions): Generator<unknown> {
  const date = new Date(at).toISOString().slice(0, 10);
  const asked = new URLSearchParams(query);
  asked.set('jurisdiction', 'NSW');
  let count = 0;
  for (const moment of MOMENTS) {
    const now = Date.parse(`${date}T${moment}Z`);
    const places = [...placesOf({ world, now, query: asked, template: route.path, params: {} }, fixed)];
    for (const params of spread(places, Math.min(MOST_AT_ONCE, MOST - count))) {
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
