// How times, money and names are written. Pure: no part of it touches the page.

const ZONE = 'Australia/Sydney';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const form = (options) => new Intl.DateTimeFormat('en-AU', { timeZone: ZONE, hourCycle: 'h23', ...options });
const DATE = form({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const SECONDS = form({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MINUTES = form({ hour: '2-digit', minute: '2-digit' });
const ABBREVIATION = form({ timeZoneName: 'short' });
const NUMBERS = form({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const part = (parts, type) => parts.find((one) => one.type === type)?.value ?? '';

/** `Tue 24 Nov 2026` in Sydney. */
export function dateText(at) {
  const parts = DATE.formatToParts(at);
  return ['weekday', 'day', 'month', 'year'].map((type) => part(parts, type).replace('.', '')).join(' ');
}

/** `14:02:00` in Sydney. */
export const clockText = (at) => SECONDS.format(at);
/** `14:02` in Sydney. */
export const timeText = (at) => MINUTES.format(at);
/** `14:02`, or `Mon 14:02` where that is another day in Sydney than the one of `near`. */
export function whenText(at, near) {
  const [day, other] = [at, near].map((moment) => wallClock(moment).slice(0, 10));
  return day === other ? timeText(at) : `${dateText(at).slice(0, 3)} ${timeText(at)}`;
}
/** `AEDT` or `AEST`. */
export const zoneText = (at) => part(ABBREVIATION.formatToParts(at), 'timeZoneName');

/** `2026-11-24T14:02:00`: Sydney's wall clock, as a field for date and time takes it. */
export function wallClock(at) {
  const parts = NUMBERS.formatToParts(at);
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => part(parts, type),
  );
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** The moment at which Sydney's clocks show this, epoch milliseconds; undefined for what is no time. */
export function momentOf(text) {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(text)) return undefined;
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return undefined;
  const ahead = (at) => Date.parse(`${wallClock(at)}Z`) - Math.floor(at / SECOND) * SECOND;
  const guess = wall - ahead(wall);
  return wall - ahead(guess);
}

/** The date of the racing day, which begins at five in the morning in Sydney. */
export const racingDate = (at) => wallClock(at - 5 * HOUR).slice(0, 10);

const two = (number) => String(number).padStart(2, '0');

/** How long: `45 s`, `4 m 05 s`, `12 m`, `2 h 05 m`, `3 d`. */
export function span(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / SECOND);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (seconds < 60) return `${seconds} s`;
  if (minutes < 10) return `${minutes} m ${two(seconds % 60)} s`;
  if (hours < 1) return `${minutes} m`;
  if (hours < 48) return `${hours} h ${two(minutes % 60)} m`;
  return `${Math.floor(hours / 24)} d`;
}

/** `in 4 m 05 s`, `now` or `2 m 10 s ago`. */
export function away(milliseconds) {
  if (Math.abs(milliseconds) < SECOND) return 'now';
  return milliseconds > 0 ? `in ${span(milliseconds)}` : `${span(milliseconds)} ago`;
}

/** Decimal odds: `3.20`, `16`, `–` where there are none. */
export function price(value) {
  if (!(typeof value === 'number' && value > 0)) return '–';
  if (value < 10) return value.toFixed(2);
  return value < 100 && !Number.isInteger(value) ? value.toFixed(1) : String(Math.round(value));
}

const dollars = new Intl.NumberFormat('en-AU', { maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat('en-AU', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** `$12,345` */
export const money = (value) => `$${dollars.format(value)}`;
/** `3,673.90` */
export const exact = (value) => cents.format(value);

/** `$950`, `$12.3k`, `$1.2m`: for the ticks of a scale. */
export function shortMoney(value) {
  const short = (number) =>
    number < 10 && !Number.isInteger(number) ? number.toFixed(1) : String(Math.round(number));
  if (value >= 1e6) return `$${short(value / 1e6)}m`;
  return value >= 1000 ? `$${short(value / 1000)}k` : `$${short(value)}`;
}

/** `Robust Lectern` for `ROBUST LECTERN`. */
export function titled(text) {
  return String(text ?? '')
    .toLowerCase()
    .replace(/(^|[\s(/'-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())
    .replace(/'S\b/g, "'s");
}

const CODES = { R: 'Gallops', H: 'Harness', G: 'Greyhounds' };
export const codeText = (code) => CODES[code] ?? String(code ?? '');

/** `First Four` for `FirstFour`. */
export const spaced = (product) => String(product).replace(/(?<=[a-z0-9])(?=[A-Z0-9])/g, ' ');
