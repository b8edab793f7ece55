import type { Outgoing } from './call.js';

/** A call without a token that nobody ends; `more` overrides. */
export function outgoing(more: Partial<Outgoing> = {}): Outgoing {
  return {
    method: 'GET',
    path: '/',
    headers: {},
    authorisation: { kind: 'none' },
    attemptMs: 60_000,
    signal: new AbortController().signal,
    deadline: Number.POSITIVE_INFINITY,
    route: 'GET /',
    repeatable: true,
    priority: 0,
    ...more,
  };
}
