/** An amount of money in whole Australian cents. */
export type Cents = number;

/**
 * Dollars as the TAB writes them, as cents: a number (`19689.5`) or text (`"$60000.00"`).
 * Rounds to the nearest cent. Undefined for anything that is no finite amount.
 */
export function dollarsToCents(value: unknown): Cents | undefined {
  const dollars =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\s*-?\$?-?\d[\d,]*(\.\d+)?\s*$/.test(value)
        ? Number(value.replace(/[\s$,]/g, ''))
        : Number.NaN;
  const cents = Math.round(dollars * 100);
  return Number.isSafeInteger(cents) ? (cents === 0 ? 0 : cents) : undefined;
}

/** Cents as dollars with thousands commas, with cents only when there are any: `$60,000`, `$4,210.50`. */
export function formatDollars(cents: Cents): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  const rest = Math.abs(cents) % 100;
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}$${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}
