import { describe, expect, it } from 'vitest';
import {
  BodyError,
  CancelledError,
  ContractError,
  HttpError,
  InputError,
  MissingCredentialError,
  NotFoundError,
  RefusedError,
  TransportError,
} from '../errors/index.js';
import { presentError } from './present-error.js';

const NO = { helps: false } as const;
const said = (error: unknown) => presentError('a_tool', error, undefined, true);
const textOf = (error: unknown) => said(error).content[0]?.text;
const http = (
  kind: ConstructorParameters<typeof HttpError>[0],
  words = {},
  retry: HttpError['retry'] = NO,
  status = 400,
) => new HttpError(kind, status, words, retry);

describe('every failure', () => {
  const all = [
    new InputError({ argument: 'a', message: 'a is bad.' }),
    new MissingCredentialError('No client_id was given.'),
    new RefusedError('No bet was placed.'),
    new NotFoundError('Nothing there.', 404),
    new TransportError('timeout', 'Too slow.', true),
    new TransportError('connection', 'Closed.', true),
    new TransportError('connection', 'No TLS.', false, { retry: NO }),
    new TransportError('dns', 'No such name.', false),
    new BodyError('bad_body', 200, 'Not JSON.'),
    new BodyError('too_large', 200, 'Too large.'),
    new ContractError('races', 'a list'),
    new CancelledError('cancelled'),
    ...(
      [
        'bad_request',
        'unauthorised',
        'forbidden',
        'edge_blocked',
        'not_found',
        'rate_limited',
        'upstream_error',
        'oauth',
      ] as const
    ).map((kind) => http(kind, { message: 'M', code: 'C' })),
    new TypeError('secret of ours'),
    'a thrown text',
    undefined,
  ];

  it.each(
    all.map((error) => [
      error instanceof Error ? `${error.name} ${(error as { kind?: string }).kind ?? ''}` : String(error),
      error,
    ]),
  )(
    '%s is a tool error in one or a few sentences, with its kind and whether trying again helps',
    (_, error) => {
      const result = said(error);
      const told = result.structuredContent?.['error'] as Record<string, unknown>;
      expect(result.isError).toBe(true);
      expect(told['message']).toBe(result.content[0]?.text);
      expect(told['kind']).toBe((error as { kind?: string } | undefined)?.kind ?? 'internal');
      expect(told['retry']).toMatchObject({ helps: expect.any(Boolean) });
      expect(result.content[0]?.text).toMatch(/[.)]$/);
      expect(JSON.stringify(result)).not.toMatch(/undefined|NaN|secret of ours|a thrown text/);
    },
  );

  it('begins with the notice of practice data, as text and structure', () => {
    for (const error of all) {
      const result = presentError('a_tool', error, 'PRACTICE DATA: x.', true);
      expect(result.content[0]?.text.startsWith('PRACTICE DATA: x.\n')).toBe(true);
      expect(result.structuredContent?.['notice']).toBe('PRACTICE DATA: x.');
    }
  });

  it('is its text alone where structured results are off', () => {
    for (const error of all) {
      expect(Object.keys(presentError('a_tool', error, undefined, false)).sort()).toEqual([
        'content',
        'isError',
      ]);
    }
  });
});

describe('the words', () => {
  it('of one bad argument are one line, of several a line each', () => {
    const [a, b] = [
      { argument: 'a', message: 'a is bad.' },
      { argument: 'b', message: 'b is worse.' },
    ];
    expect(textOf(new InputError(a!))).toBe('a_tool: a is bad.');
    expect(textOf(new InputError([a!, b!]))).toBe('a_tool:\n  a is bad.\n  b is worse.');
    expect(said(new InputError([a!, b!])).structuredContent?.['error']).toMatchObject({ details: [a, b] });
  });

  it.each([
    [{}, ''],
    [{ message: 'M' }, ' It says: "M".'],
    [{ code: 'C' }, ' It says: "C".'],
    [{ message: 'M', code: 'C' }, ' It says: "M" (C).'],
    [{ message: 'M', code: 'M' }, ' It says: "M".'],
  ])('of the upstream are repeated: %j', (words, wanted) => {
    expect(textOf(http('not_found', words, NO, 404))).toBe(
      `a_tool: the TAB has nothing there (HTTP 404).${wanted} Asking again will not help.`,
    );
  });

  it('say when to try again, as far as that is known', () => {
    const busy = (retry: HttpError['retry']) => textOf(http('rate_limited', {}, retry, 429));
    expect(busy({ helps: true, afterSeconds: 9 })).toMatch(/Try again in 9 s\.$/);
    expect(busy({ helps: true })).toMatch(/Try again in a few seconds\.$/);
    expect(textOf(http('upstream_error', {}, NO, 302))).toBe(
      'a_tool: the TAB failed (HTTP 302). Asking again will not help.',
    );
    expect(
      said(http('rate_limited', {}, { helps: true, afterSeconds: 9 }, 429)).structuredContent?.['error'],
    ).toMatchObject({
      retry: { helps: true, after_seconds: 9 },
    });
  });

  it('do not send anyone off to try again where that will not help', () => {
    expect(textOf(new TransportError('connection', 'No TLS.', false, { retry: NO }))).toBe(
      'a_tool: the TAB could not be reached. No TLS. Asking again will not help.',
    );
  });

  it('of a refusal stand alone, for they begin as they must', () => {
    expect(textOf(new RefusedError('No bet was placed.'))).toBe('No bet was placed.');
  });

  it('do not say twice that asking again will not help', () => {
    expect(textOf(new NotFoundError('Gone. Asking again will not help.'))).toBe(
      'a_tool: Gone. Asking again will not help.',
    );
  });
});
