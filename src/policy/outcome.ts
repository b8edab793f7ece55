/** How a call ended, as a value to be judged: an answer may be a failure (HTTP 503), an error none of the upstream's. */
export type Outcome<T> = { kind: 'value'; value: T } | { kind: 'error'; error: unknown };

/** The value of an outcome; throws its error. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'error') throw outcome.error;
  return outcome.value;
}
