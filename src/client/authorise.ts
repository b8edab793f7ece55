import type { OwnToken } from '../auth/own-token.js';
import { CancelledError, TabError } from '../errors/index.js';
import { unlessAborted } from '../util/async.js';
import type { Secret } from '../util/secret.js';
import type { Incoming, Layer, Outgoing, Send } from './call.js';

/** Adds the bearer and answers a 401: the own token is renewed once, then a public read goes on anonymously. */
export const authorise: Layer = (next) => (call) => {
  const { authorisation } = call;
  if (authorisation.kind === 'caller')
    return asCaller(next, call, authorisation.token, authorisation.fallback);
  if (authorisation.kind === 'own') return withOwnToken(next, call, authorisation.source);
  return next(call);
};

function bearing(call: Outgoing, token: Secret): Outgoing {
  return { ...call, headers: { ...call.headers, authorization: `Bearer ${token.reveal()}` } };
}

async function asCaller(next: Send, call: Outgoing, token: Secret, fallback: boolean): Promise<Incoming> {
  const reply = await next(bearing(call, token));
  if (reply.status !== 401 || !fallback) return reply;
  return { ...(await next(call)), note: 'The TAB refused the access token; this was read without it.' };
}

async function withOwnToken(next: Send, call: Outgoing, source: OwnToken): Promise<Incoming> {
  for (let round = 0; round < 2; round++) {
    let token: Secret;
    try {
      token = await unlessAborted(source.get(), call.signal);
    } catch (error) {
      // Public reads need no token: whatever ails the token endpoint must not stop them.
      if (call.signal.aborted) throw error instanceof TabError ? error : new CancelledError('cancelled');
      if (!(error instanceof TabError)) throw error;
      const why = error.kind === 'oauth' ? 'refused the server’s credentials' : 'gave the server no token';
      return { ...(await next(call)), note: `The TAB ${why}; this was read without them.` };
    }
    const reply = await next(bearing(call, token));
    if (reply.status !== 401) return { ...reply, bore: token };
    source.refuse(token);
  }
  return {
    ...(await next(call)),
    note: 'The TAB refused the server’s token twice; this was read without it.',
  };
}
