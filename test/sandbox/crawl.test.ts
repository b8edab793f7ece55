import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { isObject } from '../../src/util/json.js';

// Eleven in the morning in Sydney: from noon on, races of the day before are gone though its meetings are still listed.
const AT = Date.parse('2026-11-24T00:00:00Z');
/** Addresses followed of one shape: enough to meet every code and state, few enough to be quick. */
const PER_SHAPE = 6;

let sandbox: Sandbox;
/** Sent with every request: pictures need a token, and public reads take one. */
let headers: Record<string, string>;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'crawl', at: AT, speed: 0 });
  const { clientId, clientSecret } = SANDBOX_CREDENTIALS;
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const answer = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(grant),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  headers = { authorization: `Bearer ${token}` };
});
afterAll(() => sandbox.stop());

/** Every address of the sandbox in a body; of templates those that need nothing but what is optional. */
function addresses(value: unknown, jurisdiction: string, found: string[] = []): string[] {
  if (typeof value === 'string') {
    const address = value.replace('{jurisdiction}', jurisdiction).replace(/\{&[^}]*\}/, '');
    if (address.startsWith(sandbox.url) && !address.includes('{')) found.push(address);
  } else if (Array.isArray(value)) {
    for (const one of value) addresses(one, jurisdiction, found);
  } else if (isObject(value)) {
    for (const one of Object.values(value)) addresses(one, jurisdiction, found);
  }
  return found;
}

const WORDS = new Set(
  [
    'v1 tab-info-service racing sports dates meetings races form pools silk approximates results competitions',
    'tournaments matches markets footy rounds R H G big-bets next-to-go vision-next-to-go jackpots jackpot-pools',
    'configuration nextToGo all-channels stats-service h2h stats vision-service futures historical-results-service',
  ].flatMap((line) => line.split(' ')),
);

/** What kind of thing an address names: its fixed words, and the code of racing. */
function shapeOf(address: string): string {
  const { pathname, searchParams } = new URL(address);
  const path = pathname.split('/').map((segment) => (WORDS.has(segment) ? segment : '*'));
  return `${path.join('/')} ${searchParams.get('fixedOdds') ?? ''}`;
}

interface Crawled {
  shapes: string[];
  failed: { address: string; status: number }[];
}

/** Follows links from these paths until nothing new is to be seen. */
async function crawl(starts: readonly string[], jurisdiction: string): Promise<Crawled> {
  const seen = new Set<string>();
  const asked = new Map<string, number>();
  const failed: Crawled['failed'] = [];
  const waiting = starts.map((path) => sandbox.url + path);
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOf(address);
    const alike = asked.get(shape) ?? 0;
    if (seen.has(address) || alike >= PER_SHAPE) continue;
    seen.add(address);
    asked.set(shape, alike + 1);
    const response = await fetch(address, { headers });
    if (response.status !== 200) failed.push({ address, status: response.status });
    if (response.headers.get('content-type')?.startsWith('application/json')) {
      waiting.push(...addresses(await response.json(), jurisdiction));
    } else {
      await response.text();
    }
  }
  return { shapes: [...asked.keys()], failed };
}

/** Parts of addresses that a crawl from the index must have met. */
const RACING_PARTS = [
  '/meetings',
  '/R/*/races',
  '/H/*/races',
  '/G/*/races',
  '/form/*',
  '/approximates',
  '/silk/*',
  '/big-bets',
  '/jackpots',
  '/futures/meetings/R/*/races/*/all-channels true',
];
const SPORTS_PARTS = [
  '/competitions/*/matches/*/markets',
  '/tournaments/*/matches/*',
  '/results/*/competitions/*/matches/*',
  '/footy/rounds/*',
  '/markets/all-channels',
  '/h2h/stats',
  '/vision-service',
  '/configuration',
];

describe('the links of the sandbox', () => {
  it.each(['NSW', 'QLD'])('all lead somewhere in %s, from the index on', async (jurisdiction) => {
    // Nothing links the long-range races.
    const futures = `/v1/tab-info-service/racing/dates/futures/meetings?jurisdiction=${jurisdiction}`;
    const { failed, shapes } = await crawl(['/', futures], jurisdiction);
    expect(failed).toEqual([]);
    const met = shapes.join('\n');
    for (const part of [...RACING_PARTS, ...SPORTS_PARTS]) expect(met).toContain(part);
  });

  it('all lead somewhere, from a past day on', async () => {
    const { failed, shapes } = await crawl(['/v1/historical-results-service/VIC/racing/2026-11-20'], 'VIC');
    expect(failed).toEqual([]);
    expect(shapes.length).toBeGreaterThan(1);
  });
});

const LINKLESS_DAY = '2026-11-24';

describe('addresses that no body links', () => {
  it('are built from what bodies say: races and what hangs below them', async () => {
    const { racing } = sandbox.world;
    const races = racing
      .day(LINKLESS_DAY)
      .meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly)
      .flatMap(({ races: [first] }) => (first ? [first] : []));
    for (const { meeting, number, advertised } of races.slice(0, 12)) {
      const race = `/v1/tab-info-service/racing/dates/${LINKLESS_DAY}/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;
      const start = `raceStartTime=${new Date(advertised).toISOString()}`;
      for (const path of ['', '/form', '/pools/Quinella/approximates', '/pools/Exacta/approximates']) {
        const response = await fetch(`${sandbox.url}${race}${path}?jurisdiction=VIC`);
        expect([path, response.status]).toEqual([path, 200]);
      }
      const around = await fetch(`${sandbox.url}${race}/next-to-go/races?jurisdiction=VIC&${start}`);
      expect(around.status).toBe(200);
    }
  });

  it('are in the index as templates: every one of them can be filled in', async () => {
    const { racing, sports } = sandbox.world;
    const meeting = racing.day(LINKLESS_DAY).meetings.find(({ fixedOddsOnly }) => !fixedOddsOnly);
    const [race] = meeting?.races ?? [];
    const [competition] = sports.competitions('Rugby League');
    const market = competition && sports.open(competition, AT)[0]?.markets(AT)[0];
    const values: Record<string, string | number | undefined> = {
      jurisdiction: 'SA',
      meetingDate: LINKLESS_DAY,
      raceType: meeting?.code,
      venueMnemonic: meeting?.mnemonic,
      raceNumber: 1,
      runnerNumber: 1,
      raceStartTime: new Date(race?.advertised ?? 0).toISOString(),
      broadcastChannel: 'Sky Racing 1',
      wageringProduct: 'Quaddie',
      number: market?.selections[0]?.id,
    };
    const index = (await (await fetch(`${sandbox.url}/v1/`)).json()) as { _links: Record<string, string> };
    for (const [name, template] of Object.entries(index._links)) {
      const address = template
        .replace(/\{&[^}]*\}/, '')
        .replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key])));
      expect([name, (await fetch(address)).status]).toEqual([name, 200]);
    }
  });
});
