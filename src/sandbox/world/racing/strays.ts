import { random } from '../random.js';
import type { Product, Race, Tote } from './types.js';

// Standard deviations of the log of the factor, as dividends stray from what win money says.
const STRAY: Partial<Record<Product, number>> = {
  Place: 0.1,
  Quinella: 0.24,
  Exacta: 0.22,
  Duet: 0.2,
  Trifecta: 0.27,
  FirstFour: 0.4,
};
const OTHERS = 0.25;
/**
 * How much the money of a pool knows of the result beyond win money: 0 nothing, 1 as if winners were drawn in proportion to
 * it (fitted to what winning combinations paid).
 */
const KNOWS: Partial<Record<Product, number>> = {
  Quinella: 1,
  Exacta: 1,
  Duet: 1,
  Trifecta: 0.65,
  FirstFour: 0.75,
};

/** Two numbers in [0, 1) told by a whole number and a combination, the same on every machine. */
function uniforms(base: number, selections: readonly number[]): [number, number] {
  let h = base;
  for (const number of selections) {
    h = Math.imul(h ^ (number + 1), 0x9e3779b1);
    h ^= h >>> 15;
  }
  const last = (x: number): number => {
    const mixed = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_296;
  };
  return [last(h), last(Math.imul(h, 0xc2b2ae35) + 0x6d2b79f5)];
}

/** A number for a combination of at most four runners. */
function nameOf(selections: readonly number[]): number {
  return selections.reduce((name, number) => name * 100 + number, 0);
}

/** By which factor the money on a combination strays from its chance, always the same for the same combination. */
export type Strays = (selections: readonly number[]) => number;

/** The factors of one pool. Their mean is one; that of the `winning` combinations is more, for money knows something. */
export function straysOf(
  seed: string,
  { meeting, number }: Race,
  product: Product,
  tote: Tote,
  winning: readonly (readonly number[])[] = [],
): Strays {
  const base = random(seed, meeting.date, meeting.code, meeting.name, number, product, tote).int(
    0,
    2 ** 32 - 1,
  );
  const spread = STRAY[product] ?? OTHERS;
  const won = new Set(winning.map(nameOf));
  return (selections) => {
    const [u, v] = uniforms(base, selections);
    const normal = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
    const known = won.size > 0 && won.has(nameOf(selections)) ? (KNOWS[product] ?? 0) : 0;
    return Math.exp(spread * normal + spread ** 2 * (known - 1 / 2));
  };
}
