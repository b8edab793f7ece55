import type { JsonObject } from '../../../util/json.js';
import type { SandboxReply } from '../../http/route.js';
import { createRouter } from '../../http/router.js';
import { createRacingWorld, type Race, type RacingWorld } from '../../world/racing.js';
import { racingRoutes } from './routes.js';

export const ORIGIN = 'http://tab.test';

/** Any member of a body, for tests that walk recorded shapes. */
// biome-ignore lint/suspicious/noExplicitAny: bodies are checked by the tests themselves.
export type Body = any;

/** A world with its routes, asked by path as a client would. */
export function startWorld(seed: string) {
  const world = createRacingWorld({ seed });
  const route = createRouter(racingRoutes(world));
  const reply = (path: string, now: number): SandboxReply => {
    const url = new URL(path, ORIGIN);
    if (!url.searchParams.has('jurisdiction')) url.searchParams.set('jurisdiction', 'NSW');
    const found = route('GET', url.pathname);
    if (!found) throw new Error(`no route for ${path}`);
    const { params } = found;
    return found.route.handle({
      params,
      query: url.searchParams,
      headers: {},
      body: '',
      now,
      origin: ORIGIN,
    });
  };
  return { world, reply, body: (path: string, now: number): Body => reply(path, now).body as JsonObject };
}

/** Every race of a date. */
export function racesOn(world: RacingWorld, date: string): Race[] {
  return world.day(date).meetings.flatMap(({ races }) => [...races]);
}

export const BASE = '/v1/tab-info-service/racing';

/** The path of a race, by name for those sold at fixed odds only. */
export function pathOf({ meeting, number, matchName }: Race): string {
  const venue = encodeURIComponent(meeting.mnemonic ?? meeting.name);
  const race = encodeURIComponent(matchName ?? String(number));
  const query = meeting.fixedOddsOnly ? '?fixedOdds=true' : '';
  return `${BASE}/dates/${meeting.date}/meetings/${meeting.code}/${venue}/races/${race}${query}`;
}
