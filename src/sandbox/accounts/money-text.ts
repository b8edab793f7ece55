import type { Cents } from '../../util/money.js';

/** Cents as account answers write money: `$1000.00`, `-$5.00`. That it is text with a dollar sign is known from clients. */
export function moneyText(cents: Cents): string {
  return `${cents < 0 ? '-' : ''}$${(Math.abs(cents) / 100).toFixed(2)}`;
}

/** A stake as slips write it, `"10.00"`, `"$10.00"` or `10`, in cents; undefined unless it is positive, in whole cents and at most a million. */
export function readStake(value: unknown): Cents | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? /^\$?(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text) : null;
  if (!match) return undefined;
  const cents = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return cents > 0 && cents <= 100_000_000 ? cents : undefined;
}
