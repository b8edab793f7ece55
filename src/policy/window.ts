/** Counts what happened in the last so many milliseconds, in buckets: as old ones end, what they held is forgotten. */
export interface SlidingWindow {
  /** Counts one event at `now`. */
  add(now: number): void;
  /** How many happened in the bucket of `now` and those before it that still count. */
  count(now: number): number;
  clear(): void;
}

/**
 * A window of `buckets` buckets, together `windowMs` long. An event counts from its moment until its bucket ends to
 * count, so for `windowMs` less at most one bucket. However long nothing happens, the window moves with the time asked.
 * A small step back in time counts into the newest bucket; one longer than the window begins anew.
 */
export function slidingWindow(windowMs: number, buckets: number): SlidingWindow {
  const width = windowMs / buckets;
  const held = new Array<number>(buckets).fill(0);
  let newest: number | undefined;
  let total = 0;

  function clear(): void {
    held.fill(0);
    total = 0;
    newest = undefined;
  }

  /** Moves the window to `now`; gives the slot of its newest bucket. */
  function moveTo(now: number): number {
    const bucket = Math.floor(now / width);
    if (newest !== undefined && (bucket - newest >= buckets || newest - bucket >= buckets)) clear();
    newest ??= bucket;
    while (newest < bucket) {
      newest++;
      total -= held[newest % buckets] ?? 0;
      held[newest % buckets] = 0;
    }
    return newest % buckets;
  }

  return {
    add(now) {
      const slot = moveTo(now);
      held[slot] = (held[slot] ?? 0) + 1;
      total++;
    },
    count(now) {
      moveTo(now);
      return total;
    },
    clear,
  };
}
