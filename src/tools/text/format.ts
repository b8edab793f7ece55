import { zoned } from '../../util/zone.js';

/** What stands where there is nothing. */
export const NOTHING = '–';

/** A decimal price: two decimals under 10, from there as the TAB gave it. `–` for none. */
export function formatPrice(price: number | undefined): string {
  if (price === undefined || !Number.isFinite(price) || price < 1) return NOTHING;
  return price < 10 ? price.toFixed(2) : String(Math.round(price * 100) / 100);
}

/** A dividend for a $1 unit, always two decimals, thousands with commas. `–` for none. */
export function formatDividend(amount: number | undefined): string {
  if (amount === undefined || !Number.isFinite(amount) || amount <= 0) return NOTHING;
  return amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** A span in the two largest units that matter: `2m 10s`, `3h 5m`, `2d 4h`, `8m`; seconds only under 10 minutes. */
export function formatSpan(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return hours > 0 ? `${days}d ${hours}h` : `${days}d`;
  if (hours > 0) return minutes > 0 ? `${hours}h ${minutes}m` : `${hours}h`;
  if (minutes >= 10 || seconds % 60 === 0) return minutes > 0 || seconds > 0 ? `${minutes}m` : '0s';
  return minutes > 0 ? `${minutes}m ${seconds % 60}s` : `${seconds}s`;
}

/** How far `at` is from `now`: `in 2m 10s`, `8m ago`, `now`. */
export function formatDistance(at: number, now: number): string {
  if (Math.abs(at - now) < 1000) return 'now';
  return at > now ? `in ${formatSpan(at - now)}` : `${formatSpan(now - at)} ago`;
}

/** `14:04` in the zone. */
export function timeOf(at: number, zone: string): string {
  return zoned(at, zone).time;
}

/** `14:04 AEDT` in the zone. */
export function timeWithZone(at: number, zone: string): string {
  const shown = zoned(at, zone);
  return `${shown.time} ${shown.abbreviation}`;
}

/** `14:01:40` in the zone. */
export function clockOf(at: number, zone: string): string {
  return zoned(at, zone).clock;
}

/** `Tue 24 Nov 2026` in the zone. */
export function dayOf(at: number, zone: string): string {
  return zoned(at, zone).day;
}

/** A `YYYY-MM-DD` date as `Tue 24 Nov 2026`; anything else unchanged. */
export function dayOfDate(date: string): string {
  const at = Date.parse(`${date}T12:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && Number.isFinite(at) ? zoned(at, 'UTC').day : date;
}

/** `1st`, `2nd`, `3rd`, `11th`, `22nd`. */
export function ordinal(n: number): string {
  const teen = Math.floor((n % 100) / 10) === 1;
  const end = teen ? undefined : ['th', 'st', 'nd', 'rd'][n % 10];
  return `${n}${end ?? 'th'}`;
}

/** One of something or several: `1 race`, `3 races`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

export interface Column {
  /** Heading; a table whose headings are all empty is written without its first line. */
  head: string;
  align?: 'left' | 'right';
}

/** Rows under headings, aligned with two blanks between columns, no trailing blanks. Empty columns vanish. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const used = columns.map((_, i) => rows.some((row) => (row[i] ?? '') !== ''));
  const headed = columns.some((column, i) => used[i] && column.head !== '');
  const lines = headed ? [columns.map((column) => column.head), ...rows] : [...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length), 0));
  return lines.map((line) =>
    columns
      .flatMap((column, i) => {
        if (!used[i]) return [];
        const cell = line[i] ?? '';
        return [column.align === 'right' ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)];
      })
      .join('  ')
      .trimEnd(),
  );
}

/** The parts that are there, with ` · ` between them. */
export function dotted(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ');
}

/** Takes members while the joined lines stay within `budget` characters; tells how many were taken. */
export function fitting(lines: readonly string[], budget: number): number {
  let used = 0;
  for (const [index, line] of lines.entries()) {
    used += line.length + 1;
    if (used > budget) return index;
  }
  return lines.length;
}
