import type { SandboxClock } from '../clock.js';

/** A moment of the world, and what the sandbox says of it and of itself on a response. */
export interface Stamp {
  /** World time, epoch milliseconds. */
  now: number;
  /** `Date` in world time and `X-Tab-Sandbox`, by which a client knows practice data and the world's clock. */
  headers: { Date: string; 'X-Tab-Sandbox': string };
}

/** Stamps of a world's present moment; those of one millisecond are written once. */
export function stamps(seed: string, clock: Pick<SandboxClock, 'now' | 'speed'>): () => Stamp {
  // Encoded, since a seed is free text and a comma in it would end the field.
  const name = encodeURIComponent(seed);
  let last: (Stamp & { speed: number }) | undefined;
  return () => {
    const [now, speed] = [clock.now(), clock.speed()];
    if (last?.now !== now || last.speed !== speed) {
      const moment = new Date(now);
      const world = `seed=${name},now=${moment.toISOString()},speed=${speed}`;
      last = { now, speed, headers: { Date: moment.toUTCString(), 'X-Tab-Sandbox': world } };
    }
    return last;
  };
}
