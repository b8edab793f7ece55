import { describe, expect, it } from 'vitest';
import { BodyError, CancelledError, ContractError, HttpError, TransportError } from '../errors/index.js';
import type { Outcome } from '../policy/outcome.js';
import type { Incoming } from './call.js';
import { health, keepVerdict, pauseAfter, retryVerdict } from './judge.js';

const reply = (
  status: number,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Incoming => ({
  status,
  headers,
  body: Buffer.from('{}'),
});
const value = (...given: Parameters<typeof reply>): Outcome<Incoming> => ({
  kind: 'value',
  value: reply(...given),
});
const error = (given: unknown): Outcome<Incoming> => ({ kind: 'error', error: given });
const http = (kind: ConstructorParameters<typeof HttpError>[0], status: number) =>
  new HttpError(kind, status, {}, { helps: false });

describe('whether asking again may mend it', () => {
  it.each([200, 301, 400, 401, 403, 404, 409])('a %i is final', (status) => {
    expect(retryVerdict(value(status))).toEqual({ kind: 'final' });
  });

  it.each([408, 429, 500, 503])('a %i has failed, and the upstream may say for how long', (status) => {
    expect(retryVerdict(value(status))).toEqual({ kind: 'failed' });
    expect(retryVerdict(value(status, { 'retry-after': '3' }))).toEqual({ kind: 'failed', afterMs: 3_000 });
  });

  it.each([
    [new TransportError('timeout', 'x', true), 'failed'],
    [new TransportError('connection', 'x', true), 'connection'],
    [new TransportError('dns', 'x', false), 'connection'],
    [new TransportError('connection', 'no more', true, { retry: { helps: false } }), 'final'],
    [new BodyError('bad_body', 200, 'x'), 'failed'],
    [new BodyError('too_large', 200, 'x'), 'final'],
    [new RangeError('headers'), 'final'],
    [new CancelledError('x'), 'final'],
    [new TypeError('ours'), 'final'],
  ])('after %s it is %s', (given, kind) => {
    expect(retryVerdict(error(given))).toEqual({ kind });
  });
});

describe('what it says of the service’s health', () => {
  it.each([
    [200, 'success'],
    [400, 'success'],
    [404, 'success'],
    [408, 'failure'],
    [429, 'ignore'],
    [500, 'failure'],
    [403, 'success'],
  ])('a %i is %s', (status, wanted) => {
    expect(health(value(status))).toBe(wanted);
  });

  it('the edge’s refusal says nothing, whether it has a type or not', () => {
    expect(health(value(403, { 'content-type': 'text/html' }))).toBe('ignore');
    expect(health(value(403, {}))).toBe('ignore');
  });

  it.each([
    [new TransportError('connection', 'x', true), 'failure'],
    [new TransportError('connection', 'no more', true, { retry: { helps: false } }), 'ignore'],
    [new RangeError('headers'), 'ignore'],
    [new BodyError('bad_body', 200, 'x'), 'failure'],
    [new BodyError('too_large', 200, 'x'), 'ignore'],
    [new CancelledError('x'), 'ignore'],
  ])('%s is %s', (given, wanted) => {
    expect(health(error(given))).toBe(wanted);
  });
});

describe('how long nothing is sent', () => {
  it('follows the upstream’s wish, after 429 and the edge’s refusal only', () => {
    expect(pauseAfter(reply(429, { 'retry-after': '7' }))).toBe(7_000);
    expect(pauseAfter(reply(429))).toBe('default');
    const dated = { 'retry-after': 'Tue, 24 Nov 2026 02:00:30 GMT' };
    const answeredAt = Date.UTC(2026, 10, 24, 2, 0, 10);
    expect(pauseAfter({ ...reply(429, dated), answeredAt })).toBe(20_000);
    expect(pauseAfter(reply(403, {}))).toBe('default');
    expect(pauseAfter(reply(403))).toBeUndefined();
    expect(pauseAfter(reply(503, { 'retry-after': '7' }))).toBeUndefined();
  });
});

describe('what a failed read means for what is kept', () => {
  it.each([
    [http('not_found', 404), { kind: 'answered', keepMs: 10_000 }],
    [http('bad_request', 400), { kind: 'answered', keepMs: 0 }],
    [http('unauthorised', 401), { kind: 'answered', keepMs: 0 }],
    [http('forbidden', 403), { kind: 'answered', keepMs: 0 }],
    [http('edge_blocked', 403), { kind: 'failed' }],
    [http('upstream_error', 500), { kind: 'failed' }],
    [new BodyError('too_large', 200, 'x'), { kind: 'answered', keepMs: 0 }],
    [new BodyError('bad_body', 200, 'x'), { kind: 'failed' }],
    [new TransportError('timeout', 'x', true), { kind: 'failed' }],
    [new ContractError('a', 'b'), { kind: 'failed' }],
  ])('%s', (given, wanted) => {
    expect(keepVerdict(given)).toEqual(wanted);
  });
});
