import type { Tally } from '../../world/form/summaries.js';

const SMALL = /^(?:mc|mac(?=[^aeiou]))/i;

/** `KELLY MCADAM-ROSS` as `Kelly McAdam-Ross`. */
export function titleCase(text: string): string {
  return text.toLowerCase().replace(/[\p{L}']+/gu, (word) => {
    const capital = word.charAt(0).toUpperCase() + word.slice(1);
    const prefix = SMALL.exec(capital)?.[0] ?? '';
    const rest = capital.slice(prefix.length);
    return prefix === '' || rest === '' ? capital : prefix + rest.charAt(0).toUpperCase() + rest.slice(1);
  });
}

/** Seconds as the form writes them: `1:12.59`, `0:44.88`, and without minutes for greyhounds `29.68`. */
export function runningTime(seconds: number, withMinutes: boolean): string {
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  const rest = ((withMinutes ? hundredths % 6000 : hundredths) / 100).toFixed(2);
  return withMinutes ? `${minutes}:${rest.padStart(5, '0')}` : rest;
}

/** Lengths as text with at least one decimal: `3.37`, `1.8`, `0.0` (recorded). */
export function lengths(value: number): string {
  return value.toFixed(2).replace(/0$/, '');
}

/** `1st`, `2nd`, `3rd`, `4th`, `11th`. */
export function ordinal(n: number): string {
  const last = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${n}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}

/** A tally as the form names its members. */
export function tallyBody({ starts, wins, placings }: Tally): Record<string, number> {
  return { numberOfStarts: starts, numberOfWins: wins, numberOfPlacings: placings };
}
