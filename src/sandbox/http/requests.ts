import type { Clock } from '../../util/clock.js';
import { redactPatterns } from '../record/patterns.js';
import { decoded } from './decoded.js';
import type { SandboxRoute } from './route.js';

/** How many requests are remembered. */
const KEPT = 100;
/** The longest path told, characters. */
const LONGEST = 300;
const HIDDEN = '[hidden]';

/** What of a request of the emulated TAB is remembered: no header, no query, no body. */
export interface WatchedRequest {
  method: string;
  /** The raw path, percent-encoded. */
  path: string;
  /** The kinds of fault that struck it. */
  struck: readonly string[];
}

interface Seen extends WatchedRequest {
  number: number;
  /** World time as it came in, epoch milliseconds. */
  at: number;
  /** Real time as it came in, epoch milliseconds. */
  began: number;
  /** Absent while it is not over. */
  ended?: { ms: number; status: number | undefined };
}

/** The last requests of the emulated TAB. */
export interface RequestLog {
  /** Remembers a request as it comes in; to be told the status when it is over, undefined where none was sent. */
  watch(request: WatchedRequest): (status: number | undefined) => void;
  route: SandboxRoute;
}

// Numbers of accounts and customers, tickets and tokens stand in paths too; dates and names of races do not look so.
function shownSegment(segment: string, before: string | undefined): string {
  const text = decoded(segment);
  const whose = /^(accounts|customers)$/i.test(before ?? '');
  const token = /^[\w.~+=-]{20,}$/.test(text) && /\d/.test(text);
  if (whose || token || /\d{5}/.test(text) || redactPatterns(text) !== text) return HIDDEN;
  return segment;
}

/** The path without what belongs to an account or opens one. */
export function shownPath(path: string): string {
  const segments = path.slice(0, LONGEST).split('/');
  return segments.map((segment, i) => shownSegment(segment, segments[i - 1])).join('/');
}

function told({ number, at, method, path, struck, ended }: Seen): Record<string, unknown> {
  return {
    number,
    at: new Date(at).toISOString(),
    method,
    path: shownPath(path),
    status: ended?.status ?? null,
    ms: ended?.ms ?? null,
    faults: struck,
  };
}

/**
 * Remembers the last requests, and tells them at `GET /sandbox/requests`, newest first: world time, method, path, status
 * (null while there is none), milliseconds of real time (null until it is over) and the faults that struck.
 */
export function createRequestLog({ now, real }: { now: Clock; real: Clock }): RequestLog {
  let seen: Seen[] = [];
  let number = 0;
  return {
    watch: (request) => {
      number += 1;
      const one: Seen = { ...request, number, at: now(), began: real() };
      // Cut back now and then: an array is slow to shorten at its front.
      if (seen.length >= 2 * KEPT) seen = seen.slice(-KEPT);
      seen.push(one);
      return (status) => {
        one.ended = { ms: Math.max(0, real() - one.began), status };
      };
    },
    route: {
      method: 'GET',
      path: '/sandbox/requests',
      needsJurisdiction: false,
      handle: () => ({
        status: 200,
        body: { total: number, requests: seen.slice(-KEPT).reverse().map(told) },
      }),
    },
  };
}
