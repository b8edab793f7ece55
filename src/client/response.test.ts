import { describe, expect, it } from 'vitest';
import { BodyError, HttpError } from '../errors/index.js';
import { Secret } from '../util/secret.js';
import { readReply, retryAfter } from './response.js';

const reply = (
  status: number,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => ({
  status,
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
});
const type = (value: string) => ({ 'content-type': value });

function failure(...given: Parameters<typeof reply>): HttpError {
  try {
    readReply(reply(...given), [new Secret('se  cret/42')]);
  } catch (error) {
    expect(error).toBeInstanceOf(HttpError);
    return error as HttpError;
  }
  throw new Error('was accepted');
}

describe('a success', () => {
  it.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/json; charset=utf-8', ' [1] ', [1]],
    ['application/hal+json', 'null', null],
    ['', '"text"', 'text'],
    ['APPLICATION/JSON', '\ufeff{"bom":true}', { bom: true }],
  ])('of type "%s" is read: %s', (contentType, text, body) => {
    const read = readReply(reply(200, text, contentType === '' ? {} : type(contentType)));
    expect(read).toEqual({ text, body });
  });

  it.each([
    ['application/json', '', 'The answer was empty.'],
    ['application/json', ' \n ', 'The answer was empty.'],
    ['text/html; charset=utf-8', '<html>', 'The answer was a web page, not JSON.'],
    ['text/plain', '{}', 'The answer was content of type text/plain, not JSON.'],
    ['image/x\u001b[31m', 'x', 'The answer was content of type image/x, not JSON.'],
    ['application/json', '{"a":', 'The answer is no valid JSON; it may have been cut short.'],
  ])('of type "%s" that can’t be used says so', (contentType, text, message) => {
    expect(() => readReply(reply(200, text, type(contentType)))).toThrow(BodyError);
    expect(() => readReply(reply(204, text, type(contentType)))).toThrow(message);
  });

  it('that is only a part of one (206) is no answer, since no part was asked for', () => {
    expect(() => readReply(reply(206, '{}'))).toThrow(BodyError);
    expect(() => readReply(reply(206, '{}'))).toThrow('Only a part of the answer came.');
  });
});

describe('a failure', () => {
  it.each([
    [400, 'bad_request', false],
    [401, 'unauthorised', false],
    [403, 'forbidden', false],
    [404, 'not_found', false],
    [408, 'upstream_error', true],
    [409, 'bad_request', false],
    [418, 'bad_request', false],
    [429, 'rate_limited', true],
    [500, 'upstream_error', true],
    [503, 'upstream_error', true],
    [301, 'upstream_error', false],
    [304, 'upstream_error', false],
  ])('%i is %s', (status, kind, helps) => {
    expect(failure(status, {})).toMatchObject({ status, kind, retry: { helps }, words: {} });
  });

  it('403 that is no JSON is the edge, of which nothing is repeated', () => {
    expect(failure(403, '<html>Access Denied</html>', type('text/html'))).toMatchObject({
      kind: 'edge_blocked',
    });
    expect(failure(403, '{"error":{"message":"x"}}', {})).toMatchObject({ kind: 'edge_blocked', words: {} });
  });

  it.each([
    [{ error: { code: 'C', message: 'M' } }, { code: 'C', message: 'M' }],
    [
      { error: 'invalid_grant', error_description: 'why' },
      { code: 'invalid_grant', message: 'why' },
    ],
    [
      { code: 'C', message: 'M' },
      { code: 'C', message: 'M' },
    ],
    [{ error: { code: 5, message: '' } }, {}],
    [[1], {}],
    ['null', {}],
    ['<html>', {}],
    ['', {}],
  ])('repeats the words of %j', (body, words) => {
    expect(failure(400, body).words).toEqual(words);
  });

  it('repeats at most five details, each as far as it is there', () => {
    const details = [
      { path: 'query.a', message: 'bad' },
      { path: 'query.b' },
      { message: 'only this' },
      'text',
      {},
      { path: 'sixth', message: 'x' },
    ];
    expect(failure(400, { error: { details } }).words.details).toEqual([
      { path: 'query.a', message: 'bad' },
      { path: 'query.b', message: '' },
      { path: '', message: 'only this' },
    ]);
  });

  it('are none where a secret is too short to be cut out', () => {
    const spoken = reply(400, '{"error":{"code":"C","message":"not abc"}}');
    expect(() => readReply(spoken, [new Secret('abc'), new Secret('longer')])).toThrow(/^HTTP 400$/);
  });

  it('is short, clean, and without the secrets that were sent, however they are written', () => {
    const { words } = failure(400, {
      error: {
        code: 'a\u0007b',
        message: `\u202e got se  cret/42, se%20%20cret%2F42, se++cret%2F42 ${'x'.repeat(900)}`,
      },
    });
    expect(words.code).toBe('ab');
    expect(words.message).toMatch(/^got \[redacted\], \[redacted\], \[redacted\] x+…$/);
    expect(words.message?.length).toBe(300);
  });

  it('repeats a message without the stack of a program under it', () => {
    const { words } = failure(500, {
      error: { message: 'boom\n    at Object.read (/srv/app.js:10:5)\n    at next (node:internal/x:1:2)' },
    });
    expect(words.message).toBe('boom');
  });

  it('tells when to come again', () => {
    const headers = { 'retry-after': '9' };
    expect(failure(429, {}, headers).retry).toEqual({ helps: true, afterSeconds: 9 });
    expect(failure(503, {}, headers).retry).toEqual({ helps: true, afterSeconds: 9 });
    expect(failure(400, {}, headers).retry).toEqual({ helps: false });
  });
});

describe('retryAfter', () => {
  const at = 'Tue, 24 Nov 2026 02:00:00 GMT';
  it.each([
    [undefined, at, undefined],
    ['7', undefined, 7],
    [' 0 ', undefined, 0],
    ['999999999', undefined, 86_400],
    ['Tue, 24 Nov 2026 02:00:30 GMT', at, 30],
    ['Tue, 24 Nov 2026 01:00:00 GMT', at, 0],
    ['Fri, 24 Nov 2028 02:00:00 GMT', at, 86_400],
    ['Tue, 24 Nov 2026 02:00:30 GMT', undefined, 20],
    ['Tue, 24 Nov 2026 02:00:30 GMT', 'nonsense', 20],
    ['Tue, 24 Nov 2026 02:00:00 GMT', undefined, 0],
    ['Fri, 24 Nov 2028 02:00:00 GMT', undefined, 86_400],
    ['soon', at, undefined],
    ['-5', 'nonsense', undefined],
    ['', at, undefined],
    ['1.5', at, 2],
    ['Tuesday, 24-Nov-26 02:00:30 GMT', at, 30],
    ['Tue Nov 24 02:00:30 2026', at, 30],
    ['-3', at, undefined],
    ['+1', at, undefined],
    ['1, 5', at, undefined],
    ['2027-01-01', at, undefined],
  ])('%j at %j is %s', (header, date, wanted) => {
    expect(retryAfter(header, date, Date.parse(at) + 10_000)).toBe(wanted);
  });
});
