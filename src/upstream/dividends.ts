import type { Dividend, DividendRow } from '../domain/pool.js';
import * as lenient from './lenient.js';

/**
 * The dividends after a race. A product has several rows where several results win; selections are numbers or
 * words, and an amount of 0 says that none was declared (recorded in the archive, known from clients for the rest).
 */
export function readDividends(value: unknown): Dividend[] {
  return lenient.each(value, (member) => {
    const from = lenient.object(member);
    const product = lenient.text(from['wageringProduct']);
    if (product === undefined) return undefined;
    const carried = lenient.money(from['jackpotCarriedOver']);
    return {
      product,
      status: lenient.text(from['poolStatusCode']),
      carriedOver: carried !== undefined && carried > 0 ? carried : undefined,
      rows: lenient.each(from['poolDividends'], readRow),
    };
  });
}

function readRow(value: unknown): DividendRow | undefined {
  const from = lenient.object(value);
  const selections = lenient.each(from['selections'], lenient.text);
  return selections.length === 0 ? undefined : { selections, amount: lenient.price(from['amount']) };
}
