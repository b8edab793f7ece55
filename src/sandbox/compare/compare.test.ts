import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../util/json.js';
import type { Cassette } from '../record/cassette.js';
import { writeCassette } from '../record/write-cassette.js';
import { type Sandbox, startSandbox } from '../start.js';
import { type Comparison, compareCassettes } from './compare.js';

const AT = Date.parse('2026-11-24T03:00:00Z');
const INFO = '/v1/tab-info-service';

let sandbox: Sandbox;
// Anew for each: a comparison keeps this process busy for longer than the server keeps an idle connection.
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 'another', at: AT, speed: 0 });
});
afterEach(() => sandbox.stop());

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What the sandbox answers, as if recorded; `change` makes another contract of it. */
async function recorded(
  path: string,
  change: (body: JsonObject) => unknown = (body) => body,
): Promise<Cassette> {
  const reply = await fetch(sandbox.url + path);
  return {
    cassette: 1,
    recordedAt: new Date(AT).toISOString(),
    durationMs: 1,
    upstream: 'https://api.beta.tab.com.au',
    method: 'GET',
    path,
    status: reply.status,
    contentType: 'application/json',
    body: change((await reply.json()) as JsonObject),
  };
}

async function compared(...cassettes: readonly Cassette[]): Promise<Comparison> {
  const directory = mkdtempSync(join(tmpdir(), 'tab-compare-'));
  folders.push(directory);
  for (const one of cassettes) await writeCassette(directory, one);
  return compareCassettes(directory);
}

const told = ({ routes }: Comparison) =>
  routes.flatMap(({ differences }) => differences.map(({ kind, path }) => `${kind} ${path}`));

/** The path of a race of this code that is about to jump. */
async function nextRace(code: string): Promise<string> {
  const next = `${sandbox.url}${INFO}/racing/next-to-go/races?jurisdiction=NSW&maxRaces=50`;
  const { races } = (await (await fetch(next)).json()) as {
    races: { meeting: { raceType: string }; _links: { self: string } }[];
  };
  const { pathname, search } = new URL(
    races.find(({ meeting }) => meeting.raceType === code)?._links.self ?? '',
  );
  return pathname + search;
}

describe('the comparison', () => {
  it('finds no difference between the sandbox and itself, errors included', async () => {
    const found = await compared(
      await recorded('/v1'),
      await recorded(`${INFO}/racing/dates?jurisdiction=NSW`),
      await recorded(`${INFO}/racing/dates/2026-11-24/meetings/R/NONE/races/1?jurisdiction=NSW`),
      await recorded(`${INFO}/racing/dates?jurisdiction=WA`),
    );
    expect(found).toMatchObject({ cassettes: 4, practice: 0, differences: 0, unknown: [], skipped: [] });
    expect(found.routes.map(({ route, recorded: count, ours }) => [route, count, ours > 0])).toEqual([
      ['/v1', 1, true],
      ['/v1/tab-info-service/racing/dates', 1, true],
      ['errors 400', 1, true],
      ['errors 404', 1, true],
    ]);
  });

  it('names fields that are lacking or too many, other types and new words', async () => {
    const path = await nextRace('G');
    const found = await compared(
      await recorded(path, ({ raceNumber, raceDistance, ...body }) => ({
        ...body,
        raceDistance: `${raceDistance}m`,
        neverHeardOf: { inside: 1 },
        raceStatus: 'Normal',
        meeting: { ...(body['meeting'] as JsonObject), trackDirection: 'Sideways', raceType: 'X' },
      })),
      await recorded(path, ({ raceNumber, ...body }) => ({ ...body, raceStatus: 'Normal' })),
    );
    expect(found.routes.map(({ route, recorded: count }) => [route, count])).toEqual([
      [`${INFO}/racing/dates/{date}/meetings/G/{venueMnemonic}/races/{raceNumber}`, 2],
    ]);
    expect(told(found)).toEqual(
      expect.arrayContaining([
        'missing-sometimes $.neverHeardOf',
        'extra $.raceNumber',
        'lacking-type $.raceDistance',
        'new-word $.meeting.raceType',
      ]),
    );
    expect(told(found)).not.toContain('missing-sometimes $.neverHeardOf.inside');
    const { differences } = found.routes[0] ?? { differences: [] };
    expect(differences.find(({ kind }) => kind === 'missing-sometimes')).toMatchObject({
      recorded: 'in some objects',
      ours: 'in none',
    });
    expect(found.differences).toBe(differences.length);
  });

  it('compares races with races of the recorded states', async () => {
    const found = await compared(
      await recorded(await nextRace('R'), (body) => ({ ...body, raceStatus: 'Normal' })),
    );
    expect(told(found).filter((line) => /dividends|resultedTime/.test(line))).toEqual([]);
    const unknownState = await compared(
      await recorded(await nextRace('R'), (body) => ({ ...body, raceStatus: 'Fantastic' })),
    );
    expect(told(unknownState)).toContain('new-word $.raceStatus');
    expect(told(unknownState)).toContain('extra $.dividends');
  });

  it('keeps fixed-odds-only races apart, which are asked by name', async () => {
    const meeting = sandbox.world.racing.day('2026-11-24').meetings.find((one) => one.fixedOddsOnly);
    const race = meeting?.races[0];
    const path = `${INFO}/racing/dates/2026-11-24/meetings/${meeting?.code}/${encodeURIComponent(meeting?.name ?? '')}/races/${encodeURIComponent(race?.matchName ?? '')}?fixedOdds=true&jurisdiction=NSW`;
    const found = await compared(await recorded(path));
    expect(found.routes).toMatchObject([
      { route: expect.stringMatching(/races\/\{raceNumber\}\?fixedOdds=true$/), recorded: 1 },
    ]);
    expect(found.routes[0]?.ours).toBeGreaterThan(0);
  });

  it('finds bodies of ours on routes of every sort', async () => {
    const S = `${INFO}/sports`;
    const paths = [
      `${INFO}/racing/dates/2026-11-24/meetings?jurisdiction=NSW`,
      `${INFO}/racing/dates/2026-11-24/jackpot-pools?jurisdiction=NSW`,
      '/v1/historical-results-service/NSW/racing/2026-11-22',
      '/v1/historical-results-service/NSW/racing/2026-11-22/M/R/races/1',
      `${(await nextRace('H')).replace('?', '/form?')}`,
      `${(await nextRace('R')).replace('?', '/pools/Quinella/approximates?')}`,
      `${S}/Tennis/competitions/x/tournaments/y/matches?jurisdiction=NSW`,
      `${S}/Tennis/competitions/x/tournaments/y/matches/z?jurisdiction=NSW`,
      `${(await nextRace('G')).replace('?', '/form/1?')}`,
      `${S}/Cricket/competitions/x/matches/y/markets?jurisdiction=NSW`,
      `${S}/results/Cricket/competitions/x/matches/y?jurisdiction=NSW`,
      `${S}/Rugby%20League/footy/rounds/3?jurisdiction=NSW`,
      `${INFO}/racing/silk/1`,
    ];
    const some = { ...(await recorded('/v1')), body: { something: 1 } };
    const { routes } = await compared(...paths.map((path) => ({ ...some, path })));
    const without = routes.filter(({ ours }) => ours === 0).map(({ route }) => route);
    // A picture has no shape.
    expect(without).toEqual([`${INFO}/racing/silk/{description}`]);
    expect(routes.filter(({ ours, differences }) => ours > 0 && differences.length === 0)).toEqual([]);
  }, 120_000);

  it('names what the sandbox has no route for, and what can’t be compared', async () => {
    const some = await recorded('/v1');
    const { body: _body, ...page } = some;
    const found = await compared(
      { ...some, path: '/v1/account-service/tab/accounts' },
      { ...some, path: '/v1/%zz' },
      { ...page, path: '/v1/tab-info-service/racing/dates', text: '<html>' },
      { ...some, status: 500, practice: 'sandbox' },
    );
    expect(found.unknown).toEqual(['/v1/%zz', '/v1/account-service/tab/accounts']);
    expect(found).toMatchObject({ differences: 2, practice: 1 });
    expect(found.routes).toMatchObject([
      { route: '/v1/tab-info-service/racing/dates', recorded: 0, ours: 0, differences: [] },
      { route: 'errors 500', recorded: 1, ours: 0, differences: [] },
    ]);
  });

  it('needs a cassette', async () => {
    await expect(compared()).rejects.toThrow(RangeError);
    const directory = folders[0] ?? '';
    writeFileSync(join(directory, 'a.json'), '{}');
    expect(() => compareCassettes(directory)).toThrow('holds no cassette');
  });
});
