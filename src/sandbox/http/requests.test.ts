import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded } from './decoded.js';
import { createRequestLog, shownPath } from './requests.js';
import type { SandboxRequest } from './route.js';

const START = Date.parse('2026-11-24T02:00:00Z');

interface Told {
  total: number;
  requests: { number: number; path: string; status: number | null; ms: number | null; faults: string[] }[];
}

function setUp() {
  let real = 1_000;
  const log = createRequestLog({ now: () => START, real: () => real });
  return {
    log,
    pass: (ms: number) => {
      real += ms;
    },
    told: () => log.route.handle({} as SandboxRequest).body as unknown as Told,
  };
}

const request = { method: 'GET', path: '/v1/', struck: [] };

describe('the log of requests', () => {
  it('tells the last first, with the status and the time taken', () => {
    const { log, pass, told } = setUp();
    const first = log.watch(request);
    pass(12);
    log.watch({ method: 'POST', path: '/oauth/token', struck: ['latency', 'status'] });
    first(200);
    expect(told()).toEqual({
      total: 2,
      requests: [
        {
          number: 2,
          at: '2026-11-24T02:00:00.000Z',
          method: 'POST',
          path: '/oauth/token',
          status: null,
          ms: null,
          faults: ['latency', 'status'],
        },
        {
          number: 1,
          at: '2026-11-24T02:00:00.000Z',
          method: 'GET',
          path: '/v1/',
          status: 200,
          ms: 12,
          faults: [],
        },
      ],
    });
  });

  it('tells of one that ended without an answer how long it took', () => {
    const { log, pass, told } = setUp();
    const ended = log.watch(request);
    pass(-5);
    ended(undefined);
    expect(told().requests[0]).toMatchObject({ status: null, ms: 0 });
  });

  it('forgets all but the last hundred', () => {
    const { log, told } = setUp();
    for (let i = 0; i < 450; i++) log.watch(request);
    expect(told().total).toBe(450);
    expect(told().requests.map(({ number }) => number)).toEqual(
      Array.from({ length: 100 }, (_, i) => 450 - i),
    );
  });
});

describe('a path as it is shown', () => {
  it('is untouched for what anybody may read', () => {
    for (const path of [
      '/',
      '/oauth/token',
      '/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/ARM/races/3/form/12',
      '/v1/tab-info-service/racing/dates/2026-11-24/meetings/G/Harlow%20(GBR)/races/HARLOW%20R04%2023%2F09%20PLC%201-2',
      '/v1/tab-info-service/sports/Rugby%20League/competitions/NRL/matches/Brisbane%20v%20Penrith',
      '/v1/tab-info-service/racing/silk/ORANGE%2C%20LIME%20DIAMONDS%2C%20EMERALD%20CAP',
    ]) {
      expect(shownPath(path)).toBe(path);
    }
  });

  it('hides what belongs to an account or opens one', () => {
    expect(shownPath('/v1/tab-betting-service/accounts/77/betslip')).toBe(
      '/v1/tab-betting-service/accounts/[hidden]/betslip',
    );
    expect(shownPath('/v1/account-service/tab/customers/c-1/account-list')).toContain('/[hidden]/');
    for (const secret of [
      '1000001',
      'x%31%30%30%30%30%30%31',
      'eyJhbGciOi.eyJzdWIi.c2ln',
      'tabh_abcdefghijklmnopqrstuv',
      'someone%40example.org',
      'access_token=abc',
      'mF_9.B5f-4.1JqMmF_9.B5f-4.1JqM',
    ]) {
      expect(shownPath(`/v1/anything/${secret}`)).toBe('/v1/anything/[hidden]');
    }
  });

  it('never shows an account number, wherever it stands', () => {
    const word = fc.stringMatching(/^[\w%.~-]{0,12}$/);
    fc.assert(
      fc.property(
        fc.array(word),
        fc.integer({ min: 10_000, max: 99_999_999 }),
        word,
        (words, number, around) => {
          const path = ['', ...words, `${around}${number}`, ...words].join('/').slice(0, 280);
          const shown = shownPath(path).split('/').map(decoded);
          return shown.every((segment) => !/\d{5}/.test(segment));
        },
      ),
    );
  });
});
