import type { Layer, Send } from './call.js';

/**
 * Puts layers on top of `send`; the first named is the outermost. The whole way of a read is
 * observe → deadline → cached → single flight → authorise → retry → breaker → limit → timeout; the first four are in
 * `reads.ts`, because they work with answers, not with requests, and the last is the transport's.
 */
export function stacked(layers: readonly Layer[], send: Send): Send {
  return layers.reduceRight((next, layer) => layer(next), send);
}
