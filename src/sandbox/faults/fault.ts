import { z } from 'zod';
import { moment, numberFrom, strictly, text, wholeFrom } from './accept.js';
import type { Kind } from './kind.js';
import { KINDS, type KindName } from './kinds.js';

/** What every fault may say. */
const COMMON = {
  /** Which paths: whole, with `*` for part of a segment or all of it and `**` for any rest; `*` alone is every path. @default '*' */
  route: text('a path such as /oauth/token or /v1/tab-info-service/racing/**, or *')
    .refine((route) => route === '*' || route.startsWith('/'), 'a path that begins with /, or *')
    .default('*'),
  /** Which part of the requests, 0 to 1. @default 1 */
  rate: numberFrom(0, 1).default(1),
  /** World time from which it strikes. */
  from: moment().optional(),
  /** World time at which it ends. */
  until: moment().optional(),
  /** How many requests it hits at most. */
  times: wholeFrom(1, 1_000_000).optional(),
};

type OptionsOf<K extends KindName> = (typeof KINDS)[K] extends Kind<infer S> ? S : never;
type Shape<K extends KindName> = Omit<typeof COMMON, keyof OptionsOf<K>> & OptionsOf<K>;

/** A fault with all its defaults filled in. */
export type Fault = {
  [K in KindName]: { kind: K } & z.output<z.ZodObject<Shape<K>>>;
}[KindName];

/** A fault as it is written: `kind` and what differs from the defaults. */
export type FaultInput = {
  [K in KindName]: { kind: K } & z.input<z.ZodObject<Shape<K>>>;
}[KindName];

const NAMES = Object.keys(KINDS) as KindName[];

function schemaOf(kind: KindName) {
  const options: z.ZodRawShape = KINDS[kind].options;
  return strictly({ kind: z.literal(kind), ...COMMON, ...options });
}

type AnyFaultSchema = ReturnType<typeof schemaOf>;

const FAULT = z
  .discriminatedUnion('kind', NAMES.map(schemaOf) as [AnyFaultSchema, ...AnyFaultSchema[]], {
    error: ({ code }) =>
      code === 'invalid_union'
        ? NAMES.join(', ')
        : 'an object such as {"kind":"hang","route":"*","rate":0.1}',
  })
  .refine(({ from, until }) => !from || !until || !(Date.parse(from) >= Date.parse(until)), {
    path: ['until'],
    error: 'a moment after from',
  });

/** What a scenario file holds. */
export const SCENARIO = strictly({
  faults: z.array(FAULT, 'a list of faults').max(100, 'at most 100 faults'),
});
