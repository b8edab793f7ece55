import { TransportError } from '../errors/index.js';
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
export function attemptTimeout({ alarm }: Pick<Timing, 'alarm'>): Layer {
  return (next) => async (call) => {
    const over = new AbortController();
    const callOff = alarm(call.attemptMs, () =>
      over.abort(new TransportError('timeout', `No answer came within ${seconds(call.attemptMs)}.`, true)),
    );
    // Not AbortSignal.any, which costs more than all else here.
    const leave = () => over.abort(call.signal.reason);
    if (call.signal.aborted) leave();
    call.signal.addEventListener('abort', leave);
    try {
      return await next({ ...call, signal: over.signal });
    } finally {
      callOff();
      call.signal.removeEventListener('abort', leave);
    }
  };
}
