import type { SandboxReply } from './route.js';

/** How an answer goes over the wire when it does not go as it should. */
export type Delivery =
  /** Nothing is ever sent; the connection stays open. */
  | { how: 'never' }
  /** The connection is reset before anything was sent. */
  | { how: 'reset' }
  /** Headers and half of the body are sent, then the connection is reset. */
  | { how: 'reset-midway' }
  /** `bytes` of the body at a time, `everyMs` milliseconds of real time apart. */
  | { how: 'drip'; bytes: number; everyMs: number }
  /** Half of the body is sent, then the connection is closed in order. */
  | { how: 'cut'; framing: 'content-length' | 'chunked' };

/** What happens to one request on purpose; an empty one changes nothing. */
export interface Effect {
  /** Milliseconds of real time before the request is looked at. */
  delayMs?: number;
  /** Sent instead of the honest answer. */
  reply?: SandboxReply;
  /** Makes another answer of the honest one. */
  change?: (reply: SandboxReply) => SandboxReply;
  delivery?: Delivery;
  /** The kinds of fault behind it, for who watches. */
  struck?: readonly string[];
}

/** What of a request decides whether something happens to it. */
export interface DisturbedRequest {
  method: string;
  /** The raw path, percent-encoded. */
  path: string;
  headers: Record<string, string | undefined>;
}

/** Waits real time; rejects when the signal fires. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;
