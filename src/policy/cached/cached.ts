import type { Entry } from '../../store/store.js';
import { numberFrom } from '../../util/check.js';
import { abortError } from '../abort.js';
import { DeadlineError } from '../errors.js';
import { patience, type Seat, singleFlight } from '../single-flight.js';
import { systemTiming } from '../timing.js';
import { type Waited, waitFor } from '../wait.js';
import { ageOf, type FreshnessRule, standing } from './freshness.js';
import { shelf } from './shelf.js';
import type { Cached, CachedAnswer, CachedCall, CachedOptions, Load } from './types.js';

/** One call that nothing kept could answer at once. */
interface Asking<V> {
  seat: Seat<Entry<V>>;
  /** What is kept, whatever its age. */
  entry: Entry<V> | undefined;
  rule: FreshnessRule<V>;
  call: CachedCall;
}

/** Why an old entry is the answer. */
type Why = { because: 'slow' } | { because: 'failed'; error: unknown };

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
  const flight = singleFlight<Entry<V>>(timing);
  let alone = 0;
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

  function join(key: string, rule: FreshnessRule<V>, load: Load<V>): Seat<Entry<V>> {
    const run = (signal: AbortSignal) => kept.fill(key, rule, load, signal);
    const own = share ? '' : `${alone++}:`;
    return flight.join(`${own}${kept.generation}:${key}`, run, loadMs);
  }

  function refresh(key: string, rule: FreshnessRule<V>, load: Load<V>): void {
    const seat = join(key, rule, load);
    if (seat.joined) return;
    counts.refreshes++;
    seat.ended.catch(() => {
      counts.refreshFailures++;
    });
  }

  function told(entry: Entry<V>, joined: boolean) {
    const { value, answeredAt } = entry;
    return { value, answeredAt, ageMs: ageOf(entry, now()), joined };
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
      return Promise.resolve({ ...told(entry, false), source: 'memory' });
    }
    const refusal = kept.refusal(key);
    if (refusal) {
      counts.refusals++;
      return Promise.reject(refusal.error);
    }
    return ask({ seat: join(key, rule, load), entry, rule, call });
  }

  /** The entry of one who asks, if it may stand in for the upstream now. */
  function standIn({ entry, rule }: Asking<V>): Entry<V> | undefined {
    return entry && standing(entry, rule, now()) !== 'useless' ? entry : undefined;
  }

  async function ask(asking: Asking<V>): Promise<CachedAnswer<V>> {
    const { seat, call } = asking;
    const wait = (milliseconds: number) => waitFor(seat.ended, milliseconds, timing.sleep, call.signal);
    const deadline = call.deadline ?? Number.POSITIVE_INFINITY;
    const remaining = deadline - timing.clock();
    if (softMs < remaining && standIn(asking)) {
      const waited = await wait(softMs);
      if (waited.kind !== 'late') return answer(asking, waited, remaining);
      const spare = standIn(asking);
      if (spare) return instead(asking, spare, { because: 'slow' });
    }
    return answer(asking, await wait(patience(seat, deadline, timing.clock())), remaining);
  }

  /** An old entry instead of an answer. The seat is kept, so that a slow load goes on and fills the cache. */
  function instead(asking: Asking<V>, spare: Entry<V>, why: Why): CachedAnswer<V> {
    counts.stale++;
    return { ...told(spare, asking.seat.joined), source: 'stale', ...why };
  }

  function answer(asking: Asking<V>, waited: Waited<Entry<V>>, remaining: number): CachedAnswer<V> {
    const { seat, call } = asking;
    if (waited.kind === 'late' || (waited.kind === 'error' && judge(waited.error).kind === 'failed')) {
      const spare = standIn(asking);
      const why: Why =
        waited.kind === 'late' ? { because: 'slow' } : { because: 'failed', error: waited.error };
      if (spare) return instead(asking, spare, why);
    }
    counts.misses++;
    if (seat.joined) counts.joined++;
    seat.leave();
    switch (waited.kind) {
      case 'value':
        return { ...told(waited.value, seat.joined), source: 'upstream' };
      case 'error':
        throw waited.error;
      case 'cancelled':
        throw abortError(call.signal);
      case 'late':
        throw new DeadlineError(remaining);
    }
  }
  async function bypass(load: Load<V>, call: CachedCall): Promise<CachedAnswer<V>> {
    const key = `never:${counts.bypassed++}`;
    const { value } = await flight.execute(key, load, { ...call, runMs: loadMs });
    return { ...told(value, false), source: 'upstream' };
  }

  return {
    name,
    execute(key, freshness, load, call) {
      if (call.signal.aborted) return Promise.reject(abortError(call.signal));
      if (freshness === 'never') return bypass(load, call);
      const found = kept.find(key);
      if (!(found instanceof Promise)) return decide(key, found, freshness, load, call);
      const began = kept.generation;
      return found.then((entry) =>
        decide(key, began === kept.generation ? entry : undefined, freshness, load, call),
      );
    },
    clear: kept.clear,
    stats: () => {
      const { entries, bytes, evictions } = store.stats();
      return { name, ...counts, storeFailures: kept.failures, entries, bytes, evictions };
    },
  };
}
