import { z } from 'zod';

// Every schema here has for its error the words of what is accepted, and nothing else: the reader adds the field.

/** A number within bounds. */
export function numberFrom(low: number, high: number) {
  const words = `a number from ${low} to ${high}`;
  return z.number(words).min(low, words).max(high, words);
}

/** A whole number within bounds. */
export function wholeFrom(low: number, high: number) {
  const words = `a whole number from ${low} to ${high}`;
  return z.number(words).int(words).min(low, words).max(high, words);
}

/** One of these values. */
export function oneOf<const T extends readonly (string | number)[]>(values: T) {
  return z.literal(values, values.join(', '));
}

/** Text that is not empty, of at most 200 characters. */
export function text(words: string) {
  return z.string(words).min(1, words).max(200, words);
}

/** A moment as ISO text with its zone. */
export function moment() {
  const words = 'a moment with its zone, e.g. 2026-11-24T02:00:00Z';
  const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
  return z.string(words).refine((given) => form.test(given) && !Number.isNaN(Date.parse(given)), words);
}

/** An object of these members and no other. */
export function strictly<const S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, `an object of ${names}`);
}
