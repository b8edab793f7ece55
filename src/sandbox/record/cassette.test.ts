import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Cassette, parseCassette } from './cassette.js';
import { readCassette } from './library.js';
import { cassetteFile } from './write-cassette.js';

const GOOD: Cassette = {
  cassette: 1,
  recordedAt: '2026-11-24T03:00:00.250Z',
  durationMs: 120,
  upstream: 'https://api.beta.tab.com.au',
  method: 'GET',
  path: '/v1/tab-info-service/sports/Rugby%20League/competitions?jurisdiction=NSW',
  status: 200,
  contentType: 'application/json',
  body: null,
};

describe('a cassette', () => {
  it('is read as it was written', () => {
    expect(parseCassette(JSON.stringify(GOOD))).toEqual(GOOD);
  });

  it.each([
    ['no JSON', '{', 'is no cassette'],
    ['a list', '[]', 'is no cassette'],
    ['another thing', '{"a":1}', 'is no cassette'],
    ['one of a later version', '{"cassette":2}', 'is of version 2; this program reads version 1'],
  ])('is not %s', (_, text, why) => expect(parseCassette(text)).toBe(why));

  it.each([
    { recordedAt: 'yesterday' },
    { durationMs: '1' },
    { upstream: undefined },
    { method: 'POST' },
    { path: 'v1' },
    { status: 101 },
    { status: 600 },
    { status: 200.5 },
    { contentType: null },
    { body: undefined },
  ])('is damaged with %j', (change) => {
    expect(parseCassette(JSON.stringify({ ...GOOD, ...change }))).toBe('is a damaged cassette');
  });

  it('that is none is named when it is read', () => {
    const directory = mkdtempSync(join(tmpdir(), 'tab-cassette-'));
    writeFileSync(join(directory, 'a.json'), '{}');
    expect(() => readCassette(directory, 'a.json')).toThrow('a.json is no cassette');
    rmSync(directory, { recursive: true });
  });
});

describe('the name of a file', () => {
  it.each([
    [GOOD.path, /^sports-Rugby-League-competitions-jurisdiction-NSW-[0-9a-f]{12}\.json$/],
    ['/v1', /^v1-[0-9a-f]{12}\.json$/],
    ['/', /^index-[0-9a-f]{12}\.json$/],
    ['/v1/%ff/../../etc', /^ff-etc-[0-9a-f]{12}\.json$/],
    [`/v1/${'x'.repeat(300)}`, /^x{100}-[0-9a-f]{12}\.json$/],
  ])('of %s is readable', (path, expected) => expect(cassetteFile({ ...GOOD, path })).toMatch(expected));

  it('differs for another answer or another moment', () => {
    const names = [GOOD, { ...GOOD, body: 1 }, { ...GOOD, recordedAt: '2026-11-24T03:00:00.251Z' }].map(
      cassetteFile,
    );
    expect(new Set(names).size).toBe(3);
  });
});
