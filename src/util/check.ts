/**
 * `value`, if it is a number from `min` to `max` (`Infinity` for no upper bound, and then a fitting value itself).
 * Throws RangeError naming the option: `limiter.ratePerSecond should be a number from 0.01 to Infinity, got 0`.
 */
export function numberFrom(option: string, value: number, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new RangeError(`${option} should be a number from ${min} to ${max}, got ${String(value)}`);
}

/**
 * `value`, if it is a whole number from `min` to `max`.
 * Throws RangeError naming the option: `retry.maxRetries should be a whole number from 0 to 20, got -1`.
 */
export function wholeNumberFrom(option: string, value: number, min: number, max: number): number {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
  throw new RangeError(`${option} should be a whole number from ${min} to ${max}, got ${String(value)}`);
}
