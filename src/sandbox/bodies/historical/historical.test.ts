import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import { addDays } from '../../../util/zone.js';
import { createRouter } from '../../http/router.js';
import { createRacingWorld } from '../../world/racing.js';
import { fourGroups } from './race.js';
import { historicalRoutes } from './routes.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const BASE = '/v1/historical-results-service/VIC/racing';
const world = createRacingWorld({ seed: 'history' });
const router = createRouter(historicalRoutes(world));

function get(path: string, now = NOW) {
  const found = router('GET', path);
  if (!found) throw new Error(`no route for ${path}`);
  const { route, params } = found;
  const request = { params, query: new URLSearchParams(), headers: {}, body: '', now, origin: 'http://x' };
  const { status, body } = route.handle(request);
  return { status, body: isObject(body) ? body : {} };
}
const list = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const links = (race: JsonObject): string =>
  String((race['_links'] as JsonObject)['self']).replace('http://x', '');

const day = list(get(`${BASE}/2026-11-22`).body['meetings']);
const races = day.flatMap((meeting) => list(meeting['races'])).map((race) => get(links(race)));

describe('the historical results service', () => {
  it('lists the meetings of a past day by their letters, unique with what they are sold as', () => {
    expect(day.length).toBeGreaterThan(10);
    const keys = day.map(({ sellCode, venueMnemonic }) => {
      expect((sellCode as JsonObject)['meetingCode']).toBe(venueMnemonic);
      return JSON.stringify(sellCode);
    });
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answers every race it lists', () => {
    expect(races.length).toBeGreaterThan(100);
    expect(new Set(races.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('answers a meeting with its pools over several races', () => {
    const [first] = day;
    const { status, body } = get(`${BASE}/2026-11-22/${first?.['venueMnemonic']}/${first?.['raceType']}`);
    expect(status).toBe(200);
    expect(body['races']).toEqual(first?.['races']);
    for (const pool of list(body['exoticPools'])) expect(pool).toHaveProperty('poolCloseTime');
  });

  it('tells four groups of places always, and a place for each runner in them', () => {
    for (const { body } of races) {
      const results = body['results'] as number[][];
      expect(results).toHaveLength(4);
      for (const runner of list(body['runners'])) {
        const group = results.findIndex((one) => one.includes(Number(runner['runnerNumber'])));
        expect(runner['finishingPosition']).toBe(group + 1);
      }
    }
  });

  it('keeps scratched runners with the statuses of both sides', () => {
    const scratched = races.flatMap(({ body }) => list(body['scratchings']));
    const pairs = scratched.map(({ fixedOdds, parimutuel }) => {
      const fixed = isObject(fixedOdds) ? String(fixedOdds['bettingStatus']) : 'none';
      return `${fixed}/${(parimutuel as JsonObject)['bettingStatus']}`;
    });
    expect(pairs).toContain('LateScratched/Scratched');
    for (const pair of pairs) expect(pair).toMatch(/^(LateScratched|none)\/(Scratched|LateScratched)$/);
  });

  it('pays winners and places, and nobody else', () => {
    for (const { body } of races) {
      if (body['raceStatus'] === 'Abandoned') continue;
      const winners = (body['results'] as number[][])[0] ?? [];
      const win = list(body['dividends']).find(({ wageringProduct }) => wageringProduct === 'Win');
      const paid = list(win?.['poolDividends']).map(({ selections }) => (selections as number[])[0]);
      expect(paid.toSorted()).toEqual(winners.toSorted());
      for (const { runnerNumber, fixedOdds } of list(body['runners'])) {
        if (!isObject(fixedOdds)) continue;
        expect(fixedOdds['bettingStatus'] === 'Winner').toBe(winners.includes(Number(runnerNumber)));
      }
    }
  });

  it('finds a meeting sold as another type by either type', () => {
    const odd = Array.from({ length: 100 }, (_, back) => addDays('2026-11-23', -back))
      .flatMap((date) => world.day(date).meetings)
      .find(({ sellCode, code }) => sellCode !== undefined && sellCode.scheduledType !== code);
    const { date, sellCode, code, name } = odd ?? {};
    const letter = sellCode?.meetingCode;
    const ask = (type: string | undefined) => get(`${BASE}/${date}/${letter}/${type}`).body['meetingName'];
    expect(ask(sellCode?.scheduledType)).toBe(name);
    expect(ask(code)).toEqual(expect.any(String));
  });

  it('is the same whenever asked', () => {
    const again = createRouter(historicalRoutes(createRacingWorld({ seed: 'history' })));
    const path = links(list(day[0]?.['races'])[0] ?? {});
    const found = again('GET', path);
    const later = found?.route.handle({
      params: found.params,
      query: new URLSearchParams(),
      headers: {},
      body: '',
      now: NOW + 30 * 86_400_000,
      origin: 'http://x',
    });
    expect(later?.body).toEqual(get(path).body);
  });

  it('reaches from yesterday back 120 days', () => {
    expect(get(`${BASE}/2026-11-23`, Date.parse('2026-11-24T01:00:00Z')).status).toBe(200);
    expect(get(`${BASE}/2026-07-27`).status).toBe(200);
    for (const date of ['2026-11-24', '2026-11-25', '2026-07-26'])
      expect(get(`${BASE}/${date}`).status).toBe(404);
  });

  it('has a race only once it is paid', () => {
    // Midnight in Sydney: overseas races of the day that just ended are still to come.
    const midnight = Date.parse('2026-11-22T13:00:30Z');
    const count = (now: number) =>
      list(get(`${BASE}/2026-11-22`, now).body['meetings']).flatMap((one) => list(one['races'])).length;
    expect(count(midnight)).toBeLessThan(count(NOW));
    expect(count(midnight)).toBeGreaterThan(0);
  });

  it('answers 400 to what can be no jurisdiction, date or type, and 404 to what is not there', () => {
    const wrong = [
      '/v1/historical-results-service/WA/racing/2026-11-22',
      '/v1/historical-results-service/vic/racing/2026-11-22',
      `${BASE}/22-11-2026`,
      `${BASE}/2026-02-30`,
      `${BASE}/2026-11-22/M/X`,
    ];
    for (const path of wrong) {
      expect(get(path)).toMatchObject({ status: 400, body: { error: { code: 'INVALID_SYNTAX_ERROR' } } });
    }
    const { venueMnemonic, raceType } = day[0] ?? {};
    const missing = [
      '/?/R',
      `/${venueMnemonic}/${raceType}/races/99`,
      `/${venueMnemonic}/${raceType}/races/x`,
    ];
    for (const path of missing) {
      expect(get(`${BASE}/2026-11-22${path}`)).toMatchObject({
        status: 404,
        body: { error: { code: 'RESOURCE_NOT_FOUND_ERROR' } },
      });
    }
  });
});

describe('four groups', () => {
  it('leave places nobody took empty', () => {
    expect(fourGroups([[7, 15], [], [3], [9]])).toEqual([[7, 15], [], [3], [9]]);
    expect(fourGroups([])).toEqual([[], [], [], []]);
    expect(fourGroups([[1], [2], [3], [4], [5]])).toEqual([[1], [2], [3], [4]]);
  });
});
