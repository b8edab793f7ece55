import type { Clock } from '../../util/clock.js';
import { random } from '../world/random.js';

/** What a token may do with an account: look at it, and bet from it (names ours). */
export const SCOPES = ['account', 'betting'] as const;
export type Scope = (typeof SCOPES)[number];

/** What stands behind a token. */
export interface Grant {
  /** The account it speaks for; absent for a client's own token, which opens public reads only. */
  account?: string;
  scopes: readonly Scope[];
  /** World time it ends, epoch milliseconds. */
  expires: number;
  /** When it ends unless it is used before, and by how much a use puts that off. */
  idle?: { until: number; for: number };
}

/** Tokens given out and not ended yet. */
export interface Tokens {
  /** A new token. The nth of a seed is always the same text. */
  issue(kind: 'access' | 'tabcorp' | 'refresh', grant: Grant): string;
  /** The grant behind a token that is good now, for requests unless it is one to refresh with; counts as a use. */
  find(token: string, kind?: 'request' | 'refresh'): Grant | undefined;
  /** Ends a token at once. */
  end(token: string): void;
}

/** Tokens remembered at once; the oldest is forgotten first. */
const MOST_TOKENS = 10_000;

/** No tokens yet; `now` is world time. */
export function createTokens(seed: string, now: Clock): Tokens {
  const grants = new Map<string, Grant>();
  let issued = 0;
  return {
    issue: (kind, grant) => {
      issued += 1;
      const draw = random(seed, `${kind}-token`, issued);
      const tail = Array.from({ length: 24 }, () => draw.int(0, 35).toString(36)).join('');
      const token = `sandbox-${kind}-${issued}-${tail}`;
      grants.set(token, grant);
      const oldest = grants.keys().next().value;
      if (grants.size > MOST_TOKENS && oldest !== undefined) grants.delete(oldest);
      return token;
    },
    find: (token, kind = 'request') => {
      const fits = token.startsWith('sandbox-refresh-') === (kind === 'refresh');
      const grant = fits ? grants.get(token) : undefined;
      const at = now();
      if (!grant || at >= grant.expires || (grant.idle && at >= grant.idle.until)) return undefined;
      if (grant.idle) grant.idle.until = at + grant.idle.for;
      return grant;
    },
    end: (token) => void grants.delete(token),
  };
}
