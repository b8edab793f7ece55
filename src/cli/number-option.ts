import { CommandError, EXIT } from './exit.js';

/** An option's text as a number from `low` to `high`. Throws CommandError that names the option and what is accepted. */
export function numberOption(
  text: string,
  { name, low, high, whole }: { name: string; low: number; high: number; whole: boolean },
): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new CommandError(
    `${name} "${text}" is not accepted. Accepted: a ${whole ? 'whole ' : ''}number from ${low} to ${high}.`,
    EXIT.usage,
  );
}
