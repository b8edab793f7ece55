import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import type { SandboxReply } from '../../http/route.js';
import { createRouter } from '../../http/router.js';
import { createSportsWorld } from '../../world/sports/index.js';
import { sportsRoutes } from './routes.js';

const S = '/v1/tab-info-service/sports';
const ORIGIN = 'http://127.0.0.1:1';
const NOW = Date.parse('2026-11-27T10:03:00Z');
const world = createSportsWorld({ seed: 'routes' });
const router = createRouter(sportsRoutes(world));

function ask(path: string, now = NOW): SandboxReply {
  const url = new URL(path, ORIGIN);
  const found = router('GET', url.pathname);
  if (!found) throw new Error(`no route for ${path}`);
  return found.route.handle({
    params: found.params,
    query: url.searchParams,
    headers: {},
    body: '',
    now,
    origin: ORIGIN,
  });
}

function get(path: string, now = NOW): JsonObject {
  const reply = ask(path, now);
  expect([path, reply.status]).toEqual([path, 200]);
  return reply.body as JsonObject;
}

const rows = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const link = (row: JsonObject | undefined, name: string): string =>
  String((row?.['_links'] as JsonObject | undefined)?.[name]);
const path = (...names: string[]): string => [S, ...names.map(encodeURIComponent)].join('/');
const QUERY = '?jurisdiction=VIC';

describe('the sports list', () => {
  it('names every sport with its competitions, and FootyTAB where there is some', () => {
    const sports = rows(get(`${S}${QUERY}`)['sports']);
    expect(sports.map(({ name }) => name)).toEqual(world.sports.map(({ name }) => name));
    expect(
      sports.filter(({ _links }) => (_links as JsonObject)['footytab'] !== undefined).map(({ name }) => name),
    ).toEqual(['AFL Football', 'Rugby League', 'Rugby Union']);
    expect(sports.flatMap(({ competitions }) => rows(competitions)).map(({ name }) => name)).toContain(
      'Super Series/Live League',
    );
  });

  it('answers with a trailing slash too', () => {
    expect(get(`${S}/${QUERY}`)).toEqual(get(`${S}${QUERY}`));
  });

  it('carries the jurisdiction asked with into every link', () => {
    expect(link(rows(get(`${S}${QUERY}`)['sports'])[0], 'self')).toBe(
      `${ORIGIN}${S}/AFL%20Football?jurisdiction=VIC`,
    );
  });
});

describe('names in paths', () => {
  it('are display names, a slash and an apostrophe in them included', () => {
    for (const names of [
      ['Darts', 'competitions', 'Super Series/Live League'],
      ['Cricket', 'competitions', "Women's Big Bash"],
    ]) {
      expect(get(path(...names) + QUERY)['name']).toBe(names[2]);
    }
    const future = rows(get(path('Rugby League', 'competitions', 'NRL') + QUERY)['matches']).at(-1);
    expect(future?.['name']).toMatch(/\d{4}\/\d\d$/);
    expect(get(link(future, 'self'))['name']).toBe(future?.['name']);
  });

  it('are matched exactly: another case, a short id and unknown names are 404', () => {
    const nrl = path('Rugby League', 'competitions', 'NRL');
    const match = rows(get(nrl + QUERY)['matches'])[0] as JsonObject;
    for (const wrong of [
      path('rugby league'),
      path('Rugby League', 'competitions', 'nrl'),
      path('Rugby League', 'competitions', 'NBA'),
      `${nrl}/matches/${match['id']}`,
      `${nrl}/matches/${match['id']}/markets`,
      path('Tennis', 'competitions', "Men's Tour", 'tournaments', 'Nowhere Open'),
      path('results', 'Chess'),
      path('results', 'Rugby League', 'competitions', 'NRL', 'matches', 'A v B'),
      path('Basketball', 'footy', 'rounds'),
    ]) {
      const reply = ask(wrong + QUERY);
      expect([wrong, reply.status]).toEqual([wrong, 404]);
      expect(reply.body).toEqual({
        error: { code: 'RESOURCE_NOT_FOUND_ERROR', message: 'Resource not found' },
      });
    }
  });
});

describe('a competition', () => {
  const body = get(path('Basketball', 'competitions', 'NBA') + QUERY);
  const matches = rows(body['matches']);

  it('is of a real size', () => {
    expect(matches.length).toBeGreaterThan(8);
    expect(matches.filter(({ markets }) => rows(markets).length > 120).length).toBeGreaterThan(5);
    const size = JSON.stringify(body).length;
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBeLessThan(3_500_000);
  });

  it('holds nothing undefined, not a number or nameless', () => {
    const text = JSON.stringify(body);
    expect(text).not.toMatch(/NaN|undefined|Invalid|\[object|"name":("|\s*null)"?,/);
    expect(JSON.parse(text)).toEqual(body);
  });

  it('counts its open markets by bet option, each with a link to them', () => {
    for (const option of rows(body['betOptions']).slice(0, 4)) {
      const markets = rows(get(link(option, 'markets'))['markets']);
      expect(markets.length).toBe(option['openMarketCount']);
      expect(markets.every(({ betOption }) => betOption === option['name'])).toBe(true);
    }
    expect(body['betOptionPriority']).toEqual(rows(body['betOptions']).map(({ name }) => name));
  });

  it('gives every proposition its own number, as text and as a number', () => {
    const propositions = matches.flatMap(({ markets }) =>
      rows(markets).flatMap((market) => rows(market['propositions'])),
    );
    expect(propositions.every(({ id, number }) => id === String(number))).toBe(true);
    expect(new Set(propositions.map(({ id }) => id)).size).toBe(propositions.length);
  });

  it('gives handicaps as text, and each side of the head to head its position', () => {
    const [match] = matches;
    const market = (name: string) => rows(match?.['markets']).find(({ betOption }) => betOption === name);
    const lines = rows(market('Line')?.['propositions']).map(({ line }) => line);
    expect(lines.every((line) => /^[+-]\d+\.5$/.test(String(line)))).toBe(true);
    expect(rows(market('Head To Head')?.['propositions']).map(({ position }) => position)).toEqual([
      'HOME',
      'AWAY',
    ]);
  });

  it('has the same match alone and in its list', () => {
    expect(get(link(matches[0], 'self'))).toEqual(matches[0]);
    expect(rows(get(link(matches[0], 'markets'))['markets'])).toEqual(matches[0]?.['markets']);
    expect(rows(get(link(body, 'matches'))['matches'])).toEqual(matches);
    expect(rows(get(link(body, 'markets:all-channels'))['markets']).length).toBe(
      rows(get(link(body, 'markets'))['markets']).length,
    );
  });
});

describe('a match in play', () => {
  const info = world.competitions('Darts')[0]!;
  const event = world.open(info, NOW).find((one) => one.phase(NOW) === 'playing')!;

  it('is bet by phone only, from after its start', () => {
    const body = get(path('Darts', 'competitions', info.name, 'matches', event.name) + QUERY);
    expect(body['inPlay']).toBe(true);
    expect(Date.parse(String(body['startTime']))).toBeLessThan(NOW);
    for (const market of rows(body['markets'])) {
      expect([market['phoneBettingOnly'], market['onlineBetting'], market['inPlay']]).toEqual([
        true,
        false,
        true,
      ]);
    }
  });

  it('is suspended between its end and its result, then only among the results', () => {
    const own = path('Darts', 'competitions', info.name, 'matches', event.name) + QUERY;
    const over = event.over + 1000;
    const markets = rows(get(own, over)['markets']);
    expect(markets.every(({ bettingStatus }) => bettingStatus === 'Suspended')).toBe(true);
    for (const proposition of markets.flatMap((market) => rows(market['propositions']))) {
      expect(proposition['isOpen']).toBe(false);
      expect(proposition['returnWin']).toBeGreaterThan(1);
    }
    const later = event.over + 3_600_000;
    expect(ask(own, later).status).toBe(404);
    const result = get(
      path('results', 'Darts', 'competitions', info.name, 'matches', event.name) + QUERY,
      later,
    );
    expect(rows(result['scores']).map(({ score }) => score)).toContain(4);
  });
});

describe('tennis and golf', () => {
  it.each(['Tennis', 'Golf'])('%s goes by tournaments: no matches of its own', (sport) => {
    const [info] = world.competitions(sport);
    const body = get(path(sport, 'competitions', info!.name) + QUERY);
    expect(body['matches']).toEqual([]);
    const tournaments = rows(body['tournaments']);
    expect(tournaments.length).toBeGreaterThan(0);
    const tournament = get(link(tournaments[0], 'self'));
    const matches = rows(tournament['matches']);
    expect(matches.length).toBeGreaterThan(0);
    expect(get(link(matches[0], 'self'))).toEqual(matches[0]);
    expect(rows(get(link(matches[0], 'markets'))['markets'])).toEqual(matches[0]?.['markets']);
    expect(rows(get(link(tournaments[0], 'matches'))['matches'])).toEqual(matches);
    expect(rows(get(link(tournaments[0], 'markets'))['markets']).length).toBeGreaterThan(0);
    expect(rows(get(link(body, 'tournaments'))['tournaments'])).toEqual(tournaments);
  });

  it('has outrights without contestants', () => {
    const tournament = rows(get(path('Golf', 'competitions', 'World Tour') + QUERY)['tournaments'])[0];
    const [match] = rows(get(link(tournament, 'self'))['matches']);
    expect(match?.['contestants']).toEqual([]);
    expect(match?.['competitors']).toEqual([]);
  });
});

describe('next to go', () => {
  const starts = (query: string): number[] =>
    rows(get(`${S}/nextToGo${QUERY}${query}`)['matches']).map(({ startTime }) =>
      Date.parse(String(startTime)),
    );

  it('gives ten matches that have not started, the soonest first', () => {
    const list = starts('');
    expect(list).toHaveLength(10);
    expect(list[0]).toBeGreaterThanOrEqual(NOW);
    expect(list[0]).toBeLessThan(NOW + 3_600_000);
    expect(list).toEqual([...list].sort((a, b) => a - b));
  });

  it('gives as many as asked, fifty at most, ten for what is no number', () => {
    expect(starts('&limit=3')).toHaveLength(3);
    expect(starts('&limit=500')).toHaveLength(50);
    expect(starts('&limit=many')).toHaveLength(10);
    expect(starts('&limit=0')).toHaveLength(10);
  });

  it('gives those in play, or long-range ones, or only open ones when asked', () => {
    expect(starts('&liveBettingOnly=true').every((start) => start <= NOW)).toBe(true);
    expect(starts('&liveBettingOnly=true').length).toBeGreaterThan(0);
    const futures = rows(get(`${S}/nextToGo${QUERY}&futuresOnly=true`)['matches']);
    expect(futures.length).toBeGreaterThan(3);
    expect(futures.every(({ isFuture }) => isFuture === true)).toBe(true);
    expect(starts('&openOnly=true')).toHaveLength(10);
  });

  it('links each to its own body', () => {
    for (const match of rows(get(`${S}/nextToGo${QUERY}&limit=50`)['matches'])) {
      expect(get(link(match, 'self'))['name']).toBe(match['name']);
    }
  });
});

describe('results', () => {
  it('drill down from sports to the winners of a match', () => {
    const sports = rows(get(`${S}/results${QUERY}`)['sports']);
    expect(sports.map(({ name }) => name)).toContain('Basketball');
    const basketball = get(
      link(
        sports.find(({ name }) => name === 'Basketball'),
        'self',
      ),
    );
    const nba = get(link(rows(basketball['competitions'])[0], 'self'));
    const [match] = rows(nba['matches']);
    expect(rows(match?.['scores'])).toHaveLength(2);
    const body = get(link(match, 'self'));
    expect(body['scores']).toEqual(match?.['scores']);
    const markets = rows(body['markets']);
    expect(markets.every(({ bettingStatus }) => bettingStatus === 'Resulted')).toBe(true);
    const [home, away] = rows(body['scores']).map(({ score }) => Number(score));
    const headToHead = rows(markets.find(({ betOption }) => betOption === 'Head To Head')?.['propositions']);
    expect(headToHead.map(({ isWinner }) => isWinner)).toEqual([home! > away!, away! > home!]);
    expect(rows(get(link(body, 'markets'))['markets'])).toEqual(markets);
  });
});

describe('FootyTAB', () => {
  const rounds = rows(get(path('AFL Football', 'footy', 'rounds') + QUERY)['rounds']);

  it('lists the rounds of the season up to those open, each with its matches', () => {
    expect(rounds.map(({ roundNumber }) => roundNumber)).toEqual(rounds.map((_, i) => i + 1));
    expect(rounds.every(({ matches }) => rows(matches).length === 9)).toBe(true);
    const states = new Set(rounds.map(({ status }) => status));
    expect([...states].every((state) => ['Open', 'Closed', 'Resulted'].includes(String(state)))).toBe(true);
    expect(states).toContain('Open');
  });

  it('gives a round by its number with margins and pools, open without dividends', () => {
    const open = get(
      link(
        rounds.find(({ status }) => status === 'Open'),
        'self',
      ),
    );
    expect(rows(open['matches']).every(({ margins }) => rows(margins).length >= 4)).toBe(true);
    expect(rows(open['pools']).map(({ poolStatusCode }) => poolStatusCode)).toEqual(['Open', 'Open']);
    expect(rows(open['pools']).every(({ dividends }) => rows(dividends).length === 0)).toBe(true);
  });

  it('pays a resulted round, and says its scores and winning margins', () => {
    // The list may be early in its season: the season before is asked by its series.
    const series = String(Number(rounds[0]?.['series']) - 1);
    const round = get(`${path('AFL Football', 'footy', 'rounds', '20')}${QUERY}&series=${series}`);
    expect(round['status']).toBe('Resulted');
    const played = rows(round['matches']).filter(({ status }) => status !== 'Abandoned');
    expect(played.length).toBeGreaterThan(6);
    for (const match of played) {
      expect(Number.isInteger(match['homeScore']) && Number.isInteger(match['awayScore'])).toBe(true);
      expect(rows(match['margins']).filter(({ isWinner }) => isWinner === true)).toHaveLength(1);
    }
    for (const pool of rows(round['pools'])) {
      expect(pool['poolStatusCode']).toBe('Paid');
      const [dividend] = rows(pool['dividends']);
      expect(dividend?.['selections']).toHaveLength(9);
      expect(Number(dividend?.['amount'])).toBeGreaterThanOrEqual(0);
    }
  });

  it('is 404 for rounds and series that are not', () => {
    for (const wrong of [
      `${path('AFL Football', 'footy', 'rounds', '99')}${QUERY}`,
      `${path('AFL Football', 'footy', 'rounds', 'one')}${QUERY}`,
      `${path('AFL Football', 'footy', 'rounds', '1')}${QUERY}&series=1`,
      `${path('AFL Football', 'footy', 'rounds', '1')}${QUERY}&series=x`,
      `${path('Tennis', 'footy', 'rounds', '1')}${QUERY}`,
    ]) {
      expect([wrong, ask(wrong).status]).toEqual([wrong, 404]);
    }
  });
});
