import type { JsonObject } from '../../../util/json.js';
import type { Cents } from '../../../util/money.js';
import type { PriceStep } from '../../world/racing.js';

/** Seconds whose text is remembered: a body tells the same few moments of every runner. */
const MOST_TEXTS = 5_000;
const texts = new Map<number, string>();

/** A moment as the TAB writes it: UTC, milliseconds always there and nearly always zero. */
export function seconds(at: number): string {
  const second = Math.floor(at / 1000);
  let text = texts.get(second);
  if (text === undefined) {
    text = new Date(second * 1000).toISOString();
    if (texts.size >= MOST_TEXTS) texts.clear();
    texts.set(second, text);
  }
  return text;
}

/** The same with its real milliseconds, as price histories have it. */
export function milliseconds(at: number): string {
  return new Date(at).toISOString();
}

/** Cents as a JSON number of dollars: 19689.5. */
export function dollars(cents: Cents): number {
  return cents / 100;
}

/** Prize money as text: `$60000.00`, without thousands commas. */
export function prizeText(cents: Cents): string {
  return `$${(cents / 100).toFixed(2)}`;
}

/** The whole percentage between two prices, by the rule checked on recorded runners; 0 without an earlier price. */
export function percentageChange(now: number, before: number | undefined): number {
  if (!before) return 0;
  const change = Math.round(((now - before) / before) * 100);
  return change === 0 ? 0 : change;
}

/** The last prices before the present one, newest first, as `flucs` has them; `began` is when the racing day did. */
export function flucsBody(earlier: readonly PriceStep[], began: number): JsonObject[] {
  return earlier
    .slice(-4)
    .reverse()
    .map(({ at, price }) =>
      present({
        returnWin: price,
        returnWinTime: seconds(at),
        isPreviousDay: at < began ? true : undefined,
      }),
    );
}

/** The object without the members that are undefined: what the TAB leaves out is absent, not null. */
export function present<T extends object>(value: T): T {
  for (const name in value) if (value[name] === undefined) return without(value);
  return value;
}

function without<T extends object>(value: T): T {
  const members: Partial<T> = {};
  for (const name in value) if (value[name] !== undefined) members[name] = value[name];
  return members as T;
}
