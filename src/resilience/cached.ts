import { cached as cachedPolicy } from '../policy/cached/cached.js';
import type { CachedAnswer, CacheStats } from '../policy/cached/types.js';
import type { Registry } from '../policy/registry.js';
import type { Timing } from '../policy/timing.js';
import { memoryStore } from '../store/memory.js';
import { type Clock, systemClock } from '../util/clock.js';
import { argumentKey } from './argument-key.js';
import { type KeepOptions, keepFailure, keepRule, type RoomOptions, room } from './keep.js';
import { defaultRegistry } from './registry.js';

export interface CachedOptions<A, V> extends KeepOptions, RoomOptions {
  /** Named in statistics and by `clearCache`. */
  name: string;
  /**
   * What tells one argument from another.
   * @default their content: primitives, plain objects, arrays and Dates that are deeply equal are the same. Others (a Map, an
   * instance of a class, a function, a symbol) need this option: without it they are refused with RangeError.
   */
  keyOf?: (argument: A) => string;
  /**
   * What a value takes, bytes. Where it is over `maxEntryBytes`, a quarter of `maxBytes`, the value is given but not kept.
   * @default nothing
   */
  sizeOf?: (value: V) => number;
  /**
   * How long the work may take, whoever waits for it, milliseconds.
   * @default 20000
   */
  workMs?: number;
  /** By which values age, epoch milliseconds. @default the computer's */
  clock?: Clock;
  /** Waits. @default the computer's */
  timing?: Pick<Timing, 'clock' | 'alarm'>;
  /** Where it is found by name. @default the library's own */
  registry?: Registry;
}

/** What a cached function is called with: work that needs no argument needs none here. */
type CachedArguments<A> = undefined extends A
  ? [argument?: A, signal?: AbortSignal]
  : [argument: A, signal?: AbortSignal];

/** A function whose answers are kept, and whose equal calls at once are one. */
export interface CachedFunction<A, V> {
  /**
   * The value. A signal ends this caller's wait only; the work is aborted when the last has left. Rejects with RangeError
   * where the argument can't be told from others (`keyOf`).
   */
  (...call: CachedArguments<A>): Promise<V>;
  /** The value with its age and source. Where old values are allowed to stand in, ask by this. */
  ask(...call: CachedArguments<A>): Promise<CachedAnswer<V>>;
  clear(): void;
  stats(): CacheStats;
  /** Takes its cache out of the registry; the name is free again. */
  release(): void;
}

/** Wraps `work` with a cache and a single flight. Throws RangeError for bad options and for a name that is taken. */
export function cached<A, V>(
  work: (argument: A, signal: AbortSignal) => Promise<V>,
  options: CachedOptions<A, V>,
): CachedFunction<A, V> {
  const { name, clock = systemClock, registry = defaultRegistry, softMs, workMs, timing } = options;
  const { keyOf = (argument: A) => argumentKey(argument), sizeOf = () => 0 } = options;
  const rule = keepRule(options);
  const cache = registry.cache(
    cachedPolicy<V>({
      name,
      store: memoryStore(room(options)),
      now: clock,
      judge: keepFailure(options),
      ...(softMs === undefined ? {} : { softMs }),
      ...(workMs === undefined ? {} : { loadMs: workMs }),
      ...(timing ? { timing } : {}),
    }),
  );
  const ask = async (argument: A, signal = new AbortController().signal): Promise<CachedAnswer<V>> => {
    const load = async (within: AbortSignal) => {
      const value = await work(argument, within);
      return { value, answeredAt: clock(), bytes: sizeOf(value) };
    };
    return cache.execute(textKey(keyOf(argument)), rule, load, { signal });
  };
  const value = async (argument: A, signal?: AbortSignal) => (await ask(argument, signal)).value;
  const { clear, stats } = cache;
  const made = Object.assign(value, { ask, clear, stats, release: () => registry.release(cache) });
  // Without the argument, A has room for undefined: that is what `CachedArguments` says and the compiler can't follow.
  return made as CachedFunction<A, V>;
}

/** A key that is no text would find nothing again. */
function textKey(key: unknown): string {
  if (typeof key === 'string') return key;
  throw new RangeError(`cached.keyOf should give a string, got ${String(key)}`);
}
