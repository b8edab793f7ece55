import * as cockatiel from 'cockatiel';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BreakerOpenError } from '../errors.js';
import { circuitBreaker } from './breaker.js';
import { consecutiveRule } from './consecutive-rule.js';
import { ratioRule } from './ratio-rule.js';
import type { BreakerRule } from './rule.js';

// The oracle knows no other clock than the global one; ours is given the same time by injection.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const STATES = {
  [cockatiel.CircuitState.Closed]: 'closed',
  [cockatiel.CircuitState.Open]: 'open',
  [cockatiel.CircuitState.HalfOpen]: 'half-open',
  [cockatiel.CircuitState.Isolated]: 'isolated',
};

/** Calls one after the other, each at its time after the one before. */
type History = readonly { afterMs: number; well: boolean }[];

/** Runs a history through both and expects the same of both; gives how many calls both refused. */
async function expectSame(
  history: History,
  rule: BreakerRule,
  theirRule: cockatiel.IBreaker,
  untilRefusals = Number.POSITIVE_INFINITY,
) {
  let now = 1_000_000;
  const ours = circuitBreaker<void>({
    name: 'api',
    clock: () => now,
    rule,
    judge: ({ kind }) => (kind === 'value' ? 'success' : 'failure'),
  });
  const theirs = cockatiel.circuitBreaker(cockatiel.handleAll, {
    breaker: theirRule,
    halfOpenAfter: new cockatiel.ExponentialBackoff({
      initialDelay: 5000,
      maxDelay: 60_000,
      exponent: 2,
      generator: cockatiel.noJitterGenerator,
    }),
    halfOpenSampling: { calls: 2, threshold: 0 },
  });
  let refused = 0;
  for (const { afterMs, well } of history) {
    if (refused >= untilRefusals) break;
    now += afterMs;
    vi.setSystemTime(now);
    const call = async () => {
      if (!well) throw new Error('bad');
    };
    const how = (error: unknown) =>
      error instanceof BreakerOpenError || error instanceof cockatiel.BrokenCircuitError
        ? 'refused'
        : 'failed';
    const [mine, other] = await Promise.all([
      ours.execute(call, { route: 'a' }).then(() => 'well', how),
      theirs.execute(call).then(() => 'well', how),
    ]);
    expect(mine).toBe(other);
    expect(ours.stats().state).toBe(STATES[theirs.state]);
    if (mine === 'refused') refused++;
  }
  return refused;
}

describe('beside cockatiel', () => {
  it('opens, tries and closes alike on failures in a row', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ afterMs: fc.nat(4000), well: fc.boolean() }), { minLength: 20, maxLength: 80 }),
        async (history) => {
          const rule = consecutiveRule({ failures: 3, minRoutes: 1 });
          refused += await expectSame(history, rule, new cockatiel.ConsecutiveBreaker(3));
        },
      ),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('opens alike on the part of failures, where no second is without a call', async () => {
    let refused = 0;
    const second = fc.record({
      calls: fc.integer({ min: 1, max: 6 }),
      failing: fc.constantFrom(0, 0.3, 0.6, 1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(second, { minLength: 10, maxLength: 60 }), async (seconds) => {
        const history = seconds.flatMap(({ calls, failing }) =>
          Array.from({ length: calls }, (_, i) => ({
            afterMs: i === 0 ? 1000 : 0,
            well: i >= Math.round(calls * failing),
          })),
        );
        // Theirs opens over the threshold, ours at it: with so few calls, half and a hair under half are the same.
        const theirs = new cockatiel.SamplingBreaker({ threshold: 0.4999, duration: 10_000, minimumRps: 2 });
        // Once closed again, theirs goes on with the last trial in its window, ours with an empty one.
        refused += await expectSame(history, ratioRule({ minRoutes: 1 }), theirs, 1);
      }),
      { numRuns: 200 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  it('differs where it should: failures of an hour ago no longer count', async () => {
    const theirs = new cockatiel.SamplingBreaker({ threshold: 0.4999, duration: 10_000, minimumRps: 2 });
    const history = Array.from({ length: 20 }, (_, i) => ({
      afterMs: i === 19 ? 3_600_000 : 0,
      well: false,
    }));
    await expect(expectSame(history, ratioRule({ minRoutes: 1 }), theirs)).rejects.toThrow();
  });
});
