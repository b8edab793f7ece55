import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JURISDICTIONS } from '../../src/domain/jurisdiction.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { isObject } from '../../src/util/json.js';

// What depends on for whom it is asked: the tote's money and dividends. What does not: the programme, fixed odds, sports.

const AT = Date.parse('2026-11-24T06:30:00Z');
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'jurisdictions', at: AT, speed: 0 });
});
afterAll(() => sandbox.stop());

interface Pool {
  wageringProduct: string;
  poolTotal: number;
  cominglingHost: string;
}
interface Paid {
  wageringProduct: string;
  jackpotCarriedOver: number;
  poolDividends: { selections: unknown[] }[];
}
/** What these tests read of the bodies they ask for. */
interface Body {
  pools: Pool[];
  betTypes: { wageringProduct: string }[];
  dividends: Paid[];
  results: number[][];
  runners: { fixedOdds: unknown }[];
  meetings: { meetingName: string; races: { raceStartTime: string; raceStatus: string }[] }[];
}
const get = async (path: string, jurisdiction: string): Promise<Body> => {
  const response = await fetch(`${sandbox.url}/v1/tab-info-service/${path}?jurisdiction=${jurisdiction}`);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
};

/** Which jurisdictions bet into the same pools. */
const TOTES: Record<string, readonly string[]> = {
  NSW: ['NSW', 'ACT'],
  VIC: ['VIC'],
  QLD: ['QLD', 'SA', 'TAS', 'NT'],
};

function paths(): { open: string; paid: string } {
  const { racing } = sandbox.world;
  const races = racing
    .day('2026-11-24')
    .meetings.filter(({ code, location }) => code === 'R' && /^(NSW|VIC|QLD)$/.test(location))
    .flatMap((meeting) => meeting.races);
  const path = (paid: boolean): string => {
    const race = races.find((one) => {
      const state = racing.state(one, AT);
      return paid ? state.paid : state.fixedOpen && one.advertised - AT < 2 * 3_600_000;
    });
    if (!race) throw new Error('no such race');
    const { meeting, number } = race;
    return `racing/dates/${meeting.date}/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;
  };
  return { open: path(false), paid: path(true) };
}

/** A body without its links, which name the jurisdiction. */
function unlinked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unlinked);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== '_links')
      .map(([name, member]) => [name, unlinked(member)]),
  );
}

describe('jurisdictions', () => {
  it('share pools with those of their tote and differ from the others', async () => {
    const totals = new Map<string, string>();
    for (const jurisdiction of JURISDICTIONS) {
      const { pools } = await get(paths().open, jurisdiction);
      totals.set(jurisdiction, JSON.stringify(pools.map(({ poolTotal }) => poolTotal)));
      const host = pools[0]?.cominglingHost ?? '';
      expect([jurisdiction, TOTES[host]?.includes(jurisdiction)]).toEqual([jurisdiction, true]);
    }
    expect(new Set(totals.values()).size).toBe(Object.keys(TOTES).length);
    for (const sharing of Object.values(TOTES)) {
      expect(new Set(sharing.map((one) => totals.get(one))).size).toBe(1);
    }
  });

  it('differ in dividends and approximates, and agree on who won', async () => {
    const bodies = await Promise.all(['NSW', 'VIC', 'QLD'].map((one) => get(paths().paid, one)));
    const dividends = bodies.map(({ dividends: own }) => JSON.stringify(own));
    expect(new Set(dividends).size).toBe(3);
    expect(new Set(bodies.map(({ results }) => JSON.stringify(results))).size).toBe(1);
    const approximates = await Promise.all(
      ['NSW', 'VIC', 'QLD'].map((one) => get(`${paths().open}/pools/Quinella/approximates`, one)),
    );
    expect(new Set(approximates.map((one) => JSON.stringify(one))).size).toBe(3);
  });

  it('have the same products, but for the two of Victoria alone, before a race and after it', async () => {
    const lists = { open: ['pools', 'betTypes'], paid: ['pools', 'dividends'] } as const;
    for (const [when, members] of Object.entries(lists)) {
      const path = paths()[when as keyof typeof lists];
      const bodies = await Promise.all(['NSW', 'VIC', 'QLD'].map((one) => get(path, one)));
      for (const member of members) {
        const [nsw, vic, qld] = bodies.map((body) =>
          body[member].map(({ wageringProduct }) => wageringProduct),
        );
        expect(nsw).toContain('Trifecta');
        expect(qld).toEqual(nsw);
        const own = ['OddsAndEvens', 'Trio'];
        expect(vic?.filter((product) => own.includes(product))).toEqual(own);
        expect(vic?.filter((product) => !own.includes(product))).toEqual(nsw);
      }
    }
  });

  it('pay a trio on the first three and odds and evens on what the first two are', async () => {
    const { dividends, results } = await get(paths().paid, 'VIC');
    const [a = 0, b = 0, c = 0] = results.flat();
    const paid = (product: string) => dividends.find(({ wageringProduct }) => wageringProduct === product);
    expect(paid('Trio')?.poolDividends[0]?.selections).toEqual([a, b, c]);
    const parity = a % 2 !== b % 2 ? 'SPLIT' : a % 2 === 0 ? 'EVEN' : 'ODD';
    expect(paid('OddsAndEvens')?.poolDividends[0]?.selections).toEqual([parity]);
    expect([paid('Trio'), paid('OddsAndEvens')].map((one) => one?.jackpotCarriedOver)).toEqual([0, 0]);
  });

  it('agree on the programme, on fixed odds and on sports', async () => {
    const names = async (one: string) =>
      (await get('racing/dates/2026-11-24/meetings', one)).meetings.map(({ meetingName, races }) => [
        meetingName,
        races.map(({ raceStartTime, raceStatus }) => [raceStartTime, raceStatus]),
      ]);
    expect(await names('SA')).toEqual(await names('NSW'));
    const fixed = async (one: string) =>
      (await get(paths().open, one)).runners.map(({ fixedOdds }) => fixedOdds);
    expect(await fixed('TAS')).toEqual(await fixed('QLD'));
    const nrl = 'sports/Rugby%20League/competitions/NRL';
    expect(unlinked(await get(nrl, 'NT'))).toEqual(unlinked(await get(nrl, 'NSW')));
  });
});
