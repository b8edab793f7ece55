import type { ServerResponse } from 'node:http';
import type { Runtime } from '../../src/index.js';
import { virtualTime } from '../../src/policy/virtual-time.testing.js';
import { findTool } from '../../src/server/catalogue.js';
import type { ToolResult } from '../../src/server/result.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { endedIn, untilIdle } from '../support/idle.js';
import { callTool, testRuntime } from '../support/runtime.js';
import { type Asked, json, startUpstream } from '../support/upstream.js';

/** 14:00 in Sydney on Tuesday 24 November 2026, four minutes before the race of `raceBody` jumps. */
export const NOW = Date.parse('2026-11-24T03:00:00Z');

export const RACE = { key: '2026-11-24/R/WFM/4' };

/** The whole product over a real upstream, in a time that passes only when told to. */
export type Place = Awaited<ReturnType<typeof startPlace>>;

/**
 * Starts an upstream and a runtime that asks it. The upstream tells the virtual time in its `Date`, plus `skewMs`.
 * Retries wait half of their upper end. Unless `cold`, the runtime has asked the time already and holds a connection.
 */
export async function startPlace({
  env = {},
  start = NOW,
  skewMs = 0,
  cold = false,
}: {
  env?: Record<string, string>;
  start?: number;
  skewMs?: number;
  cold?: boolean;
} = {}) {
  const time = virtualTime(start);
  const date = () => ({ date: new Date(time.clock() + skewMs).toUTCString() });
  const waiting = new Set<() => void>();
  let answer = (_: Asked, response: ServerResponse): void => json(response, 200, { races: [] }, date());
  const upstream = await startUpstream((request, response) => {
    answer(request, response);
    for (const look of waiting) look();
  }, date);
  const runtime = testRuntime(upstream.url, env, { clock: time.clock, timing: time });
  const { client, operator } = runtime;
  if (!cold) await client.learnTime({ caller: operator, signal: new AbortController().signal });
  const idle = () => untilIdle(() => underWay(runtime), upstream);

  return {
    time,
    runtime,
    url: upstream.url,
    asked: upstream.asked,
    /** What answers from now on. */
    answering(how: typeof answer) {
      answer = how;
    },
    /** Answers JSON with the upstream's time. */
    ok: (response: ServerResponse, body: unknown, headers: Record<string, string> = {}) =>
      json(response, 200, body, { ...date(), ...headers }),
    fail: (response: ServerResponse, status: number, headers: Record<string, string> = {}) =>
      json(response, status, {}, { ...date(), ...headers }),
    /** Answers the race `raceBody`, with whatever is given on top, from now on. */
    racing(given: Record<string, unknown> = {}) {
      answer = (_, response) => json(response, 200, raceBody(3, given), date());
    },
    call: (name: string, given: Record<string, unknown> = {}, caller = runtime.operator) =>
      callTool(runtime, name, given, caller),
    race: (given: Record<string, unknown> = {}) =>
      callTool(runtime, 'racing_get_race', { ...RACE, ...given }),
    next: (given: Record<string, unknown> = {}) => callTool(runtime, 'racing_get_next_to_go', given),
    /** Calls a tool under a signal of one's own. */
    under: (signal: AbortSignal, name: string, given: Record<string, unknown> = {}): Promise<ToolResult> =>
      runtime.execute(findTool(name)!, given, runtime.operator, signal),
    /** Comes back once the upstream has been asked so often in all. */
    askedTimes: (times: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (upstream.asked.length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    /** What a call ends in, with the virtual time moved on for as long as it takes. */
    ended: <T>(work: Promise<T>, stepMs = 500): Promise<T> => endedIn(work, idle, time.advance, stepMs),
    /** Comes back when nothing is on the way between the runtime and the upstream. */
    idle,
    async stop() {
      await runtime.close();
      await upstream.stop();
    },
  };
}

/** Requests that a runtime has sent and not yet heard of. */
export function underWay({ client }: Runtime): number {
  return Object.values(client.stats().limits).reduce((sum, { active }) => sum + active, 0);
}

export const errorOf = (result: ToolResult) => result.structuredContent?.['error'] as Record<string, unknown>;
export const sourceOf = (result: ToolResult) => result.structuredContent?.['source'];
export const factsOf = (result: ToolResult) =>
  (result.structuredContent?.['facts'] ?? {}) as Record<string, unknown>;
