import { shared } from '../util/async.js';
import type { Clock } from '../util/clock.js';
import type { Secret } from '../util/secret.js';
import type { TokenAnswer } from './grants.js';

/** The server's own token for public reads: got when first needed, renewed before its end, one renewal at a time. */
export interface OwnToken {
  get(): Promise<Secret>;
  /** The upstream refused `token`: the next `get` fetches another, unless somebody already has. */
  refuse(token: Secret): void;
}

/** `bufferSeconds`: how long before its end a token is renewed; undefined: at 80 % of its life. */
export function ownToken(
  fetchToken: () => Promise<TokenAnswer>,
  clock: Clock,
  bufferSeconds: number | undefined,
): OwnToken {
  let kept: { token: Secret; renewAt: number } | undefined;
  const renew = shared(async () => {
    const askedAt = clock();
    const { accessToken, expiresIn } = await fetchToken();
    const life = bufferSeconds === undefined ? expiresIn * 0.8 : Math.max(0, expiresIn - bufferSeconds);
    kept = { token: accessToken, renewAt: askedAt + life * 1000 };
    return accessToken;
  });
  return {
    get: async () => (kept && clock() < kept.renewAt ? kept.token : renew()),
    refuse(token) {
      if (kept?.token.reveal() === token.reveal()) kept = undefined;
    },
  };
}
