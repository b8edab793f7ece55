import { isObject, type Json } from '../../util/json.js';
import type { SandboxClock } from '../clock.js';
import { refuseOtherThanJson } from './json-only.js';
import { errorReply, type SandboxReply, type SandboxRoute } from './route.js';

type Change = { at?: number; speed?: number; paused?: boolean };

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The change a body asks for, or the words of what is wrong with it. */
function readChange(body: unknown): Change | string {
  if (!isObject(body)) return 'send a JSON object with any of at, speed, paused';
  const unknown = Object.keys(body).find((key) => !['at', 'speed', 'paused'].includes(key));
  if (unknown !== undefined) return `${unknown} is none of at, speed, paused`;
  const { at, speed, paused } = body;
  const time = at === undefined ? undefined : new Date(at as string | number).getTime();
  if (!['undefined', 'string', 'number'].includes(typeof at) || Number.isNaN(time))
    return 'at should be an ISO time or epoch milliseconds';
  if (speed !== undefined && !(typeof speed === 'number' && Number.isFinite(speed) && speed >= 0)) {
    return 'speed should be a number from 0';
  }
  if (paused !== undefined && typeof paused !== 'boolean') return 'paused should be true or false';
  return {
    ...(time === undefined ? {} : { at: time }),
    ...(speed === undefined ? {} : { speed }),
    ...(paused === undefined ? {} : { paused }),
  };
}

/**
 * The sandbox's own controls: `GET /sandbox/clock` tells the world's time and speed, `POST /sandbox/clock` with
 * a JSON object changes them: `at` (ISO time or epoch milliseconds), `speed`, `paused`. JSON only, which no
 * plain form of a web page can send.
 */
export function adminRoutes(clock: SandboxClock): SandboxRoute[] {
  const told = (): SandboxReply => ({
    status: 200,
    body: { now: new Date(clock.now()).toISOString(), speed: clock.speed() },
  });
  return [
    { method: 'GET', path: '/sandbox/clock', needsJurisdiction: false, handle: told },
    {
      method: 'POST',
      path: '/sandbox/clock',
      handle: ({ headers, body }) => {
        const refused = refuseOtherThanJson(headers);
        if (refused) return refused;
        const change = readChange(parse(body));
        if (typeof change === 'string') return errorReply(400, 'INVALID_SYNTAX_ERROR', change);
        if (change.at !== undefined) clock.jump(change.at);
        if (change.speed !== undefined) clock.setSpeed(change.speed);
        if (change.paused !== undefined) (change.paused ? clock.pause : clock.resume)();
        return told();
      },
    },
  ];
}
