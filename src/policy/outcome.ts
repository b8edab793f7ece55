/** How a call ended, as a value to be judged: an answer may be a failure (HTTP 503), an error none of the upstream's. */
export type Outcome<T> = { kind: 'value'; value: T } | { kind: 'error'; error: unknown };

const good = <T>(value: T): Outcome<T> => ({ kind: 'value', value });
const bad = (error: unknown): Outcome<never> => ({ kind: 'error', error });

/** Runs `work` and gives how it ended; never rejects. */
export function settle<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return work().then(good<T>, bad);
  } catch (error) {
    return Promise.resolve(bad(error));
  }
}

/** The value of an outcome; throws its error. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'error') throw outcome.error;
  return outcome.value;
}
