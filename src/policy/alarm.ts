/** Rings once when so many milliseconds are over; the function it gives calls that off and may be called at any time. */
export type Alarm = (milliseconds: number, ring: () => void) => () => void;

interface SetAlarm {
  readonly at: number;
  readonly ring: () => void;
}

/** The longest wait that a timer of Node can hold; a longer one would end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Alarms that share one timer of Node, set for the first of them. Nearly all are called off long before their time, which
 * leaves the timer as it is: setting and clearing one for each costs more. It keeps the process alive while any is set.
 */
export function sharedAlarm(clock: () => number): Alarm {
  const alarms = new Set<SetAlarm>();
  let timer: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;

  function wakeAt(at: number): void {
    clearTimeout(timer);
    wakesAt = at;
    timer = setTimeout(wake, Math.min(Math.max(0, at - clock()), LONGEST_MS));
  }

  function wake(): void {
    timer = undefined;
    wakesAt = Number.POSITIVE_INFINITY;
    const now = clock();
    const due = [...alarms].filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    try {
      for (const alarm of due) if (alarms.delete(alarm)) alarm.ring();
    } finally {
      // Whatever one that rings throws, the others ring in their time.
      let first = Number.POSITIVE_INFINITY;
      for (const { at } of alarms) first = Math.min(first, at);
      if (first < wakesAt) wakeAt(first);
    }
  }

  return (milliseconds, ring) => {
    const alarm = { at: clock() + milliseconds, ring };
    if (alarms.size === 0) timer?.ref();
    alarms.add(alarm);
    if (alarm.at < wakesAt) wakeAt(alarm.at);
    return () => {
      if (alarms.delete(alarm) && alarms.size === 0) timer?.unref();
    };
  };
}
