import { FUTURES, isCalendarDate } from '../domain/dates.js';
import { JURISDICTIONS } from '../domain/jurisdiction.js';
import { PRODUCTS } from '../domain/products.js';
import { RACE_TYPES } from '../domain/racing-code.js';
import { hasControlCharacter } from '../util/text.js';

/** What a value becomes, or what is accepted instead of it. */
export type Accepted = { ok: true; value: unknown } | { ok: false; accepted: string; what?: string };

type Rule = (value: unknown) => Accepted;

const no = (accepted: string, what?: string): Accepted => ({
  ok: false,
  accepted,
  ...(what ? { what } : {}),
});
const yes = (value: unknown): Accepted => ({ ok: true, value });

const jurisdiction: Rule = (value) => {
  const upper = typeof value === 'string' ? value.toUpperCase() : '';
  if (JURISDICTIONS.some((known) => known === upper)) return yes(upper);
  return no(
    JURISDICTIONS.join(', '),
    upper === 'WA' ? 'is a location, not a jurisdiction' : 'is not a jurisdiction',
  );
};

const raceType: Rule = (value) => {
  const upper = typeof value === 'string' ? value.toUpperCase() : '';
  return RACE_TYPES.some((known) => known === upper)
    ? yes(upper)
    : no('R (thoroughbreds), H (harness), G (greyhounds)', 'is not a race type');
};

const date: Rule = (value) => {
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'today' || text === 'tomorrow' || text === FUTURES || isCalendarDate(text)
    ? yes(text)
    : no('YYYY-MM-DD, today, tomorrow, futures', 'is not a date');
};

/** Decodes percent-encoding until nothing changes, at most five times; what can't be decoded stays or becomes U+FFFD. */
function decoded(text: string): string {
  let current = text;
  for (let round = 0; round < 5; round++) {
    current = current.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
    );
  }
  return current;
}

/**
 * True when the text, plain or percent-encoded over and over, could climb out of its path segment: when `.` or `..`
 * stands between slashes of either kind, also as fullwidth characters or before a `;`.
 */
export function climbs(text: string): boolean {
  return decoded(text)
    .normalize('NFKC')
    .split(/[/\\]/)
    .some((segment) => /^\s*\.\.?\s*(;|$)/.test(segment));
}

const name: Rule = (value) => {
  const accepted = 'a name as answers print it, at most 120 characters';
  if (typeof value !== 'string') return no(accepted, 'is not text');
  if (value.trim() === '') return no(accepted, 'is empty');
  if (hasControlCharacter(value) || hasControlCharacter(decoded(value)))
    return no(accepted, 'holds a control character');
  if (!value.isWellFormed()) return no(accepted, 'holds half a character');
  if (climbs(value)) return no(accepted, 'is a path, not a name');
  return value.length > 120 ? no(accepted, 'is too long') : yes(value.trim());
};

/** The tote's products, as a refusal lists them. */
export const PRODUCT_LIST = PRODUCTS.map((product) => product.name).join(', ');

const product: Rule = (value) => {
  const asName = name(value);
  return asName.ok ? asName : no(PRODUCT_LIST, asName.what);
};

const wholeNumber: Rule = (value) =>
  typeof value === 'string' && /^\d{1,3}$/.test(value.trim()) ? yes(Number(value)) : yes(value);

const raceNumber: Rule = (value) => {
  // `R4`, as answers print it.
  const read = wholeNumber(typeof value === 'string' ? value.replace(/^\s*R(?=\d{1,3}\s*$)/i, '') : value);
  const given = read.ok ? read.value : value;
  const accepted = 'a race number from 1 to 99, or the match name of a fixed-odds-only race';
  if (typeof given === 'number')
    return Number.isInteger(given) && given >= 1 && given <= 99 ? yes(given) : no(accepted);
  const asName = name(given);
  return asName.ok ? asName : no(accepted, asName.what);
};

const key: Rule = (value) => {
  const accepted = 'a key as answers print it';
  if (typeof value !== 'string') return no(accepted, 'is not text');
  if (value.trim() === '') return no(accepted, 'is empty');
  if (!value.isWellFormed()) return no(accepted, 'holds half a character');
  return hasControlCharacter(value) ? no(accepted, 'holds a control character') : yes(value.trim());
};

const cursor: Rule = (value) =>
  typeof value === 'string' && /^[\w-]{1,60}$/.test(value)
    ? yes(value)
    : no('next_cursor of the answer before', 'is not one of ours');

const pointer: Rule = (value) =>
  typeof value === 'string' &&
  /^(\/|$)/.test(value) &&
  !/~(?![01])/.test(value) &&
  !hasControlCharacter(value)
    ? yes(value)
    : no('e.g. /races/0/raceNumber (~1 for / and ~0 for ~ in a name)', 'is no JSON pointer');

const token: Rule = (value) =>
  typeof value === 'string' && /^[\u0021-\u007e]{1,8192}$/.test(value)
    ? yes(value)
    : no('a handle or token: visible ASCII, at most 8192 characters');

const credential: Rule = (value) =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= 4096 &&
  !hasControlCharacter(value) &&
  value.isWellFormed()
    ? yes(value)
    : no('text without control characters, at most 4096 characters');

/** The grammar of every argument that has one, by its name: the same name means the same thing in every tool. */
export const GRAMMAR: Readonly<Record<string, Rule>> = {
  jurisdiction,
  meeting_date: date,
  race_type: raceType,
  venue_mnemonic: name,
  venue: name,
  race_number: raceNumber,
  runner_number: wholeNumber,
  wagering_product: product,
  sport_name: name,
  competition_name: name,
  tournament_name: name,
  match_name: name,
  market: name,
  series: name,
  key,
  cursor,
  select: pointer,
  access_token: token,
  refresh_token: token,
  client_id: credential,
  client_secret: credential,
  username: credential,
  password: credential,
};

/** Arguments whose value is never repeated in an error. */
export const SECRET_ARGUMENTS: ReadonlySet<string> = new Set([
  'access_token',
  'refresh_token',
  'client_id',
  'client_secret',
  'username',
  'password',
]);
