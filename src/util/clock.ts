/** A source of time: milliseconds since the Unix epoch (UTC). Injected wherever time matters. */
export type Clock = () => number;

/** The computer's own clock. */
export const systemClock: Clock = () => Date.now();
