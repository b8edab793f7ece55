import type { OwnToken } from '../auth/own-token.js';
import type { Secret } from '../util/secret.js';
import type { WireReply } from './transport.js';

/**
 * Who a call speaks for. An empty or stale bearer turns the TAB's 200 into 401 (known from clients), so a call
 * without a token sends no header at all.
 */
export type Authorisation =
  | { kind: 'none' }
  /** The caller's token; `fallback` when the path is public, so that a stale token can be left out. */
  | { kind: 'caller'; token: Secret; fallback: boolean }
  /** The server's own, for public reads. */
  | { kind: 'own'; source: OwnToken };

/** One call on its way down the stack. */
export interface Outgoing {
  method: 'GET' | 'POST';
  /** Path and query, encoded. */
  path: string;
  headers: Record<string, string>;
  body?: string;
  authorisation: Authorisation;
  /** Milliseconds one attempt may take. */
  attemptMs: number;
  signal: AbortSignal;
  /** When the call must have ended, by the timing's clock; `Infinity` for never. */
  deadline: number;
  /** The kind of request, a label out of a small set: breakers tell one odd route from an outage by it. */
  route: string;
  /** True when sending it twice does no harm. */
  repeatable: boolean;
  /** The larger is sent first where requests wait: prices near the jump. */
  priority: number;
  /** Told when it goes to the transport. @default nobody */
  begins?: () => void;
}

/** An answer on its way up; `note` tells people of a detour on the way. */
export interface Incoming extends WireReply {
  note?: string;
  /** The body of a success, parsed once where it came in. */
  read?: { text: string; body: unknown } | undefined;
  /** The server's own token, where it was asked with it: nothing that is told may repeat it. */
  bore?: Secret;
  /** How many attempts it took, where it took more than one. */
  tries?: number;
  /** When the upstream answered, by its own clock, epoch milliseconds. */
  answeredAt?: number;
}

export type Send = (call: Outgoing) => Promise<Incoming>;

/** One part of the stack: a call comes in, goes on to `next` or not, and what comes back goes up. */
export type Layer = (next: Send) => Send;
