import { isObject, type Json } from '../../util/json.js';
import type { SandboxClock } from '../clock.js';
import { refuseOtherThanJson } from './json-only.js';
import { errorReply, type SandboxReply, type SandboxRoute } from './route.js';

/** The word for a step to the moment the next race starts. */
const NEXT_JUMP = 'next-jump';
const YEAR = 366 * 86_400_000;

interface Change {
  at?: number;
  step?: number | typeof NEXT_JUMP;
  speed?: number;
  paused?: boolean;
}

const KEYS = ['at', 'step', 'speed', 'paused'];

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The change a body asks for, or the words of what is wrong with it. */
function readChange(body: unknown): Change | string {
  if (!isObject(body)) return 'send a JSON object with any of at, step, speed, paused';
  const unknown = Object.keys(body).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `${unknown} is none of ${KEYS.join(', ')}`;
  const { at, step, speed, paused } = body;
  const time = at === undefined ? undefined : new Date(at as string | number).getTime();
  if (!['undefined', 'string', 'number'].includes(typeof at) || Number.isNaN(time))
    return 'at should be an ISO time or epoch milliseconds';
  if (step !== undefined && step !== NEXT_JUMP && !(typeof step === 'number' && Math.abs(step) <= YEAR)) {
    return `step should be milliseconds, a year at most, or "${NEXT_JUMP}"`;
  }
  if (at !== undefined && step !== undefined) return 'send at or step, not both';
  if (speed !== undefined && !(typeof speed === 'number' && Number.isFinite(speed) && speed >= 0)) {
    return 'speed should be a number from 0';
  }
  if (paused !== undefined && typeof paused !== 'boolean') return 'paused should be true or false';
  return {
    ...(time === undefined ? {} : { at: time }),
    ...(step === undefined ? {} : { step: step as number | typeof NEXT_JUMP }),
    ...(speed === undefined ? {} : { speed }),
    ...(paused === undefined ? {} : { paused }),
  };
}

/**
 * The sandbox's own controls: `GET /sandbox/clock` tells the world's time and speed, `POST /sandbox/clock` with
 * a JSON object changes them: `at` (ISO time or epoch milliseconds) or `step` (milliseconds on, back when
 * negative, or `next-jump`: the moment the next race starts), `speed`, `paused`. JSON only, which no plain form
 * of a web page can send. `nextJump` gives the moment of the first start after another.
 */
export function adminRoutes(clock: SandboxClock, nextJump: (now: number) => number): SandboxRoute[] {
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
        if (change.step === NEXT_JUMP) clock.jump(nextJump(clock.now()));
        else if (change.step !== undefined) clock.step(change.step);
        if (change.speed !== undefined) clock.setSpeed(change.speed);
        if (change.paused !== undefined) (change.paused ? clock.pause : clock.resume)();
        return told();
      },
    },
  ];
}
