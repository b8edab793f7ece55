import { type ErrorKind, type Retry, TabError } from './tab-error.js';

/** What the upstream said of its failure: the TAB's `error` object or OAuth's members, cleaned. */
export interface UpstreamWords {
  code?: string;
  message?: string;
  /** The TAB's `details`: which query or path value it refused and why. */
  details?: readonly { path: string; message: string }[];
}

/** The upstream answered with a status that is no success. */
export class HttpError extends TabError {
  override readonly kind: ErrorKind;
  readonly status: number;
  readonly words: UpstreamWords;

  constructor(kind: ErrorKind, status: number, words: UpstreamWords, retry: Retry) {
    super(`HTTP ${status}${words.message ? `: ${words.message}` : ''}`, retry);
    this.kind = kind;
    this.status = status;
    this.words = words;
  }
}

/**
 * No usable answer came: time-out, reset, DNS failure. `sent` is true when the request may have reached the upstream.
 * Asking again may help, unless `retry` says otherwise: a certificate that is not accepted, a client that was closed.
 */
export class TransportError extends TabError {
  override readonly kind: 'timeout' | 'connection' | 'dns';
  override readonly sent: boolean;

  constructor(
    kind: 'timeout' | 'connection' | 'dns',
    message: string,
    sent: boolean,
    { retry = { helps: true }, ...options }: ErrorOptions & { retry?: Retry } = {},
  ) {
    super(message, retry, options);
    this.kind = kind;
    this.sent = sent;
  }
}

/** An answer came whose body can't be used: wrong content type, malformed, empty, truncated, or over the size limit. */
export class BodyError extends TabError {
  override readonly kind: 'bad_body' | 'too_large';
  readonly status: number;

  constructor(kind: 'bad_body' | 'too_large', status: number, message: string, options?: ErrorOptions) {
    super(message, kind === 'too_large' ? { helps: false } : { helps: true }, options);
    this.kind = kind;
    this.status = status;
  }
}

/** The body parsed, but lacks a member without which it says nothing: the upstream's contract changed. */
export class ContractError extends TabError {
  override readonly kind = 'contract';
  /** Where, as a dotted path: `races[3].raceStatus`. */
  readonly path: string;

  constructor(path: string, expected: string) {
    super(`the TAB's answer has no usable ${path} (expected ${expected})`, { helps: false });
    this.path = path;
  }
}

/** What was asked for is not there; the message says what is, where that is known. */
export class NotFoundError extends TabError {
  override readonly kind = 'not_found';
  /** The upstream's status, when it was asked. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message, { helps: false });
    this.status = status;
  }
}
