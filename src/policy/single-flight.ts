import { CancelledError } from '../errors/index.js';
import { abortError } from './abort.js';
import { DeadlineError } from './errors.js';
import { unwrap } from './outcome.js';
import { systemTiming, type Timing } from './timing.js';
import { waitFor } from './wait.js';

/** The work many wait for; told by `signal` that its time is over or that nobody waits any more. */
export type Run<T> = (signal: AbortSignal) => Promise<T>;

/** One place among those who wait for a run. */
export interface Seat<T> {
  /** How the run ends: rejects with DeadlineError when its own time is over, CancelledError when all have left. */
  readonly ended: Promise<T>;
  /** True when the run was under way already. */
  readonly joined: boolean;
  /** When the run's own time is over, by the clock of `timing`. */
  readonly until: number;
  /** Gives the place up; the run of which the last leaves is aborted. Who wants the run to go on keeps it. */
  leave(): void;
}

/** What one caller of `execute` brings. */
export interface FlightCall {
  /** Ends this caller's wait only. */
  signal: AbortSignal;
  /** When this caller's wait ends with DeadlineError, by the clock of `timing`. @default never */
  deadline?: number;
  /** What a run begun by this caller may take, milliseconds. */
  runMs: number;
}

export interface FlightStats {
  /** Runs begun since the start. */
  runs: number;
  /** Calls that found their run under way. */
  joined: number;
  /** Runs under way. */
  underWay: number;
}

export interface SingleFlight<T> {
  /** Takes a place at the run of this key, beginning it if there is none. */
  join(key: string, run: Run<T>, runMs: number): Seat<T>;
  /** Joins and waits; a caller who cancels or runs out of time does not disturb the others. */
  execute(key: string, run: Run<T>, call: FlightCall): Promise<{ value: T; joined: boolean }>;
  stats(): FlightStats;
}

interface Flight<T> {
  seats: number;
  readonly until: number;
  readonly ended: Promise<T>;
  readonly abort: AbortController;
}

/** How long one with this deadline waits for a run, milliseconds: without an alarm of its own where the run ends no later. */
export function patience(seat: Pick<Seat<unknown>, 'until'>, deadline: number, now: number): number {
  return seat.until <= deadline ? Number.POSITIVE_INFINITY : deadline - now;
}

/** Runs equal calls once for all who ask while it is under way. */
export function singleFlight<T>(timing: Pick<Timing, 'clock' | 'sleep'> = systemTiming): SingleFlight<T> {
  const { clock, sleep } = timing;
  const flights = new Map<string, Flight<T>>();
  const counts = { runs: 0, joined: 0 };

  function forget(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  function begin(key: string, run: Run<T>, runMs: number): Flight<T> {
    counts.runs++;
    const abort = new AbortController();
    const work = (async () => run(abort.signal))();
    const ended = waitFor(work, runMs, sleep, abort.signal).then((waited) => {
      forget(key, flight);
      if (waited.kind === 'cancelled') throw abortError(abort.signal);
      if (waited.kind !== 'late') return unwrap(waited);
      const late = new DeadlineError(runMs);
      abort.abort(late);
      throw late;
    });
    // Those who keep their seat without waiting must not make a failure an unhandled one.
    ended.catch(() => undefined);
    const flight: Flight<T> = { seats: 0, until: clock() + runMs, ended, abort };
    flights.set(key, flight);
    return flight;
  }

  function join(key: string, run: Run<T>, runMs: number): Seat<T> {
    const found = flights.get(key);
    if (found) counts.joined++;
    const flight = found ?? begin(key, run, runMs);
    flight.seats++;
    let seated = true;
    return {
      ended: flight.ended,
      joined: found !== undefined,
      until: flight.until,
      leave() {
        if (!seated) return;
        seated = false;
        flight.seats--;
        if (flight.seats > 0 || flights.get(key) !== flight) return;
        forget(key, flight);
        flight.abort.abort(new CancelledError('cancelled'));
      },
    };
  }

  return {
    join,
    async execute(key, run, { signal, deadline = Number.POSITIVE_INFINITY, runMs }) {
      if (signal.aborted) throw abortError(signal);
      const remaining = deadline - clock();
      const seat = join(key, run, runMs);
      const waited = await waitFor(seat.ended, patience(seat, deadline, clock()), sleep, signal);
      seat.leave();
      if (waited.kind === 'cancelled') throw abortError(signal);
      if (waited.kind === 'late') throw new DeadlineError(remaining);
      return { value: unwrap(waited), joined: seat.joined };
    },
    stats: () => ({ ...counts, underWay: flights.size }),
  };
}
