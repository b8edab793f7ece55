import { describe, expect, it } from 'vitest';
import { CancelledError } from '../errors/index.js';
import { DeadlineError } from './errors.js';
import { type FlightCall, singleFlight } from './single-flight.js';
import { type Deferred, deferred, virtualTime } from './virtual-time.testing.js';

function setUp() {
  const time = virtualTime(0);
  const flight = singleFlight<string>(time);
  const runs: (Deferred<string> & { signal: AbortSignal })[] = [];
  const run = (signal: AbortSignal) => {
    const each = { ...deferred<string>(), signal };
    runs.push(each);
    return each.promise;
  };
  const call = (key: string, what: Partial<FlightCall> = {}) => {
    const controller = new AbortController();
    const ended = flight
      .execute(key, run, { signal: controller.signal, runMs: 20_000, ...what })
      .catch((error: unknown) => error);
    return { ended, leave: () => controller.abort() };
  };
  return { time, flight, runs, call };
}

describe('single flight', () => {
  it('runs a thousand equal calls once', async () => {
    const { flight, runs, call, time } = setUp();
    const calls = Array.from({ length: 1000 }, () => call('a'));
    expect(runs).toHaveLength(1);
    expect(flight.stats()).toEqual({ runs: 1, joined: 999, underWay: 1 });
    runs[0]!.resolve('answer');
    const answers = await Promise.all(calls.map(({ ended }) => ended));
    expect(answers[0]).toEqual({ value: 'answer', joined: false });
    expect(answers.slice(1).every((each) => (each as { joined: boolean }).joined)).toBe(true);
    expect(flight.stats().underWay).toBe(0);
    expect(time.pending).toEqual([]);
  });

  it('sets one alarm for all whose time does not end before the run’s', async () => {
    const { runs, call, time } = setUp();
    const patient = [call('a', { deadline: 20_000 }), call('a'), call('a', { deadline: 30_000 })];
    // The run's own, and the look at who still waits.
    expect(time.pending).toEqual([20_000, 25]);
    const hasty = call('a', { deadline: 5000 });
    expect(time.pending).toEqual([20_000, 25, 5000]);
    await time.advance(5000);
    expect(await hasty.ended).toBeInstanceOf(DeadlineError);
    runs[0]!.resolve('answer');
    expect(await Promise.all(patient.map(({ ended }) => ended))).toMatchObject(
      Array(3).fill({ value: 'answer' }),
    );
    expect(time.pending).toEqual([]);
  });

  it('runs different keys apart, and the same key anew once its run ended', async () => {
    const { runs, call } = setUp();
    const first = call('a');
    call('b');
    expect(runs).toHaveLength(2);
    runs[0]!.resolve('first');
    await first.ended;
    call('a');
    expect(runs).toHaveLength(3);
  });

  it('gives a failure to all who wait, and does not keep it', async () => {
    const { flight, runs, call } = setUp();
    const calls = [call('a'), call('a')];
    const error = new Error('bad');
    runs[0]!.reject(error);
    expect(await Promise.all(calls.map(({ ended }) => ended))).toEqual([error, error]);
    call('a');
    expect(runs).toHaveLength(2);
    const thrown = flight.execute(
      'thrown at once',
      () => {
        throw error;
      },
      { signal: new AbortController().signal, runMs: 1 },
    );
    await expect(thrown).rejects.toBe(error);
  });

  it('lets one leave without disturbing the others', async () => {
    const { runs, call } = setUp();
    const [first, second] = [call('a'), call('a')];
    first.leave();
    expect(await first.ended).toBeInstanceOf(CancelledError);
    expect(runs[0]!.signal.aborted).toBe(false);
    runs[0]!.resolve('answer');
    expect(await second.ended).toEqual({ value: 'answer', joined: true });
  });

  it('hears within a moment that one who joined leaves', async () => {
    const { time, runs, call } = setUp();
    const [first, second, third] = [call('a'), call('a'), call('a')];
    await time.advance(60);
    second.leave();
    await time.advance(25);
    expect(await second.ended).toBeInstanceOf(CancelledError);
    runs[0]!.resolve('answer');
    expect(await Promise.all([first.ended, third.ended])).toMatchObject(Array(2).fill({ value: 'answer' }));
    expect(time.pending).toEqual([]);
  });

  it('aborts the run when the last leaves, and begins a new one for who comes then', async () => {
    const { flight, runs, call, time } = setUp();
    const [first, second] = [call('a'), call('a')];
    first.leave();
    second.leave();
    await time.advance(25);
    await Promise.all([first.ended, second.ended]);
    expect(runs[0]!.signal.reason).toBeInstanceOf(CancelledError);
    expect(flight.stats().underWay).toBe(0);
    const third = call('a');
    expect(runs).toHaveLength(2);
    runs[0]!.resolve('of those who left');
    await time.settle();
    runs[1]!.resolve('answer');
    expect(await third.ended).toEqual({ value: 'answer', joined: false });
  });

  it('ends the wait of one whose time is over, not the run', async () => {
    const { time, runs, call } = setUp();
    const hasty = call('a', { deadline: 1000 });
    const patient = call('a');
    await time.advance(1000);
    expect(await hasty.ended).toMatchObject({ kind: 'timeout', message: 'No answer came within 1 s.' });
    expect(runs[0]!.signal.aborted).toBe(false);
    runs[0]!.resolve('answer');
    expect(await patient.ended).toMatchObject({ value: 'answer' });
  });

  it('ends a run whose own time is over for all, even one that does not listen', async () => {
    const { time, flight, runs, call } = setUp();
    const calls = [call('a', { runMs: 5000 }), call('a', { runMs: 60_000 })];
    await time.advance(5000);
    for (const { ended } of calls) expect(await ended).toBeInstanceOf(DeadlineError);
    expect(runs[0]!.signal.reason).toBeInstanceOf(DeadlineError);
    expect(flight.stats().underWay).toBe(0);
    runs[0]!.reject(new Error('too late to matter'));
    await time.settle();
  });

  it('begins a new run after detaching, and ends the old for those who wait', async () => {
    const { flight, runs, call } = setUp();
    const before = call('a');
    flight.detach();
    const after = call('a');
    expect(runs).toHaveLength(2);
    runs[1]!.resolve('new');
    expect(await after.ended).toEqual({ value: 'new', joined: false });
    expect(flight.stats().underWay).toBe(1);
    runs[0]!.resolve('old');
    expect(await before.ended).toEqual({ value: 'old', joined: false });
    expect(flight.stats()).toEqual({ runs: 2, joined: 0, underWay: 0 });
  });

  it('lets one wait again after a wait that was over first', async () => {
    const { time, flight } = setUp();
    const work = deferred<string>();
    const seat = flight.join('a', () => work.promise, 20_000);
    const told: unknown[] = [];
    seat.wait((waited) => told.push(waited), undefined, 10);
    await time.advance(10);
    seat.wait((waited) => told.push(waited), AbortSignal.abort());
    seat.wait((waited) => told.push(waited));
    work.resolve('answer');
    await time.settle();
    expect(told).toEqual([{ kind: 'late' }, { kind: 'cancelled' }, { kind: 'value', value: 'answer' }]);
    expect(time.pending).toEqual([]);
  });

  it('begins nothing for one who is gone already', async () => {
    const { runs, call } = setUp();
    const gone = call('a', { signal: AbortSignal.abort() });
    expect(await gone.ended).toBeInstanceOf(CancelledError);
    expect(runs).toEqual([]);
  });

  it('goes on for a seat that is kept without waiting, even to a failure', async () => {
    const { time, flight, runs } = setUp();
    const kept = flight.join(
      'a',
      (signal) => {
        const each = { ...deferred<string>(), signal };
        runs.push(each);
        return each.promise;
      },
      20_000,
    );
    const other = flight.join('a', async () => '', 1);
    other.leave();
    other.leave();
    expect(runs[0]!.signal.aborted).toBe(false);
    runs[0]!.reject(new Error('bad'));
    await time.settle();
    kept.leave();
    expect(runs[0]!.signal.aborted).toBe(false);
    kept.wait((waited) => expect(waited).toMatchObject({ kind: 'error', error: { message: 'bad' } }));
    expect.assertions(3);
  });
});
