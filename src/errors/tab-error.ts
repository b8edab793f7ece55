/**
 * What went wrong, in one word. `present-error` words each for people; nothing else does.
 */
export type ErrorKind =
  | 'bad_input'
  | 'missing_credential'
  | 'refused'
  | 'bad_request'
  | 'unauthorised'
  | 'forbidden'
  | 'edge_blocked'
  | 'not_found'
  | 'rate_limited'
  | 'upstream_error'
  | 'oauth'
  | 'timeout'
  | 'connection'
  | 'dns'
  | 'bad_body'
  | 'too_large'
  | 'contract'
  | 'circuit_open'
  | 'overloaded'
  | 'cancelled'
  | 'internal';

/** Whether asking again can help, and when. */
export type Retry =
  | { helps: false }
  /** `afterSeconds` is the upstream's own wish where it gave one. */
  | { helps: true; afterSeconds?: number };

/**
 * The root of every failure this project knows. Not covered: programming mistakes (plain `Error`), which are
 * shown as `internal` without their text. A TabError's message is for people and holds no secret.
 */
export abstract class TabError extends Error {
  abstract readonly kind: ErrorKind;
  readonly retry: Retry;
  /** Of a request that is sent once, whatever happens: whether it may have reached the other side. */
  sent: boolean | undefined;
  /** How many attempts this was the end of, where there was more than one. */
  tries: number | undefined;

  constructor(message: string, retry: Retry = { helps: false }, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.retry = retry;
  }
}
