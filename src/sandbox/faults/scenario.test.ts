import { describe, expect, it } from 'vitest';
import { KINDS } from './kinds.js';
import { readScenario, readScenarioText, ScenarioError } from './scenario.js';

const MOMENT = 'a moment with its zone, e.g. 2026-11-24T02:00:00Z';
const KIND_NAMES = Object.keys(KINDS).join(', ');

/** The words with which faults are refused. */
function refusal(...faults: unknown[]): string[] {
  try {
    readScenario({ faults });
  } catch (error) {
    if (error instanceof ScenarioError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('a scenario', () => {
  it('gets its defaults', () => {
    expect(
      readScenarioText(
        '{"faults":[{"kind":"slow-body"},{"kind":"outage-reset"},{"kind":"status","status":503}]}',
      ),
    ).toEqual([
      { kind: 'slow-body', route: '*', rate: 1, bytes: 64, everyMs: 250 },
      { kind: 'outage-reset', route: '*', rate: 1 },
      { kind: 'status', route: '*', rate: 1, status: 503, body: 'json' },
    ]);
  });

  it('keeps all that is given', () => {
    const fault = {
      kind: 'latency',
      route: '/v1/**',
      rate: 0.5,
      from: '2026-11-24T02:00Z',
      until: '2026-11-24T13:00:00.5+11:00',
      times: 3,
      delay: { shape: 'lognormal', median: 80, sigma: 0.6 },
    };
    expect(readScenario({ faults: [fault] })).toEqual([fault]);
    expect(readScenario({ faults: [] })).toEqual([]);
  });

  it.each([
    ['{', 'The scenario is no JSON. Accepted: an object of faults, a list.'],
    ['[]', 'The scenario [] is not accepted. Accepted: an object of faults.'],
    ['{}', 'faults is missing. Accepted: a list of faults.'],
    ['{"faults":1}', 'faults 1 is not accepted. Accepted: a list of faults.'],
    ['{"faults":[],"seed":1}', 'seed is unknown. Accepted: faults.'],
    [
      '{"faults":[1]}',
      'faults[0] 1 is not accepted. Accepted: an object such as {"kind":"hang","route":"*","rate":0.1}.',
    ],
    ['{"faults":[{"kind":"hang"},{}]}', `faults[1].kind is missing. Accepted: ${KIND_NAMES}.`],
    ['{"faults":[{"kind":"melt"}]}', `faults[0].kind "melt" is not accepted. Accepted: ${KIND_NAMES}.`],
  ])('%s is refused', (json, message) => {
    expect(() => readScenarioText(json)).toThrow(expect.objectContaining({ name: 'ScenarioError', message }));
  });

  it('with several mistakes names each', () => {
    expect(
      refusal({
        kind: 'hang',
        rates: 1,
        rate: 1.5,
        route: 'v1',
        from: 'soon',
        until: '2026-11-24T02:00:00',
        times: 0,
      }),
    ).toEqual([
      'faults[0].route "v1" is not accepted. Accepted: a path that begins with /, or *.',
      'faults[0].rate 1.5 is not accepted. Accepted: a number from 0 to 1.',
      `faults[0].from "soon" is not accepted. Accepted: ${MOMENT}.`,
      `faults[0].until "2026-11-24T02:00:00" is not accepted. Accepted: ${MOMENT}.`,
      'faults[0].times 0 is not accepted. Accepted: a whole number from 1 to 1000000.',
      'faults[0].rates is unknown. Accepted: kind, route, rate, from, until, times.',
    ]);
  });

  it('tells where the mistake is, for a program', () => {
    try {
      readScenario({ faults: [{ kind: 'status', status: 501 }] });
      expect.unreachable();
    } catch (error) {
      expect((error as ScenarioError).issues).toEqual([
        {
          field: 'faults[0].status',
          message: 'faults[0].status 501 is not accepted. Accepted: 500, 502, 503, 504.',
        },
      ]);
    }
  });

  it('has a delay of one of the shapes', () => {
    const latency = (delay?: unknown) => refusal({ kind: 'latency', delay });
    expect(latency()).toEqual([
      'faults[0].delay is missing. Accepted: an object such as {"shape":"fixed","ms":200}.',
    ]);
    expect(latency({ shape: 'odd' })).toEqual([
      'faults[0].delay.shape "odd" is not accepted. Accepted: fixed, uniform, normal, lognormal.',
    ]);
    expect(latency({ shape: 'fixed', ms: -1, s: 1 })).toEqual([
      'faults[0].delay.ms -1 is not accepted. Accepted: a number from 0 to 600000.',
      'faults[0].delay.s is unknown. Accepted: shape, ms.',
    ]);
    expect(latency({ shape: 'uniform', min: 5, max: 2 })).toEqual([
      'faults[0].delay.max 2 is not accepted. Accepted: a number not below min.',
    ]);
  });

  it('has windows that end after they begin', () => {
    const [from, until] = ['2026-11-24T02:00:00Z', '2026-11-24T02:00:00Z'];
    expect(refusal({ kind: 'hang', from, until })).toEqual([
      `faults[0].until "${until}" is not accepted. Accepted: a moment after from.`,
    ]);
    expect(refusal({ kind: 'hang', from: '2026-13-24T02:00:00Z' })).toHaveLength(1);
  });

  it('has outages that strike everything, and an end where connections are refused', () => {
    expect(refusal({ kind: 'outage-refused', route: '/a', rate: 0.5, times: 3 })).toEqual([
      'faults[0].route "/a" is not accepted. Accepted: *.',
      'faults[0].rate 0.5 is not accepted. Accepted: 1.',
      `faults[0].until is missing. Accepted: ${MOMENT}.`,
      'faults[0].times 3 is not accepted. Accepted: nothing here: an outage lasts for its window.',
    ]);
    expect(refusal({ kind: 'outage-reset', rate: 1, route: '*' })).toEqual([]);
  });

  it('from a program may hold what JSON can’t, which is refused too', () => {
    expect(refusal({ kind: 'hang', rate: Number.NaN })).toEqual([
      'faults[0].rate null is not accepted. Accepted: a number from 0 to 1.',
    ]);
    expect(refusal({ kind: () => 'hang' })).toEqual([
      `faults[0].kind function is not accepted. Accepted: ${KIND_NAMES}.`,
    ]);
  });

  it('is at most a hundred faults long', () => {
    const faults = (n: number) => Array.from({ length: n }, () => ({ kind: 'hang' }));
    expect(refusal(...faults(100))).toEqual([]);
    expect(refusal(...faults(101))[0]).toContain('Accepted: at most 100 faults.');
  });
});
