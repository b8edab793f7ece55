import { sleep } from '../../dist/policy/timing.js';

/** Lets everything happen that waits for no time: Node empties its queue of promises before the next immediate. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Time that jumps from one event to the next, each with all it causes done before the next: a `Timing` of the
 * policies. What is set for the same moment happens in the order in which it was set.
 */
export function virtualTime(start, random) {
  let now = start;
  let count = 0;
  /** A binary heap; what was cancelled stays in it until its moment. */
  const heap = [];
  const before = (a, b) => a.at < b.at || (a.at === b.at && a.number < b.number);

  function push(event) {
    let place = heap.length;
    heap.push(event);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!before(event, heap[above])) break;
      heap[place] = heap[above];
      place = above;
    }
    heap[place] = event;
  }

  function pop() {
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1], heap[below])) below++;
      if (!before(heap[below], last)) break;
      heap[place] = heap[below];
      place = below;
    }
    heap[place] = last;
    return first;
  }

  /** Calls `wake` after so many milliseconds, whole ones as with a timer of Node; gives what to set to undefined where it should not happen. */
  function after(milliseconds, wake) {
    const event = { at: now + Math.max(0, Math.ceil(milliseconds)), number: count++, wake };
    push(event);
    return event;
  }

  function alarm(milliseconds, ring) {
    const event = after(milliseconds, ring);
    return () => {
      event.wake = undefined;
    };
  }

  return {
    clock: () => now,
    random,
    alarm,
    sleep: (milliseconds, signal) => sleep({ alarm }, milliseconds, signal),
    after,
    /** Runs until nothing is set any more. */
    async run() {
      await settle();
      while (heap.length > 0) {
        const { at, wake } = pop();
        if (!wake) continue;
        now = at;
        wake();
        await settle();
      }
    },
  };
}
