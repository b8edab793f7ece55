import { BodyError, TabError, TransportError } from '../errors/index.js';
import { abortError } from '../policy/abort.js';

// What undici, Node and OpenSSL call a failure, in this project's errors.

/** How far a request had come when it failed. */
export interface Progress {
  signal: AbortSignal;
  /** True once it was put on a connection: from then on it may have reached the upstream. */
  started: boolean;
  /** Of the answer that had begun to come; 0 before one has. */
  status: number;
}

/** Undici would not send it as it is. Its words name a header, never the value. */
const NOT_SENDABLE = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

const CLOSED = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

/** Codes of Node's TLS, of OpenSSL's and of its verdicts on certificates. */
const TLS =
  /^(ERR_(TLS|SSL|OSSL|CRYPTO)_|EPROTO$|CERT_|CRL_|ERROR_IN_C|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_|HOSTNAME_MISMATCH$)/;

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { code, cause } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
}

/** The attempt took too long. `started` as in Progress. */
export function tooSlow(milliseconds: number, started: boolean): TransportError {
  const seconds = Math.round(milliseconds / 100) / 10;
  return new TransportError('timeout', `No answer came within ${seconds} s.`, started);
}

/**
 * The error that a request ends with: a TabError, or a RangeError for one that can't be sent as it is, which is a mistake of
 * who asked.
 */
export function wireFailure(error: unknown, { signal, started, status }: Progress): Error {
  if (error instanceof TabError) return error;
  if (signal.aborted) return abortError(signal);
  const options = { cause: error };
  const code = codeOf(error);
  if (NOT_SENDABLE.has(code)) return notSendable(error as Error);
  if (CLOSED.has(code)) {
    const words = 'The connections of this client were closed.';
    return new TransportError('connection', words, started, { ...options, retry: { helps: false } });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new TransportError('dns', 'The name of the upstream did not resolve.', false, options);
  }
  if (status !== 0) {
    return new BodyError('bad_body', status, 'The connection ended before the answer was whole.', options);
  }
  if (started) {
    const words = 'The upstream closed the connection without an answer.';
    return new TransportError('connection', words, true, options);
  }
  if (TLS.test(code)) {
    const words = `The upstream's TLS or certificate is not accepted (${code}); check the address, and which certificates this computer trusts.`;
    return new TransportError('connection', words, false, { ...options, retry: { helps: false } });
  }
  const what = code === 'ECONNREFUSED' ? 'refused the connection' : 'took no connection';
  return new TransportError('connection', `The upstream ${what}.`, false, options);
}

function notSendable(cause: Error): RangeError {
  const what = /header|content-length/i.test(cause.message) ? 'headers' : 'the request';
  return new RangeError(`${what} should be such as can be sent: ${cause.message}`, { cause });
}
