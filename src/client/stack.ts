import { TransportError } from '../errors/index.js';
import { timeLimit } from '../util/async.js';
import type { Incoming, Layer, Outgoing, Send } from './call.js';

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
