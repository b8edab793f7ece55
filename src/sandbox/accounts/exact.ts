import type { Cents } from '../../util/money.js';

/** An exact fraction: prices and shares are multiplied without rounding, only the money at the end is rounded. */
export interface Fraction {
  top: bigint;
  bottom: bigint;
}

export const ONE: Fraction = { top: 1n, bottom: 1n };

/** `top / bottom` of two whole numbers. Throws RangeError for another number. */
export function fraction(top: number, bottom: number): Fraction {
  return { top: BigInt(top), bottom: BigInt(bottom) };
}

/** The product of all of them. */
export function product(factors: readonly Fraction[]): Fraction {
  return factors.reduce((all, { top, bottom }) => ({ top: all.top * top, bottom: all.bottom * bottom }), ONE);
}

/** `cents × factor`, to the cent, down. */
export function payFrom(cents: Cents, { top, bottom }: Fraction): Cents {
  return Number((BigInt(cents) * top) / bottom);
}

/** A decimal price as whole hundredths: 2.4 → 240. Prices have at most two decimals. */
export function hundredths(price: number): number {
  return Math.round(price * 100);
}

/** A fraction as a decimal price with two decimals, down: `59.50`. */
export function decimalText({ top, bottom }: Fraction): string {
  const whole = (top * 100n) / bottom;
  return `${whole / 100n}.${String(whole % 100n).padStart(2, '0')}`;
}
