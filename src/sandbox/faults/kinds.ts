import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { errorReply, type SandboxReply } from '../http/route.js';
import { moment, numberFrom, oneOf, text, wholeFrom } from './accept.js';
import { largestMember, numbersAsText, renameMember } from './drift.js';
import { defineKind } from './kind.js';
import { DISTRIBUTION, drawDelay } from './latency.js';
import { edgePage, plainPage } from './pages.js';

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

function page(status: number, body: string): SandboxReply {
  return { status, body, contentType: HTML };
}

function failure(status: number, form: 'json' | 'html' | 'empty'): SandboxReply {
  const words = STATUS_CODES[status] ?? 'Error';
  if (form === 'html') return page(status, plainPage(`${status} ${words}`));
  if (form === 'empty') return page(status, '');
  return errorReply(
    status,
    `${words
      .toUpperCase()
      .replaceAll(' ', '_')
      .replace(/_ERROR$/, '')}_ERROR`,
    words,
  );
}

/** Members of a fault that strikes everything while it lasts. */
const EVERYTHING = {
  route: oneOf(['*']).default('*'),
  rate: oneOf([1]).default(1),
  times: z.never('nothing here: an outage lasts for its window').optional(),
};

/**
 * All kinds of misbehaviour by name. A new one is an entry here, and nothing else, unless it is put on the wire in
 * a way that http/deliver does not know yet.
 */
export const KINDS = {
  /** Answers late. */
  latency: defineKind({
    options: { delay: DISTRIBUTION },
    delays: true,
    effect: ({ delay }, { random }) => ({ delayMs: drawDelay(delay, random) }),
  }),
  /** Fails with a status, as JSON, as a gateway's page or without a body. */
  status: defineKind({
    options: {
      status: oneOf([500, 502, 503, 504]),
      body: oneOf(['json', 'html', 'empty']).default('json'),
    },
    effect: ({ status, body }) => ({ reply: failure(status, body) }),
  }),
  /** 429; `retryAfter` seconds in `Retry-After`, as they are or as a date; without it the header is missing. */
  'rate-limit': defineKind({
    options: {
      retryAfter: wholeFrom(0, 86_400).optional(),
      form: oneOf(['seconds', 'date']).default('seconds'),
    },
    effect: ({ retryAfter, form }, { now }) => {
      const reply = failure(429, 'json');
      if (retryAfter === undefined) return { reply };
      const value = form === 'seconds' ? `${retryAfter}` : new Date(now + retryAfter * 1000).toUTCString();
      return { reply: { ...reply, headers: { 'Retry-After': value } } };
    },
  }),
  /** 401 to a request that bears a token, however good that is; requests without are left alone. */
  'refused-token': defineKind({
    options: {},
    concerns: ({ headers }) => headers['authorization'] !== undefined,
    effect: () => ({ reply: errorReply(401, 'UNAUTHORIZED_ERROR', 'Unknown or expired token') }),
  }),
  /** 403 with the page of the edge (recorded), as for a caller from abroad. */
  'edge-block': defineKind({
    options: {},
    effect: (_, { request, random }) => ({ reply: page(403, edgePage(request.path, random)) }),
  }),
  /** Resets the connection instead of answering. */
  'reset-before-headers': defineKind({ options: {}, effect: () => ({ delivery: { how: 'reset' } }) }),
  /** Resets the connection in the middle of the body. */
  'reset-after-headers': defineKind({ options: {}, effect: () => ({ delivery: { how: 'reset-midway' } }) }),
  /** Never answers. */
  hang: defineKind({ options: {}, effect: () => ({ delivery: { how: 'never' } }) }),
  /** Sends headers at once and the body `bytes` at a time, `everyMs` apart. */
  'slow-body': defineKind({
    options: { bytes: wholeFrom(1, 1_000_000).default(64), everyMs: numberFrom(1, 60_000).default(250) },
    effect: ({ bytes, everyMs }) => ({ delivery: { how: 'drip', bytes, everyMs } }),
  }),
  /** Closes after half of the body: shorter than its `Content-Length`, or chunked without an end. */
  'truncated-body': defineKind({
    options: { framing: oneOf(['content-length', 'chunked']).default('content-length') },
    effect: ({ framing }) => ({ delivery: { how: 'cut', framing } }),
  }),
  /** A web page with 200. */
  'wrong-type': defineKind({
    options: {},
    effect: () => ({ reply: page(200, plainPage('Scheduled maintenance')) }),
  }),
  /** Says it is JSON and is not quite. */
  'malformed-json': defineKind({
    options: {},
    effect: () => ({
      change: ({ body, ...reply }) => {
        const whole = typeof body === 'string' ? body : JSON.stringify(body);
        return { ...reply, contentType: JSON_TYPE, body: `${whole.slice(0, -1)},}` };
      },
    }),
  }),
  /** 200 and nothing in it. */
  empty: defineKind({
    options: {},
    effect: () => ({ reply: { status: 200, body: '', contentType: JSON_TYPE } }),
  }),
  /**
   * Another contract: `member` (the largest one of the body when none is named) left out or called `to`, wherever it
   * occurs, or its numbers, all numbers when none is named, written as text.
   */
  drift: defineKind({
    options: {
      change: oneOf(['missing', 'renamed', 'numbers-as-text']),
      member: text('the name of a member').optional(),
      to: text('a name').optional(),
    },
    effect: ({ change, member, to }) => ({
      change: (reply) => {
        if (typeof reply.body === 'string') return reply;
        const name = member ?? largestMember(reply.body);
        const changed =
          change === 'numbers-as-text' || name === undefined
            ? numbersAsText(reply.body, member)
            : renameMember(reply.body, name, change === 'renamed' ? (to ?? `${name}V2`) : undefined);
        return { ...reply, body: changed as SandboxReply['body'] };
      },
    }),
  }),
  /** Resets every connection that asks something. */
  'outage-reset': defineKind({
    options: { ...EVERYTHING },
    effect: () => ({ delivery: { how: 'reset' } }),
  }),
  /** Refuses connections; the admin routes can't be reached either, so that an end is demanded. */
  'outage-refused': defineKind({
    options: { ...EVERYTHING, until: moment() },
    effect: () => ({ delivery: { how: 'reset' } }),
  }),
};

export type KindName = keyof typeof KINDS;
