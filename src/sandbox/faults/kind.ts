import type { z } from 'zod';
import type { DisturbedRequest, Effect } from '../http/effect.js';
import type { Random } from '../world/random.js';

/** Around a request that is hit. */
export interface Circumstances {
  request: DisturbedRequest;
  /** World time, epoch milliseconds. */
  now: number;
  random: Random;
}

/** One kind of misbehaviour: its own options, and what they make of a request. */
export interface Kind<S extends z.ZodRawShape = z.ZodRawShape> {
  /** Members besides those of every fault; one of the same name stands in its place. */
  options: S;
  /** True when it only delays: another fault may then hit the same request. @default false */
  delays?: boolean;
  /** Which requests it can hit at all. @default all */
  concerns?(request: DisturbedRequest): boolean;
  effect(options: z.output<z.ZodObject<S>>, circumstances: Circumstances): Effect;
}

/** Gives the definition its types. */
export function defineKind<const S extends z.ZodRawShape>(kind: Kind<S>): Kind<S> {
  return kind;
}
