import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { isObject } from '../../src/util/json.js';

// Eleven in the morning in Sydney: from noon on, races of the day before are gone though its meetings are still listed.
const AT = Date.parse('2026-11-24T00:00:00Z');
/** Addresses followed of one shape: enough to meet every code and state, few enough to be quick. */
const PER_SHAPE = 6;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'crawl', at: AT, speed: 0 });
});
afterAll(() => sandbox.stop());

/** A neighbouring service, to which matches link and which the sandbox does not emulate. */
const ELSEWHERE = '/v1/stats-service/';

/** Every address of the sandbox in a body, templates and what it does not emulate left out. */
function addresses(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') {
    const ours = value.startsWith(sandbox.url) && !value.startsWith(sandbox.url + ELSEWHERE);
    if (ours && !value.includes('{')) found.push(value);
  } else if (Array.isArray(value)) {
    for (const one of value) addresses(one, found);
  } else if (isObject(value)) {
    for (const one of Object.values(value)) addresses(one, found);
  }
  return found;
}

/** What kind of thing an address names: its fixed words, and the code of racing. */
function shapeOf(address: string): string {
  const words = [
    'v1',
    'tab-info-service',
    'racing',
    'sports',
    'dates',
    'meetings',
    'races',
    'form',
    'pools',
    'silk',
  ];
  const kept = new Set([
    ...words,
    'approximates',
    'competitions',
    'matches',
    'markets',
    'R',
    'H',
    'G',
    'big-bets',
  ]);
  const { pathname, searchParams } = new URL(address);
  const path = pathname.split('/').map((segment) => (kept.has(segment) ? segment : '*'));
  return `${path.join('/')} ${searchParams.get('fixedOdds') ?? ''}`;
}

/** Follows links from these paths until nothing new is to be seen; the status of every address asked, by shape. */
async function crawl(starts: readonly string[]): Promise<Map<string, { address: string; status: number }[]>> {
  const seen = new Set<string>();
  const asked = new Map<string, { address: string; status: number }[]>();
  const waiting = starts.map((path) => sandbox.url + path);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOf(address);
    const alike = asked.get(shape) ?? [];
    if (seen.has(address) || alike.length >= PER_SHAPE) continue;
    seen.add(address);
    const response = await fetch(address);
    asked.set(shape, [...alike, { address, status: response.status }]);
    if (response.headers.get('content-type')?.startsWith('application/json')) {
      waiting.push(...addresses(await response.json()));
    } else {
      await response.text();
    }
  }
  return asked;
}

describe('the links of the sandbox', () => {
  it('all lead somewhere, from the racing dates on', async () => {
    const asked = await crawl([
      '/v1/tab-info-service/racing/dates?jurisdiction=NSW',
      '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW',
      '/v1/tab-info-service/racing/jackpots?jurisdiction=NSW',
    ]);
    const failed = [...asked.values()].flat().filter(({ status }) => status !== 200);
    expect(failed).toEqual([]);
    const shapes = [...asked.keys()].join('\n');
    for (const part of [
      '/meetings',
      '/R/*/races',
      '/H/*/races',
      '/G/*/races',
      '/form/*',
      '/approximates',
      '/silk/*',
    ]) {
      expect(shapes).toContain(part);
    }
  });

  it('all lead somewhere, from the list of sports on', async () => {
    const asked = await crawl([
      '/v1/tab-info-service/sports?jurisdiction=NSW',
      '/v1/tab-info-service/sports/nextToGo?jurisdiction=NSW',
      '/v1/tab-info-service/sports/results?jurisdiction=NSW',
    ]);
    const failed = [...asked.values()].flat().filter(({ status }) => status !== 200);
    expect(failed).toEqual([]);
  });

  it('all lead somewhere, from a past day on', async () => {
    const asked = await crawl(['/v1/historical-results-service/NSW/racing/2026-11-20']);
    const failed = [...asked.values()].flat().filter(({ status }) => status !== 200);
    expect(failed).toEqual([]);
    expect(asked.size).toBeGreaterThan(1);
  });

  it('build the addresses that bodies do not link', async () => {
    const { racing } = sandbox.world;
    const races = racing
      .day('2026-11-24')
      .meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly)
      .flatMap(({ races: [first] }) => (first ? [first] : []));
    for (const { meeting, number } of races.slice(0, 12)) {
      const race = `/v1/tab-info-service/racing/dates/2026-11-24/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;
      for (const path of ['', '/form', '/pools/Quinella/approximates', '/pools/Exacta/approximates']) {
        const response = await fetch(`${sandbox.url}${race}${path}?jurisdiction=VIC`);
        expect([path, response.status]).toEqual([path, 200]);
      }
    }
  });
});
