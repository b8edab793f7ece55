import { afterAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../index.js';

const AT = Date.parse('2026-11-24T02:00:00Z');
const sandbox = await startSandbox({ seed: 'find', at: AT, speed: 0 });
afterAll(() => sandbox.stop());

interface Found {
  key: string;
  address: string;
  moments: Record<string, string>;
  [detail: string]: unknown;
}

async function ask(query: string, status = 200) {
  const response = await fetch(`${sandbox.url}/sandbox/find?${query}`);
  expect(response.status).toBe(status);
  return (await response.json()) as {
    what: string;
    found: Found[];
    error: { details: { path: string; message: string }[] };
  };
}

/** The first that is found, and its race at one of its moments. */
async function visit(what: string) {
  const { found } = await ask(`what=${what}`);
  const [first] = found;
  if (!first) throw new Error(`no ${what} in this world`);
  const at = async (moment: string | undefined, later = 1_000) => {
    sandbox.clock.jump(Date.parse(moment ?? '') + later);
    const race = await (await fetch(first.address)).json();
    sandbox.clock.jump(AT);
    return race as {
      raceStatus: string;
      raceStartTime: string;
      results: number[][];
      runners: { runnerNumber: number; fixedOdds: Record<string, unknown> }[];
    };
  };
  return { found, first, at };
}

describe('GET /sandbox/find', () => {
  it('tells what is to come, the soonest first, ten at most', async () => {
    for (const what of ['late-scratching', 'late-start', 'dead-heat', 'protest', 'abandoned']) {
      const { found } = await ask(`what=${what}`);
      const starts = found.map(({ moments }) => Math.min(...Object.values(moments).map(Date.parse)));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(10);
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      expect(starts[0]).toBeGreaterThan(AT);
    }
  });

  it('finds a late scratching with its deductions', async () => {
    const { first, at } = await visit('late-scratching');
    const of = (race: Awaited<ReturnType<typeof at>>) =>
      race.runners.find(({ runnerNumber }) => runnerNumber === first['runner'])?.fixedOdds;
    expect(of(await at(first.moments['scratched'], -1_000))).toMatchObject({ bettingStatus: 'Open' });
    expect(of(await at(first.moments['scratched']))).toMatchObject({
      bettingStatus: 'LateScratched',
      returnWin: first['lastPrice'],
      winDeduction: first['winDeduction'],
      placeDeduction: first['placeDeduction'],
    });
    expect(first['minutesBefore']).toBeLessThanOrEqual(30);
  });

  it('finds a dead heat', async () => {
    const { first, at } = await visit('dead-heat');
    const { results } = await at(first.moments['paying']);
    expect(results.some((place) => place.length > 1)).toBe(true);
  });

  it('finds a protest that changes the order', async () => {
    const { first, at } = await visit('changed-order');
    const before = await at(first.moments['lodged']);
    const after = await at(first.moments['decided']);
    expect(before.raceStatus).toBe('Protest');
    expect(after.results).not.toEqual(before.results);
    const place = Number(first['place']);
    const goesBehind = Number(first['goesBehind']);
    expect(after.results[goesBehind - 1]).toEqual(before.results[place - 1]);
  });

  it('finds a race that is called off', async () => {
    const { first, at } = await visit('abandoned');
    expect((await at(first.moments['abandoned'], -1_000)).raceStatus).toBe('Normal');
    expect((await at(first.moments['abandoned'])).raceStatus).toBe('Abandoned');
  });

  it('finds a start that is put back', async () => {
    const { first, at } = await visit('late-start');
    const before = await at(first.moments['announced'], -1_000);
    const after = await at(first.moments['announced']);
    expect(Date.parse(after.raceStartTime)).toBeGreaterThan(Date.parse(before.raceStartTime));
  });

  it('finds a match that will be called off', async () => {
    let found: Found[] = [];
    for (let days = 0; found.length === 0 && days < 60; days++) {
      sandbox.clock.jump(AT + days * 86_400_000);
      ({ found } = await ask('what=called-off-match'));
    }
    const [first] = found;
    expect(first?.key.split(' > ')).toHaveLength(3);
    expect((await fetch(first?.address ?? '')).status).toBe(200);
    sandbox.clock.jump(AT);
  });

  it('looks at the races of one day when a date is given, past or to come', async () => {
    const { found } = await ask('what=protest&date=2026-11-20');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ key }) => !key.startsWith('2026-11-20/'))).toEqual([]);
  });

  it('writes addresses for the jurisdiction that is asked for', async () => {
    const { found } = await ask('what=protest&jurisdiction=VIC');
    expect(found[0]?.address).toMatch(/\?jurisdiction=VIC$/);
  });

  it.each([
    ['', 'what', /late-scratching, .*, called-off-match$/],
    ['what=luck', 'what', /^should be /],
    ['what=protest&date=2026-02-30', 'date', /^should be a date/],
    ['what=protest&jurisdiction=WA', 'jurisdiction', /^should be NSW/],
  ])('refuses %o', async (query, name, message) => {
    const { error } = await ask(query, 400);
    expect(error.details).toEqual([{ path: `query.${name}`, message: expect.stringMatching(message) }]);
  });
});
