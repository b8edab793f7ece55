import { CancelledError } from '../errors/index.js';
import type { Clock } from '../util/clock.js';
import { abortError } from './abort.js';
import type { Alarm } from './alarm.js';
import { DeadlineError } from './errors.js';
import type { Outcome } from './outcome.js';
import { systemTiming, type Timing } from './timing.js';

/** The work many wait for; told by `signal` that its time is over or that nobody waits any more. */
export type Run<T> = (signal: AbortSignal) => Promise<T>;

/** How one's wait for a run ended. */
export type Waited<T> =
  /** The run ended: with DeadlineError when its own time is over. */
  | Outcome<T>
  /** The one who waits gave up. */
  | { kind: 'cancelled' }
  /** The time to wait was over first. */
  | { kind: 'late' };

/** One place among those who wait for a run. */
export interface Seat<T> {
  /** True when the run was under way already. */
  readonly joined: boolean;
  /** When the run's own time is over, by the clock of `timing`. */
  readonly until: number;
  /**
   * Tells once how the run ended, or that `signal` fired or so many milliseconds were over first. One wait at a time. Of
   * one who joined, the signal is heard within 25 milliseconds.
   */
  wait(told: (waited: Waited<T>) => void, signal?: AbortSignal, milliseconds?: number): void;
  /** Gives the place up; the run of which the last leaves is aborted. Who wants the run to go on keeps it. */
  leave(): void;
}
/** How long it may take until one who joined a run is heard to give up, milliseconds. */
const PATROL_MS = 25;

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
  /** Who comes from now on begins a new run; those under way go on for those who wait. */
  detach(): void;
  stats(): FlightStats;
}

/** How long one with this deadline waits for a run, milliseconds: without an alarm of its own where the run ends no later. */
export function patience(seat: Pick<Seat<unknown>, 'until'>, deadline: number, clock: Clock): number {
  return seat.until <= deadline ? Number.POSITIVE_INFINITY : deadline - clock();
}

/** A run with all who wait for it. */
interface Flight<T> {
  readonly until: number;
  /** Seats taken and not given up. */
  seats: number;
  /** Those who wait, and some who do no more. */
  waiting: Place<T>[];
  /** How it ended, once it has. */
  outcome?: Outcome<T>;
  /** Looks after a while whether those who joined still wait, and again until nobody does. */
  patrol(): void;
  /** Ends it because all have left. */
  abandon(): void;
}

/**
 * A seat. Of who began the run, the signal is listened to; of a crowd who joined it, the signals are looked at every
 * `PATROL_MS`, because a listener on each would cost more than all else of joining.
 */
class Place<T> implements Seat<T> {
  readonly joined: boolean;
  readonly #flight: Flight<T>;
  readonly #alarm: Alarm;
  #left = false;
  #told: ((waited: Waited<T>) => void) | undefined;
  #signal: AbortSignal | undefined;
  #callOff: (() => void) | undefined;

  constructor(flight: Flight<T>, alarm: Alarm, joined: boolean) {
    this.#flight = flight;
    this.#alarm = alarm;
    this.joined = joined;
  }

  get until(): number {
    return this.#flight.until;
  }

  wait(
    told: (waited: Waited<T>) => void,
    signal?: AbortSignal,
    milliseconds: number = Number.POSITIVE_INFINITY,
  ): void {
    const flight = this.#flight;
    this.#told = told;
    if (signal?.aborted) {
      this.tell({ kind: 'cancelled' });
    } else if (flight.outcome) {
      this.tell(flight.outcome);
    } else {
      flight.waiting.push(this);
      this.#signal = signal;
      if (this.joined) flight.patrol();
      else signal?.addEventListener('abort', this);
      if (milliseconds === Number.POSITIVE_INFINITY) return;
      this.#callOff = this.#alarm(Math.max(0, milliseconds), () => this.tell({ kind: 'late' }));
    }
  }

  /** The signal fired. */
  handleEvent(): void {
    this.tell({ kind: 'cancelled' });
  }

  /** Ends the wait if its signal has fired; true while it goes on. */
  stillWaits(): boolean {
    if (this.#signal?.aborted) this.tell({ kind: 'cancelled' });
    return this.#told !== undefined;
  }

  /** Ends the wait; nothing where it has ended. */
  tell(waited: Waited<T>): void {
    const told = this.#told;
    if (!told) return;
    if (!this.joined) this.#signal?.removeEventListener('abort', this);
    this.#callOff?.();
    this.#told = undefined;
    this.#signal = undefined;
    this.#callOff = undefined;
    told(waited);
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#flight.seats--;
    if (this.#flight.seats === 0 && !this.#flight.outcome) this.#flight.abandon();
  }
}

/** Runs it and tells how it ended. */
async function begun<T>(run: Run<T>, signal: AbortSignal, end: (outcome: Outcome<T>) => void): Promise<void> {
  let outcome: Outcome<T>;
  try {
    outcome = { kind: 'value', value: await run(signal) };
  } catch (error) {
    outcome = { kind: 'error', error };
  }
  end(outcome);
}

/** Runs equal calls once for all who ask while it is under way. */
export function singleFlight<T>(timing: Pick<Timing, 'clock' | 'alarm'> = systemTiming): SingleFlight<T> {
  const { clock, alarm } = timing;
  const flights = new Map<string, Flight<T>>();
  const counts = { runs: 0, joined: 0, underWay: 0 };

  function begin(key: string, run: Run<T>, runMs: number): Flight<T> {
    counts.runs++;
    counts.underWay++;
    const abort = new AbortController();
    const end = (outcome: Outcome<T>): void => {
      if (flight.outcome) return;
      flight.outcome = outcome;
      counts.underWay--;
      callOff();
      patrolling?.();
      if (flights.get(key) === flight) flights.delete(key);
      for (const place of flight.waiting) place.tell(outcome);
    };
    const giveUp = (error: Error): void => {
      end({ kind: 'error', error });
      abort.abort(error);
    };
    let patrolling: (() => void) | undefined;
    const flight: Flight<T> = {
      until: clock() + runMs,
      seats: 0,
      waiting: [],
      patrol() {
        patrolling ??= alarm(PATROL_MS, () => {
          patrolling = undefined;
          flight.waiting = flight.waiting.filter((place) => place.stillWaits());
          if (flight.waiting.length > 0) flight.patrol();
        });
      },
      abandon: () => giveUp(new CancelledError('cancelled')),
    };
    const callOff = alarm(runMs, () => giveUp(new DeadlineError(runMs)));
    void begun(run, abort.signal, end);
    flights.set(key, flight);
    return flight;
  }

  function join(key: string, run: Run<T>, runMs: number): Seat<T> {
    const found = flights.get(key);
    if (found) counts.joined++;
    const flight = found ?? begin(key, run, runMs);
    flight.seats++;
    return new Place(flight, alarm, found !== undefined);
  }

  return {
    join,
    execute(key, run, { signal, deadline = Number.POSITIVE_INFINITY, runMs }) {
      if (signal.aborted) return Promise.reject(abortError(signal));
      const remaining = deadline - clock();
      const seat = join(key, run, runMs);
      const { promise, resolve, reject } = Promise.withResolvers<{ value: T; joined: boolean }>();
      const told = (waited: Waited<T>) => {
        seat.leave();
        if (waited.kind === 'value') resolve({ value: waited.value, joined: seat.joined });
        else if (waited.kind === 'error') reject(waited.error);
        else reject(waited.kind === 'late' ? new DeadlineError(remaining) : abortError(signal));
      };
      seat.wait(told, signal, patience(seat, deadline, clock));
      return promise;
    },
    detach: () => flights.clear(),
    stats: () => ({ ...counts }),
  };
}
