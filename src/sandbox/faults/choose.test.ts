import { describe, expect, it } from 'vitest';
import type { DisturbedRequest } from '../http/effect.js';
import { random } from '../world/random.js';
import { armFault, chooseFault, effectOf, isActive } from './choose.js';
import type { FaultInput } from './fault.js';
import { readScenario } from './scenario.js';

const NOON = Date.parse('2026-11-24T02:00:00Z');
const READ: DisturbedRequest = { method: 'GET', path: '/v1/tab-info-service/racing/dates', headers: {} };

const armed = (...faults: FaultInput[]) => readScenario({ faults }).map(armFault);

/** The kinds that hit each of `n` requests, as text. */
function run(faults: readonly FaultInput[], seed: string, n = 2_000, request = READ): string[] {
  const ready = armed(...faults);
  return Array.from({ length: n }, (_, i) => {
    const { delay, fault } = chooseFault(ready, request, NOON, random(seed, 'faults', i));
    return [delay, fault].map((one) => one?.fault.kind ?? '-').join(' ');
  });
}
const share = (hits: string[], kind: string) => hits.filter((one) => one.includes(kind)).length / hits.length;

describe('which fault hits', () => {
  it.each(['a', 'b', 'c', 'd'])('keeps to the rates with seed %s', (seed) => {
    for (const rate of [0.02, 0.3, 0.9]) {
      expect(Math.abs(share(run([{ kind: 'hang', rate }], seed), 'hang') - rate)).toBeLessThan(0.04);
    }
  });

  it('is none with rate 0 and always one with rate 1', () => {
    expect(new Set(run([{ kind: 'hang', rate: 0 }], 's'))).toEqual(new Set(['- -']));
    expect(new Set(run([{ kind: 'hang', rate: 1 }], 's'))).toEqual(new Set(['- hang']));
  });

  it('repeats with the seed and differs with another', () => {
    const faults: FaultInput[] = [{ kind: 'hang', rate: 0.5 }];
    expect(run(faults, 'same')).toEqual(run(faults, 'same'));
    expect(run(faults, 'same')).not.toEqual(run(faults, 'other'));
  });

  it('is the first in the list, and a delay besides', () => {
    const faults: FaultInput[] = [
      { kind: 'empty', rate: 0.5 },
      { kind: 'latency', delay: { shape: 'fixed', ms: 1 } },
      { kind: 'hang', rate: 1 },
      { kind: 'latency', delay: { shape: 'fixed', ms: 2 } },
    ];
    const hits = run(faults, 's');
    expect(new Set(hits)).toEqual(new Set(['latency empty', 'latency hang']));
    const { delay } = chooseFault(armed(...faults), READ, NOON, random('s'));
    expect(delay?.fault).toMatchObject({ delay: { ms: 1 } });
  });

  it('is not shifted by a fault that never hits there', () => {
    const alone = run(
      [
        { kind: 'hang', rate: 0 },
        { kind: 'empty', rate: 0.4 },
      ],
      's',
    );
    const beside = run(
      [
        { kind: 'hang', rate: 1, route: '/oauth/token' },
        { kind: 'empty', rate: 0.4 },
      ],
      's',
    );
    expect(beside).toEqual(alone);
  });

  it('has to be asked at its route', () => {
    const [token, read] = [{ ...READ, path: '/oauth/token', method: 'POST' }, READ];
    const faults: FaultInput[] = [{ kind: 'hang', route: '/oauth/token' }];
    expect(share(run(faults, 's', 10, token), 'hang')).toBe(1);
    expect(share(run(faults, 's', 10, read), 'hang')).toBe(0);
  });

  it('refuses no token where none was sent', () => {
    const bearing = { ...READ, headers: { authorization: 'Bearer good' } };
    expect(share(run([{ kind: 'refused-token' }], 's', 10), 'refused')).toBe(0);
    expect(share(run([{ kind: 'refused-token' }], 's', 10, bearing), 'refused')).toBe(1);
  });

  it('lies within its window, the end excluded', () => {
    const [fault] = armed({ kind: 'hang', from: '2026-11-24T13:00:00+11:00', until: '2026-11-24T02:00:01Z' });
    if (!fault) throw new Error('no fault');
    const seen = [-1, 0, 999, 1_000].map((ms) => isActive(fault, NOON + ms));
    expect(seen).toEqual([false, true, true, false]);
    const chosen = [-1, 0].map((ms) => chooseFault([fault], READ, NOON + ms, random('s')).fault);
    expect(chosen).toEqual([undefined, fault]);
  });

  it('hits no more often than its times, and does not count by itself', () => {
    const ready = armed({ kind: 'hang', times: 2 });
    const [fault] = ready;
    if (!fault) throw new Error('no fault');
    const hit = () => chooseFault(ready, READ, NOON, random('s')).fault !== undefined;
    expect([hit(), hit(), hit()]).toEqual([true, true, true]);
    fault.hits = 2;
    expect(hit()).toBe(false);
  });
});

describe('the effect of a choice', () => {
  const around = { request: READ, now: NOON, random: random('s') };

  it('is nothing when nothing hits', () => {
    expect(effectOf({}, around)).toEqual({});
  });

  it('puts the delay before the fault', () => {
    const [delay, fault] = armed({ kind: 'latency', delay: { shape: 'fixed', ms: 7 } }, { kind: 'hang' });
    if (!delay || !fault) throw new Error('no fault');
    expect(effectOf({ delay, fault }, around)).toEqual({ delayMs: 7, delivery: { how: 'never' } });
  });

  it('of a date in Retry-After counts in world time', () => {
    const [fault] = armed({ kind: 'rate-limit', retryAfter: 90, form: 'date' });
    if (!fault) throw new Error('no fault');
    expect(effectOf({ fault }, around).reply?.headers).toEqual({
      'Retry-After': 'Tue, 24 Nov 2026 02:01:30 GMT',
    });
  });
});
