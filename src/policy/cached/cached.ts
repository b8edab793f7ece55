import type { Entry } from '../../store/store.js';
import { numberFrom } from '../../util/check.js';
import { abortError } from '../abort.js';
import { DeadlineError } from '../errors.js';
import { patience, type Seat, singleFlight, type Waited } from '../single-flight.js';
import { systemTiming } from '../timing.js';
import { ageOf, type FreshnessRule, standing } from './freshness.js';
import { shelf } from './shelf.js';
import type { Cached, CachedAnswer, CachedCall, CachedOptions, Load } from './types.js';

/** The entry that may stand in for the upstream now, if there is one. */
type Spare<V> = () => Entry<V> | undefined;

const NONE = () => undefined;

/** Why an old entry is the answer. */
type Why = { because: 'slow' } | { because: 'failed'; error: unknown };

function whyOld(waited: Waited<unknown>): Why {
  return waited.kind === 'error' ? { because: 'failed', error: waited.error } : { because: 'slow' };
}

/** Keeps what the upstream answered, and stands in with it where that is allowed. Throws RangeError for bad options. */
export function cached<V>(options: CachedOptions<V>): Cached<V> {
  const {
    name,
    store,
    now,
    judge = () => ({ kind: 'failed' }),
    timing = systemTiming,
    share = true,
  } = options;
  const softMs = numberFrom('cached.softMs', options.softMs ?? 500, 0, 3_600_000);
  const loadMs = numberFrom('cached.loadMs', options.loadMs ?? 20_000, 1, 3_600_000);
  const kept = shelf({ store, now, judge });
  const flight = singleFlight<CachedAnswer<V>>(timing);
  let alone = 0;
  /** Keys of which nothing is kept, while one waits for their load: who comes then joins without looking. */
  const bare = new Set<string>();
  const counts = {
    hits: 0,
    misses: 0,
    stale: 0,
    refusals: 0,
    bypassed: 0,
    joined: 0,
    refreshes: 0,
    refreshFailures: 0,
  };

  const tell = (entry: Entry<V>): CachedAnswer<V> => loaded(entry, true);

  /** The run gives what all who joined it are told: one answer for a crowd. */
  function join(key: string, rule: FreshnessRule<V>, load: Load<V>): Seat<CachedAnswer<V>> {
    const run = (signal: AbortSignal) => kept.fill(key, rule, load, signal, tell);
    return flight.join(share ? key : `${alone++}:${key}`, run, loadMs);
  }

  function refresh(key: string, rule: FreshnessRule<V>, load: Load<V>): void {
    const seat = join(key, rule, load);
    if (seat.joined) return;
    counts.refreshes++;
    seat.wait(({ kind }) => {
      if (kind === 'error') counts.refreshFailures++;
    });
  }

  function loaded(entry: Entry<V>, joined: boolean): CachedAnswer<V> {
    const { value, answeredAt } = entry;
    return { value, answeredAt, ageMs: ageOf(entry, now()), joined, source: 'upstream' };
  }

  function decide(
    key: string,
    entry: Entry<V> | undefined,
    rule: FreshnessRule<V>,
    load: Load<V>,
    call: CachedCall,
  ): Promise<CachedAnswer<V>> {
    const good = entry ? standing(entry, rule, now()) : 'useless';
    if (entry && (good === 'fresh' || good === 'renewable')) {
      counts.hits++;
      if (good === 'renewable') refresh(key, rule, load);
      const { value, answeredAt } = entry;
      const ageMs = ageOf(entry, now());
      return Promise.resolve({ value, answeredAt, ageMs, joined: false, source: 'memory' });
    }
    const refusal = kept.refusal(key, call.refusalMs);
    if (refusal) {
      counts.refusals++;
      return Promise.reject(refusal.error);
    }
    const spare: Spare<V> = () => (entry && standing(entry, rule, now()) !== 'useless' ? entry : undefined);
    const seat = join(key, rule, load);
    if (!entry && share && !seat.joined) bare.add(key);
    return ask(key, seat, spare, call);
  }

  /** Waits with others for what is not kept. All it does is done for each of a crowd, and is little. */
  function crowd(key: string, seat: Seat<CachedAnswer<V>>, call: CachedCall): Promise<CachedAnswer<V>> {
    const { signal, deadline = Number.POSITIVE_INFINITY } = call;
    if (!seat.joined || seat.until > deadline) return ask(key, seat, NONE, call);
    return new Promise((resolve, reject) => {
      seat.wait((waited) => {
        counts.misses++;
        counts.joined++;
        seat.leave();
        if (waited.kind === 'value') resolve(waited.value);
        else reject(waited.kind === 'error' ? waited.error : abortError(signal));
      }, signal);
    });
  }

  /** Waits for the upstream, and while there is a spare entry no longer than `softMs`. */
  function ask(
    key: string,
    seat: Seat<CachedAnswer<V>>,
    spare: Spare<V>,
    { signal, deadline = Number.POSITIVE_INFINITY }: CachedCall,
  ): Promise<CachedAnswer<V>> {
    const began = timing.clock();
    return new Promise((resolve, reject) => {
      const end = (waited: Waited<CachedAnswer<V>>): void => {
        try {
          resolve(answer(waited));
        } catch (error) {
          reject(error);
        }
      };
      const answer = (waited: Waited<CachedAnswer<V>>): CachedAnswer<V> => {
        if (!seat.joined) bare.delete(key);
        const old = mayStandIn(waited) ? spare() : undefined;
        if (old) return instead(old, seat.joined, whyOld(waited));
        counts.misses++;
        if (seat.joined) counts.joined++;
        seat.leave();
        if (waited.kind === 'value') return seat.joined ? waited.value : { ...waited.value, joined: false };
        if (waited.kind === 'error') throw waited.error;
        throw waited.kind === 'late' ? new DeadlineError(deadline - began) : abortError(signal);
      };
      const untilEnd = (): void => seat.wait(end, signal, patience(seat, deadline, timing.clock));
      if (spare() && softMs < deadline - timing.clock()) {
        const soft = (waited: Waited<CachedAnswer<V>>) =>
          waited.kind === 'late' && !spare() ? untilEnd() : end(waited);
        seat.wait(soft, signal, softMs);
      } else {
        untilEnd();
      }
    });
  }

  /** True where an old entry is better than how the wait for the upstream ended. */
  function mayStandIn(waited: Waited<unknown>): boolean {
    return waited.kind === 'late' || (waited.kind === 'error' && judge(waited.error).kind === 'failed');
  }

  /** An old entry instead of an answer. The seat is kept, so that a slow load goes on and fills the cache. */
  function instead(spare: Entry<V>, joined: boolean, why: Why): CachedAnswer<V> {
    counts.stale++;
    const { value, answeredAt } = spare;
    return { value, answeredAt, ageMs: ageOf(spare, now()), joined, source: 'stale', ...why };
  }

  async function bypass(load: Load<V>, call: CachedCall): Promise<CachedAnswer<V>> {
    const key = `never:${counts.bypassed++}`;
    const run = async (signal: AbortSignal): Promise<CachedAnswer<V>> => loaded(await load(signal), false);
    return (await flight.execute(key, run, { ...call, runMs: loadMs })).value;
  }

  return {
    name,
    execute(key, freshness, load, call) {
      if (call.signal.aborted) return Promise.reject(abortError(call.signal));
      if (freshness === 'never') return bypass(load, call);
      if (bare.has(key)) return crowd(key, join(key, freshness, load), call);
      const found = kept.find(key);
      if (!(found instanceof Promise)) return decide(key, found, freshness, load, call);
      const began = kept.generation;
      return found.then((entry) =>
        decide(key, began === kept.generation ? entry : undefined, freshness, load, call),
      );
    },
    clear() {
      kept.clear();
      bare.clear();
      flight.detach();
    },
    stats: () => {
      const { entries, bytes, evictions } = store.stats();
      return { name, ...counts, storeFailures: kept.failures, entries, bytes, evictions };
    },
  };
}
