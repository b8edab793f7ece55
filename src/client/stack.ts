import { TransportError } from '../errors/index.js';
import { NOT_NEEDED } from '../policy/abort.js';
import type { Timing } from '../policy/timing.js';
import type { Layer, Send } from './call.js';

/**
 * Puts layers on top of `send`; the first named is the outermost. The whole way of a read is
 * observe → deadline → cached → single flight → authorise → retry → breaker → limit → timeout; the first four are in
 * `reads.ts`, because they work with answers, not with requests.
 */
export function stacked(layers: readonly Layer[], send: Send): Send {
  return layers.reduceRight((next, layer) => layer(next), send);
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 100) / 10} s`;
}

/** Ends one attempt after the call's own `attemptMs`. */
export function attemptTimeout({ sleep }: Pick<Timing, 'sleep'>): Layer {
  return (next) => (call) => {
    const over = new AbortController();
    const done = new AbortController();
    const late = () =>
      over.abort(new TransportError('timeout', `No answer came within ${seconds(call.attemptMs)}.`, true));
    sleep(call.attemptMs, done.signal).then(late, () => undefined);
    const signal = AbortSignal.any([call.signal, over.signal]);
    return next({ ...call, signal }).finally(() => done.abort(NOT_NEEDED));
  };
}
