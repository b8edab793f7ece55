import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../errors/index.js';
import { BreakerOpenError, DeadlineError, isLocal, QueueFullError, WaitTooLongError } from '../errors.js';
import { deferred } from '../virtual-time.testing.js';
import { type CircuitBreaker, type CircuitBreakerOptions, circuitBreaker } from './breaker.js';
import { consecutiveRule } from './consecutive-rule.js';

function setUp(options: Partial<CircuitBreakerOptions<string>> = {}) {
  let now = 0;
  const changes: string[] = [];
  const breaker: CircuitBreaker<string> = circuitBreaker({
    name: 'api',
    judge: (outcome) =>
      outcome.kind === 'value' ? 'success' : isLocal(outcome.error) ? 'ignore' : 'failure',
    rule: consecutiveRule({ failures: 3, minRoutes: 1 }),
    clock: () => now,
    onChange: (state) => changes.push(state),
    ...options,
  });
  const where = { route: 'a' };
  return {
    breaker,
    changes,
    at: (moment: number) => {
      now = moment;
    },
    well: () => breaker.execute(async () => 'well', where),
    badly: (error: unknown = new Error('bad')) =>
      breaker
        .execute(async () => {
          throw error;
        }, where)
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        ),
    slow: () => {
      const end = deferred<string>();
      const call = breaker.execute(() => end.promise, where).catch((error: unknown) => error);
      return { ...end, call };
    },
  };
}

const open = async (set: ReturnType<typeof setUp>) => {
  for (let i = 0; i < 3; i++) await set.badly();
};

describe('a circuit breaker', () => {
  it('hands on values and errors while closed', async () => {
    const { breaker, well, badly } = setUp();
    expect(await well()).toBe('well');
    const error = new Error('bad');
    expect(await badly(error)).toBe(error);
    expect(breaker.stats()).toEqual({
      name: 'api',
      state: 'closed',
      successes: 1,
      failures: 1,
      failuresInRow: 1,
      ignored: 0,
      refused: 0,
      opened: 0,
    });
  });

  it('counts the failures since the last success, through every state, and forgets them when reset', async () => {
    const set = setUp();
    const inRow = () => set.breaker.stats().failuresInRow;
    await set.badly();
    await set.badly(new CancelledError('cancelled'));
    await set.badly();
    expect(inRow()).toBe(2);
    await set.well();
    expect(inRow()).toBe(0);
    await open(set);
    await set.badly();
    expect(inRow()).toBe(3);
    set.at(5000);
    await set.badly();
    expect(set.breaker.stats()).toMatchObject({ state: 'open', failuresInRow: 4 });
    set.at(15_000);
    await set.well();
    expect(set.breaker.stats()).toMatchObject({ state: 'half-open', failuresInRow: 0 });
    await set.badly();
    set.breaker.reset();
    expect(inRow()).toBe(0);
  });

  it('refuses while open, and says until when', async () => {
    const set = setUp();
    set.at(1000);
    await open(set);
    set.at(2500);
    const refused = await set.badly();
    expect(refused).toBeInstanceOf(BreakerOpenError);
    expect(refused).toMatchObject({
      service: 'api',
      retryAt: 6000,
      retry: { helps: true, afterSeconds: 4 },
      message: 'api failed so often that it is left alone for now. Try again in 3.5 s.',
    });
    expect(set.breaker.stats()).toMatchObject({
      state: 'open',
      openedAt: 1000,
      nextTryAt: 6000,
      failures: 3,
      refused: 1,
      opened: 1,
    });
  });

  it('lets one trial at a time pass, and closes after two that go well', async () => {
    const set = setUp();
    await open(set);
    set.at(5000);
    const trial = set.slow();
    expect(await set.badly()).toMatchObject({ retryAt: 6000 });
    expect(set.breaker.stats()).toMatchObject({ state: 'half-open', openedAt: 0 });
    trial.resolve('well');
    await trial.call;
    expect(set.breaker.stats().state).toBe('half-open');
    await set.well();
    expect(set.breaker.stats()).not.toHaveProperty('openedAt');
    expect(set.changes).toEqual(['open', 'half-open', 'closed']);
  });

  it('doubles its time open with each failed trial up to the longest, and begins anew once closed', async () => {
    const set = setUp();
    await open(set);
    const times: number[] = [];
    let now = 0;
    for (let i = 0; i < 6; i++) {
      const { nextTryAt = 0, openedAt = 0 } = set.breaker.stats();
      times.push(nextTryAt - openedAt);
      now = nextTryAt;
      set.at(now);
      await set.badly();
    }
    expect(times).toEqual([5000, 10_000, 20_000, 40_000, 60_000, 60_000]);
    set.at(now + 60_000);
    await set.well();
    await set.well();
    await open(set);
    const { nextTryAt = 0, openedAt = 0 } = set.breaker.stats();
    expect(nextTryAt - openedAt).toBe(5000);
  });

  it('opens again when the second trial fails', async () => {
    const set = setUp();
    await open(set);
    set.at(5000);
    await set.well();
    await set.badly();
    expect(set.breaker.stats()).toMatchObject({ state: 'open', nextTryAt: 15_000, opened: 2 });
  });

  it('counts no refusal of this side, and frees the trial it took', async () => {
    const set = setUp();
    const locals = [
      new QueueFullError('api', 1),
      new WaitTooLongError('api', 1),
      new DeadlineError(1),
      new CancelledError('cancelled'),
      new BreakerOpenError('other', 1, 0),
    ];
    for (const error of locals) await set.badly(error);
    expect(set.breaker.stats()).toMatchObject({ state: 'closed', ignored: 5, failures: 0 });
    await open(set);
    set.at(5000);
    await set.badly(locals[0]);
    expect(set.breaker.stats().state).toBe('half-open');
    expect(await set.well()).toBe('well');
  });

  it('does not hold what began before it opened against its trials, nor after it closed', async () => {
    const set = setUp();
    const late = [set.slow(), set.slow(), set.slow(), set.slow()];
    await open(set);
    set.at(5000);
    late[0]!.reject(new Error('late'));
    await late[0]!.call;
    expect(set.breaker.stats()).toMatchObject({ state: 'open', nextTryAt: 5000 });
    await set.well();
    await set.well();
    for (const { reject, call } of late.slice(1)) {
      reject(new Error('late'));
      await call;
    }
    expect(set.breaker.stats().state).toBe('closed');
  });

  it('is closed and without past after a reset', async () => {
    const set = setUp();
    await open(set);
    set.at(5000);
    const trial = set.slow();
    set.breaker.reset();
    expect(set.breaker.stats().state).toBe('closed');
    await set.badly();
    await set.badly();
    trial.reject(new Error('of the time before'));
    await trial.call;
    expect(set.breaker.stats().state).toBe('closed');
    await set.badly();
    expect(set.breaker.stats().state).toBe('open');
  });

  it('is not kept open by a clock that stepped back', async () => {
    const set = setUp();
    set.at(3_600_000);
    await open(set);
    set.at(1000);
    expect(await set.well()).toBe('well');
  });

  it('lets another call try where a trial has not ended within the time it was open', async () => {
    const set = setUp();
    await open(set);
    set.at(5000);
    const hung = set.slow();
    set.at(9999);
    expect(await set.badly()).toMatchObject({ retryAt: 10_999 });
    set.at(10_000);
    const second = set.slow();
    expect(await set.badly()).toBeInstanceOf(BreakerOpenError);
    second.resolve('well');
    await second.call;
    expect(await set.well()).toBe('well');
    expect(set.breaker.stats().state).toBe('closed');
    // What hung belongs to the time before.
    hung.reject(new Error('late'));
    await hung.call;
    expect(set.breaker.stats()).toMatchObject({ state: 'closed', opened: 1, refused: 2 });
  });

  it('closes by trials that each take longer than the time open, however many come in between', async () => {
    const set = setUp({ maxOpenMs: 5000 });
    await open(set);
    set.at(5000);
    const trials = [set.slow()];
    set.at(10_000);
    trials.push(set.slow());
    set.at(11_000);
    trials[0]!.resolve('well');
    await trials[0]!.call;
    expect(set.breaker.stats().state).toBe('half-open');
    set.at(16_000);
    trials[1]!.resolve('well');
    await trials[1]!.call;
    expect(set.breaker.stats().state).toBe('closed');
  });

  it('is not held back by a trial from before its clock stepped back', async () => {
    const set = setUp();
    set.at(3_600_000);
    await open(set);
    set.at(3_605_000);
    void set.slow();
    set.at(1000);
    expect(await set.well()).toBe('well');
  });

  it('gives the call’s own end, whatever its listener throws, and warns of that', async () => {
    const warned: string[] = [];
    const hear = (warning: Error) => warned.push(warning.message);
    process.on('warning', hear);
    const set = setUp({
      onChange: (state) => {
        throw state === 'closed' ? 'no error' : new Error(`deaf to ${state}`);
      },
    });
    const error = new Error('bad');
    for (let i = 0; i < 3; i++) expect(await set.badly(error)).toBe(error);
    set.at(5000);
    expect(await set.well()).toBe('well');
    expect(await set.well()).toBe('well');
    expect(set.breaker.stats()).toMatchObject({ state: 'closed', successes: 2, failures: 3, opened: 1 });
    await open(set);
    expect(() => set.breaker.reset()).not.toThrow();
    expect(await set.well()).toBe('well');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', hear);
    const thrown = ['deaf to open', 'deaf to half-open', "'no error'", 'deaf to open', "'no error'"];
    expect(warned).toEqual(thrown.map((what) => `onChange of the circuit breaker api threw: ${what}`));
  });

  it('frees the trial when the judge itself fails', async () => {
    let confused = false;
    const set = setUp({
      judge: (outcome) => {
        if (confused) throw new Error('confused');
        return outcome.kind === 'value' ? 'success' : 'failure';
      },
    });
    await open(set);
    set.at(5000);
    confused = true;
    await expect(set.well()).rejects.toThrow('confused');
    confused = false;
    expect(await set.well()).toBe('well');
  });

  it('opens by its own rules when none is given', async () => {
    const { breaker } = setUp();
    const standard = circuitBreaker<string>({ name: 'standard', judge: () => 'failure' });
    for (let i = 0; i < 9; i++) await standard.execute(async () => '', { route: `route ${i % 2}` });
    expect(standard.stats().state).toBe('closed');
    await standard.execute(async () => '', { route: 'route 1' });
    expect(standard.stats().state).toBe('open');
    expect(breaker.stats().state).toBe('closed');
  });

  it('names a bad option', () => {
    const build = (options: Partial<CircuitBreakerOptions<string>>) => () => setUp(options);
    expect(build({ openMs: 0 })).toThrow('circuitBreaker.openMs should be a number from 1 to 3600000, got 0');
    expect(build({ openMs: 5000, maxOpenMs: 1000 })).toThrow('circuitBreaker.maxOpenMs');
    expect(build({ successes: 0 })).toThrow('circuitBreaker.successes');
  });
});
