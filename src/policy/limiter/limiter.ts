import { numberFrom, wholeNumberFrom } from '../../util/check.js';
import { abortError } from '../abort.js';
import { QueueFullError, WaitTooLongError } from '../errors.js';
import { systemTiming, type Timing } from '../timing.js';
import { priorityQueue } from './queue.js';
import { type TokenBucket, tokenBucket } from './token-bucket.js';

export interface LimiterOptions {
  /** The service whose limits these are; named in errors and statistics. */
  name: string;
  /**
   * Calls under way at once, 1 to 10,000.
   * @default 16
   */
  concurrency?: number;
  /**
   * Calls that may wait for their turn, 0 to 100,000; more are refused.
   * @default 128
   */
  queue?: number;
  /**
   * Calls begun a second on average; `Infinity` for no limit.
   * @default Infinity
   */
  ratePerSecond?: number;
  /**
   * Calls that may begin at once after a quiet time.
   * @default what the rate allows in a second, at least 1
   */
  burst?: number;
  /** Instead of these two: the rate of several limiters together. @default its own */
  bucket?: TokenBucket;
  /**
   * How long `pause()` lasts when it is not told, milliseconds.
   * @default 5000
   */
  pauseMs?: number;
  /** @default systemTiming */
  timing?: Timing;
}

/** What one call brings. */
export interface LimiterCall {
  /** Ends the wait for a turn at once. */
  signal: AbortSignal;
  /** The larger is served first. @default 0 */
  priority?: number;
  /** When the call must have ended, by the limiter's clock. @default never */
  deadline?: number;
}

export interface LimiterStats {
  name: string;
  active: number;
  queued: number;
  /** Calls begun since the start. */
  started: number;
  /** Calls refused because the queue was full. */
  queueFull: number;
  /** Calls refused because their turn would have come too late. */
  tooLong: number;
  /** Calls that left the queue because their signal fired. */
  left: number;
  /** Until when nothing begins; only while paused. */
  pausedUntil?: number;
}

export interface Limiter {
  readonly name: string;
  /**
   * Runs `call` when its turn comes. Throws QueueFullError when too many wait, WaitTooLongError when its turn would
   * come after its deadline (told at once, or when a pause makes it so), `abortError(signal)` when the signal fires first.
   * `ended` is told its value before the next may begin.
   */
  execute<T>(call: () => Promise<T>, what: LimiterCall, ended?: (value: T) => void): Promise<T>;
  /** Begins nothing for so long: the service asked to go slower. A shorter pause does not end a longer one. */
  pause(milliseconds?: number): void;
  stats(): LimiterStats;
}

interface Waiting {
  readonly priority: number;
  readonly since: number;
  readonly deadline: number;
  readonly begin: () => void;
  readonly refuse: (error: Error) => void;
}

/** Bounds how many calls a service gets at once and a second; the rest wait in order. Throws RangeError for bad options. */
export function limiter(options: LimiterOptions): Limiter {
  const { name, timing = systemTiming, ratePerSecond = Number.POSITIVE_INFINITY } = options;
  const { clock } = timing;
  const concurrency = wholeNumberFrom('limiter.concurrency', options.concurrency ?? 16, 1, 10_000);
  const maxQueue = wholeNumberFrom('limiter.queue', options.queue ?? 128, 0, 100_000);
  const pauseMs = numberFrom('limiter.pauseMs', options.pauseMs ?? 5000, 0, 3_600_000);
  const bucket = options.bucket ?? tokenBucket(ratePerSecond, options.burst);
  const queue = priorityQueue<Waiting>();
  const counts = { started: 0, queueFull: 0, tooLong: 0, left: 0 };
  let active = 0;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  /** About how long a call takes, milliseconds; the newest weigh most. */
  let usualMs = 0;
  let callOff: (() => void) | undefined;

  /** How long one with so many ahead of it would wait, as far as can be told: at least the pause and the rate. */
  function expectedWait(ahead: number, now: number): number {
    const tooMany = active + ahead + 1 - concurrency;
    const slot = tooMany > 0 ? (tooMany * usualMs) / concurrency : 0;
    return Math.max(0, pausedUntil - now, bucket.waitMs(now, ahead + 1), slot);
  }

  function canBegin(now: number): boolean {
    return active < concurrency && expectedWait(0, now) === 0;
  }

  function refuseLate(waiting: Waiting, waitMs: number): void {
    queue.remove(waiting);
    counts.tooLong++;
    waiting.refuse(new WaitTooLongError(name, waitMs, pausedUntil > clock()));
  }

  /** Begins whatever may begin; for the rest, wakes when the pause ends or a token comes. */
  function serve(): void {
    for (let next = queue.first(); next && active < concurrency; next = queue.first()) {
      const now = clock();
      if (next.deadline <= now) {
        refuseLate(next, now - next.since);
      } else if (canBegin(now)) {
        bucket.take(now);
        queue.remove(next);
        active++;
        counts.started++;
        next.begin();
      } else {
        wakeIn(expectedWait(0, now));
        return;
      }
    }
    callOff?.();
    callOff = undefined;
  }

  function wakeIn(milliseconds: number): void {
    callOff ??= timing.alarm(milliseconds, () => {
      callOff = undefined;
      serve();
    });
  }

  /** Takes a slot and gives undefined where the caller may begin at once, else a promise of its turn. */
  function turn({
    signal,
    priority = 0,
    deadline = Number.POSITIVE_INFINITY,
  }: LimiterCall): Promise<void> | undefined {
    const now = clock();
    if (queue.length === 0 && canBegin(now)) {
      bucket.take(now);
      active++;
      counts.started++;
      return undefined;
    }
    if (queue.length >= maxQueue) {
      counts.queueFull++;
      throw new QueueFullError(name, queue.length);
    }
    const waitMs = expectedWait(queue.ahead(priority), now);
    if (now + waitMs >= deadline) {
      counts.tooLong++;
      throw new WaitTooLongError(name, waitMs, pausedUntil > clock());
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        if (queue.remove(waiting)) counts.left++;
        reject(abortError(signal));
        serve();
      };
      const waiting: Waiting = {
        priority,
        since: now,
        deadline,
        begin: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
        refuse: (error) => {
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      queue.add(waiting);
      serve();
    });
  }

  return {
    name,
    async execute(call, what, ended) {
      if (what.signal.aborted) throw abortError(what.signal);
      // Not awaited for nothing: what begins at once is on the wire before its caller makes ready to wait.
      const wait = turn(what);
      if (wait) await wait;
      const began = clock();
      try {
        if (what.signal.aborted) throw abortError(what.signal);
        const value = await call();
        ended?.(value);
        return value;
      } finally {
        const took = clock() - began;
        usualMs = usualMs === 0 ? took : 0.8 * usualMs + 0.2 * took;
        active--;
        serve();
      }
    },
    pause(milliseconds = pauseMs) {
      const now = clock();
      pausedUntil = Math.max(pausedUntil, now + milliseconds);
      for (const waiting of queue.filter(({ deadline }) => deadline <= pausedUntil)) {
        refuseLate(waiting, pausedUntil - now);
      }
      serve();
    },
    stats: () => ({
      name,
      active,
      queued: queue.length,
      ...counts,
      ...(pausedUntil > clock() ? { pausedUntil } : {}),
    }),
  };
}
