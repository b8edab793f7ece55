import { TransportError } from '../errors/index.js';
import { timeLimit } from '../util/async.js';
import type { Authorisation } from './authorise.js';
import type { WireReply } from './transport.js';

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
}

/** An answer on its way up; `note` tells people of a detour on the way. */
export interface Incoming extends WireReply {
  note?: string;
}

export type Send = (call: Outgoing) => Promise<Incoming>;

/** One part of the stack: a call comes in, goes on to `next` or not, and what comes back goes up. */
export type Layer = (next: Send) => Send;

/**
 * Puts layers on top of `send`; the first named is the outermost. The order of the whole stack is
 * observe → deadline → cached → single flight → authorise → retry → breaker → limit → timeout.
 */
export function stacked(layers: readonly Layer[], send: Send): Send {
  return layers.reduceRight((next, layer) => layer(next), send);
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

function limited(next: Send, call: Outgoing, milliseconds: number): Promise<Incoming> {
  const limit = timeLimit(
    milliseconds,
    () => new TransportError('timeout', `No answer came within ${seconds(milliseconds)}.`, true),
  );
  const signal = AbortSignal.any([call.signal, limit.signal]);
  return next({ ...call, signal }).finally(limit.clear);
}

/** Ends the whole call after `milliseconds`, whatever the layers below still try. */
export function deadline(milliseconds: number): Layer {
  return (next) => (call) => limited(next, call, milliseconds);
}

/** Ends one attempt after the call's own `attemptMs`. */
export const attemptTimeout: Layer = (next) => (call) => limited(next, call, call.attemptMs);
