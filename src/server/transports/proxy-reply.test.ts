import { describe, expect, it } from 'vitest';
import { Kept } from '../../client/kept.js';
import {
  BodyError,
  CancelledError,
  HttpError,
  InputError,
  RefusedError,
  TransportError,
} from '../../errors/index.js';
import { BreakerOpenError, DeadlineError, QueueFullError } from '../../policy/errors.js';
import { answerReply, errorReply, practiceHeaders } from './proxy-reply.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');

describe('answerReply', () => {
  const text = '{ "a": 1.0 }';
  const kept = new Kept({ text, body: {}, status: 200 });
  const answered = {
    kept,
    status: 200,
    body: {},
    text,
    answeredAt: NOW - 4_900,
    source: 'upstream' as const,
    freshForMs: () => 0,
  };

  it('gives the body as it came, its age in whole seconds and where it is from', () => {
    expect(answerReply({ ...answered, source: 'memory' }, NOW)).toEqual({
      status: 200,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        age: '4',
        'x-tab-source': 'memory',
      },
      body: '{ "a": 1.0 }',
    });
  });

  it('has the marks of the world that it is from', () => {
    const practice = new Kept({ text: '{}', body: {}, status: 200, mark: { kind: 'sandbox', speed: 1 } });
    expect(answerReply({ ...answered, kept: practice }, NOW).headers).toMatchObject({
      'x-tab-practice': 'sandbox',
    });
  });

  it('is never younger than now', () => {
    expect(answerReply({ ...answered, answeredAt: NOW + 500 }, NOW).headers['age']).toBe('0');
  });
});

describe('practiceHeaders', () => {
  it('marks the sandbox for people, and for another server', () => {
    expect(practiceHeaders({ kind: 'sandbox', speed: 60 }, NOW)).toEqual({
      'x-tab-practice': 'sandbox',
      'x-tab-sandbox': 'now=2026-11-24T03:02:00.000Z,speed=60',
    });
  });

  it('marks a replay', () => {
    const recordedAt = '2026-01-01T00:00:00Z';
    expect(practiceHeaders({ kind: 'replay', speed: 1, recordedAt }, NOW)).toEqual({
      'x-tab-practice': 'replay',
      'x-tab-replay': `recorded-at=${recordedAt}`,
    });
    expect(practiceHeaders({ kind: 'replay', speed: 1 }, NOW)['x-tab-replay']).toBe('recorded-at=unknown');
  });

  it('says nothing of the real TAB', () => {
    expect(practiceHeaders(undefined, NOW)).toEqual({});
  });
});

describe('errorReply', () => {
  const later = { helps: true as const, afterSeconds: 7 };
  const never = { helps: false as const };

  it('repeats the TAB’s own error', () => {
    const details = [{ path: 'query.jurisdiction', message: 'should be NSW' }];
    const words = { code: 'INVALID_SYNTAX_ERROR', message: 'Invalid query string', details };
    const reply = errorReply(new HttpError('bad_request', 400, words, never));
    expect(reply.status).toBe(400);
    expect(JSON.parse(reply.body)).toEqual({ error: words });
    expect(reply.headers).toEqual({ 'content-type': 'application/json; charset=utf-8' });
  });

  it.each([
    [{ message: 'Only words' }, 'HTTP_404', 'Only words'],
    [{ code: 'ONLY_CODE' }, 'ONLY_CODE', 'ONLY_CODE'],
  ])('completes %o', (words, code, message) => {
    const reply = errorReply(new HttpError('not_found', 404, words, never));
    expect(JSON.parse(reply.body)).toEqual({ error: { details: [], code, message } });
  });

  it.each<[string, unknown, number, string, string, string?]>([
    [
      'a 404 without words',
      new HttpError('not_found', 404, {}, never),
      404,
      'PROXY_NOT_FOUND',
      'has nothing there',
    ],
    [
      'a block',
      new HttpError('edge_blocked', 403, {}, never),
      403,
      'PROXY_EDGE_BLOCKED',
      "TAB's edge refused this computer",
    ],
    [
      'a 503',
      new HttpError('upstream_error', 503, {}, later),
      503,
      'PROXY_UPSTREAM_ERROR',
      'Try again in 7 s',
      '7',
    ],
    [
      'a 429',
      new HttpError('rate_limited', 429, {}, later),
      429,
      'PROXY_RATE_LIMITED',
      'asks to go slower',
      '7',
    ],
    ['a redirect', new HttpError('upstream_error', 302, {}, never), 502, 'PROXY_UPSTREAM_ERROR', 'HTTP 302'],
    [
      'refused credentials of ours',
      new HttpError('oauth', 401, { message: 'bad' }, never),
      502,
      'PROXY_OAUTH',
      'credentials',
    ],
    [
      'no connection',
      new TransportError('connection', 'Reset.', true),
      502,
      'PROXY_CONNECTION',
      'could not be reached',
    ],
    ['no name', new TransportError('dns', 'No such name.', false), 502, 'PROXY_DNS', 'could not be found'],
    [
      'no answer',
      new TransportError('timeout', 'None within 5 s.', true),
      504,
      'PROXY_TIMEOUT',
      'did not answer',
    ],
    ['no time left', new DeadlineError(20_000), 504, 'PROXY_TIMEOUT', 'did not answer'],
    ['a web page', new BodyError('bad_body', 200, 'A web page.'), 502, 'PROXY_BAD_BODY', 'unusable'],
    ['a huge body', new BodyError('too_large', 200, 'Too large.'), 502, 'PROXY_TOO_LARGE', 'Too large.'],
    [
      'an open circuit',
      new BreakerOpenError('tabcorp_api', NOW + 9_000, NOW),
      503,
      'PROXY_CIRCUIT_OPEN',
      'left alone',
      '9',
    ],
    ['a full queue', new QueueFullError('tabcorp_api', 128), 503, 'PROXY_OVERLOADED', 'full'],
    ['a caller that left', new CancelledError('cancelled'), 503, 'PROXY_CANCELLED', 'cancelled'],
    [
      'a bad path',
      new InputError({ argument: 'path', message: 'path "x" is bad.' }),
      400,
      'PROXY_BAD_INPUT',
      'path "x" is bad.',
    ],
    [
      'a refusal',
      new RefusedError('No bet was placed. Why.'),
      403,
      'PROXY_REFUSED',
      'No bet was placed. Why.',
    ],
    ['a mistake of ours', new Error('secret detail'), 500, 'PROXY_INTERNAL', 'went wrong in this server'],
  ])('words %s', (_, error, status, code, words, retryAfter) => {
    const reply = errorReply(error);
    const { error: said } = JSON.parse(reply.body) as { error: Record<string, unknown> };
    expect([reply.status, said['code'], said['details']]).toEqual([status, code, []]);
    expect(said['message']).toContain(words);
    expect(reply.body).not.toContain('secret detail');
    expect(reply.headers['retry-after']).toBe(retryAfter);
  });
});
