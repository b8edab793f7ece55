import { describe, expect, it } from 'vitest';
import { TransportError } from '../errors/index.js';
import { wireFailure } from './wire-failure.js';

const coded = (code: string) => Object.assign(new Error('raw'), { code });
const { signal } = new AbortController();
const failure = (code: string, started: boolean, status = 0) =>
  wireFailure(coded(code), { signal, started, status });

describe('a failure on the way', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
  ])('%s before the request began sent nothing, and asking again will not help', (code) => {
    expect(failure(code, false)).toMatchObject({
      kind: 'connection',
      sent: false,
      retry: { helps: false },
      message: expect.stringContaining(`is not accepted (${code})`),
    });
  });

  it.each([
    ['ECONNREFUSED', 'The upstream refused the connection.'],
    ['UND_ERR_CONNECT_TIMEOUT', 'The upstream took no connection.'],
    ['ECONNRESET', 'The upstream took no connection.'],
  ])('%s before the request began sent nothing, and may pass', (code, message) => {
    expect(failure(code, false)).toMatchObject({ sent: false, retry: { helps: true }, message });
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC'])(
    '%s after that may have arrived, and may pass',
    (code) => {
      expect(failure(code, true)).toMatchObject({
        sent: true,
        retry: { helps: true },
        message: 'The upstream closed the connection without an answer.',
      });
    },
  );

  it('is the caller’s reason where that fired, and the code is found however deep', () => {
    const over = new TransportError('timeout', 'over', false);
    const progress = { signal: AbortSignal.abort(over), started: true, status: 0 };
    expect(wireFailure(coded('ECONNRESET'), progress)).toBe(over);
    const deep = new Error('outer', { cause: coded('ENOTFOUND') });
    expect(wireFailure(deep, { signal, started: false, status: 0 })).toMatchObject({ kind: 'dns' });
    expect(wireFailure('text', { signal, started: true, status: 0 })).toMatchObject({ kind: 'connection' });
  });
});
