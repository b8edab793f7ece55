import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import type { SandboxRoute } from '../../http/route.js';
import { createRouter } from '../../http/router.js';
import { createRacingWorld, type Race } from '../../world/racing.js';
import { formRoutes } from '../form/routes.js';
import { leavesAt } from '../live-race.js';
import { approximatesRoute } from './approximates.js';
import { bigBetsRoute } from './big-bets.js';
import { jackpotRoutes } from './jackpots.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const TODAY = '2026-11-24';
const world = createRacingWorld({ seed: 'pools' });
const routes: SandboxRoute[] = [
  ...formRoutes(world),
  approximatesRoute(world),
  bigBetsRoute(world),
  ...jackpotRoutes(world),
];
const router = createRouter(routes);

function get(path: string, now = NOW, query = 'jurisdiction=NSW') {
  const found = router('GET', path);
  if (!found) throw new Error(`no route for ${path}`);
  const { route, params } = found;
  const request = {
    params,
    query: new URLSearchParams(query),
    headers: {},
    body: '',
    now,
    origin: 'http://x',
  };
  const { status, body } = route.handle(request);
  return { status, body: isObject(body) ? body : {} };
}
const list = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const pathOf = ({ meeting, number }: Race) =>
  `/v1/tab-info-service/racing/dates/${meeting.date}/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;

const tote = world.day(TODAY).meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly);
const races = tote.flatMap((meeting) => meeting.races);
const race = races.find((one) => world.card(one).starters.length >= 8 && !one.incident) as Race;
const scratched = races.find((one) =>
  world.card(one).runners.some(({ scratching }) => scratching && scratching.at < one.times.jump),
) as Race;

describe('approximates', () => {
  const rows = (one: Race, product: string, now = NOW) =>
    list(get(`${pathOf(one)}/pools/${product}/approximates`, now).body['approximates']).map(
      ({ selections, return: amount }) => ({ selections: selections as number[], amount: Number(amount) }),
    );

  it('are ordered pairs for Exacta, unordered ones for Quinella and Duet', () => {
    const runners = world.card(race).runners.filter(({ vacantBox }) => !vacantBox).length;
    const exacta = rows(race, 'Exacta').map(({ selections }) => selections.join());
    expect(new Set(exacta).size).toBe(runners * (runners - 1));
    for (const product of ['Quinella', 'Duet']) {
      const pairs = rows(race, product).map(({ selections }) => selections.toSorted((a, b) => a - b).join());
      expect(new Set(pairs).size).toBe((runners * (runners - 1)) / 2);
    }
  });

  it('are 0 where a selection is scratched', () => {
    const out = world
      .card(scratched)
      .runners.filter(({ scratching }) => scratching)
      .map(({ number }) => number);
    const touched = rows(scratched, 'Quinella', scratched.times.jump).filter(({ selections }) =>
      selections.some((number) => out.includes(number)),
    );
    expect(touched.length).toBeGreaterThan(0);
    for (const { amount } of touched) expect(amount).toBe(0);
  });

  it('stay at their last figures once the race is closed', () => {
    const { closed, paying } = race.times;
    const last = rows(race, 'Quinella', closed);
    expect(last.some(({ amount }) => amount > 0)).toBe(true);
    expect(rows(race, 'Quinella', paying + 3_600_000)).toEqual(last);
  });

  it('are there for the three linked products only', () => {
    for (const product of ['Trifecta', 'FirstFour', 'Win', 'quinella']) {
      expect(get(`${pathOf(race)}/pools/${product}/approximates`).status).toBe(404);
    }
  });
});

describe('form', () => {
  it('of a race holds every runner but vacant boxes, in agreement with one runner alone', () => {
    const form = list(get(`${pathOf(race)}/form`).body['form']);
    expect(form.map(({ runnerNumber }) => runnerNumber)).toEqual(
      world
        .card(race)
        .runners.filter(({ vacantBox }) => !vacantBox)
        .map(({ number }) => number),
    );
    const path = `${pathOf(race)}/form/${form[0]?.['runnerNumber']}`;
    expect(get(path).body).toEqual({ ...form[0], _links: { self: `http://x${path}?jurisdiction=NSW` } });
  });

  it('of a runner that is not there is 404', () => {
    for (const runner of ['99', '0', 'x']) expect(get(`${pathOf(race)}/form/${runner}`).status).toBe(404);
  });

  it('changes with time in what its people have done since, and in nothing else', () => {
    const animals = (now?: number) =>
      list(get(`${pathOf(race)}/form`, now).body['form']).map(
        ({ trainerStarts: _, riderDriverStarts: __, ...rest }) => rest,
      );
    expect(animals(NOW - 86_400_000)).toEqual(animals());
  });

  it('is gone from noon in Sydney of the next day, and not there before its day is listed', () => {
    const noon = Date.parse('2026-11-25T01:00:00Z');
    expect(leavesAt(TODAY)).toBe(noon);
    expect(get(`${pathOf(race)}/form`, noon - 1).status).toBe(200);
    expect(get(`${pathOf(race)}/form`, noon).status).toBe(404);
    expect(get(`${pathOf(race)}/form`, NOW - 20 * 86_400_000).status).toBe(404);
  });

  it('of a fixed-odds-only race is asked by its names', () => {
    const one = world.day(TODAY).meetings.find(({ fixedOddsOnly }) => fixedOddsOnly)?.races[0] as Race;
    const { meeting, matchName = '' } = one;
    const names = `${meeting.code}/${encodeURIComponent(meeting.name)}/races/${encodeURIComponent(matchName)}`;
    const path = `/v1/tab-info-service/racing/dates/${TODAY}/meetings/${names}/form/1`;
    const { status, body } = get(path, NOW, 'jurisdiction=NSW&fixedOdds=true');
    expect([status, body['_links']]).toEqual([
      200,
      { self: `http://x${path}?jurisdiction=NSW&fixedOdds=true` },
    ]);
    expect(get(path).status).toBe(404);
    expect(get(path, NOW + 5 * 86_400_000, 'jurisdiction=NSW&fixedOdds=true').status).toBe(404);
  });

  it('of an unknown race, or one asked by fixedOdds=true with a number, is 404', () => {
    expect(get(`${pathOf(race).replace(/\d+$/, '99')}/form`).status).toBe(404);
    expect(get(`${pathOf(race).replace(/\d+$/, '01')}/form`).status).toBe(404);
    expect(get(`${pathOf(race)}/form`, NOW, 'jurisdiction=NSW&fixedOdds=true').status).toBe(404);
    expect(get(`${pathOf(race)}/form`, NOW, 'jurisdiction=NSW&fixedOdds=false').status).toBe(200);
  });
});

describe('big bets', () => {
  it('are none, of a race that is there', () => {
    expect(get(`${pathOf(race)}/big-bets`)).toEqual({ status: 200, body: { bigBets: [] } });
    expect(get(`${pathOf(race)}9/big-bets`).status).toBe(404);
  });
});

describe('jackpots', () => {
  const pools = list(get(`/v1/tab-info-service/racing/dates/${TODAY}/jackpot-pools`).body['jackpotPools']);

  it('of a day are its pools with money carried in', () => {
    const promised = tote.flatMap(({ multiLegs }) => multiLegs).filter(({ jackpot }) => jackpot > 0);
    const most = tote.flatMap(({ multiLegs }) => multiLegs).length;
    // Besides those promised, the ones that earlier pools left money to.
    expect(pools.length).toBeGreaterThan(promised.length);
    expect(pools.length).toBeLessThan(most);
    for (const pool of pools) {
      expect(pool['jackpot']).toBeGreaterThan(0);
      expect(list(pool['legs'])[0]).toMatchObject({ legNumber: 1, raceNumber: pool['raceNumber'] });
    }
  });

  it('that can still be bet are all open, over the listed days', () => {
    const open = list(get('/v1/tab-info-service/racing/jackpots').body['jackpots']);
    expect(open.length).toBeGreaterThan(0);
    for (const one of open) expect(one['poolStatusCode']).toBe('Open');
  });

  it('know today and tomorrow, and none of a day that is not listed', () => {
    expect(list(get('/v1/tab-info-service/racing/dates/today/jackpot-pools').body['jackpotPools'])).toEqual(
      pools,
    );
    const path = (date: string) => `/v1/tab-info-service/racing/dates/${date}/jackpot-pools`;
    expect(get(path('tomorrow')).body).toEqual(get(path('2026-11-25')).body);
    expect(get(path('2020-01-01'))).toEqual({ status: 200, body: { jackpotPools: [] } });
  });
});
