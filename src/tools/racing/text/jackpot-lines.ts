import type { JackpotPool, Jackpots } from '../../../domain/jackpots.js';
import { raceKey } from '../../../domain/keys.js';
import { productTitle } from '../../../domain/products.js';
import { findVenue } from '../../../domain/venues.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { formatDollars } from '../../../util/money.js';
import { dateIn, isoInZone } from '../../../util/zone.js';
import type { Answer, View } from '../../define-tool.js';
import { count, dayOf, dotted, fitting, formatDistance, table, timeWithZone } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { legWords } from './legs.js';
import { readWords } from './moment.js';

// The words that open jackpots and jackpot pools share.

const TEXT_BUDGET = 4_000;
const FACTS_BUDGET = 6_000;

/** The key of the first leg's race, where the pool says enough to name it; `date` where it doesn't say the day. */
export function firstLegKey(pool: JackpotPool, date: string | undefined): string | undefined {
  const leg = pool.legs[0];
  const day = leg?.date ?? date;
  if (!leg?.code || !leg.venue || leg.race === undefined || !day) return undefined;
  return raceKey({ date: day, code: leg.code, venue: leg.venue, number: leg.race });
}

function venueName(pool: JackpotPool): string {
  const leg = pool.legs[0];
  const known = leg?.code && leg.venue ? findVenue(leg.code, leg.venue)?.name : undefined;
  return properName(pool.meetingName ?? known ?? '') || (leg?.venue ?? '');
}

/** `R5–R8`; nothing where a leg's race is not told. */
function legsText({ legs }: JackpotPool): string {
  const told = legs.flatMap(({ race, venue }) => (race === undefined ? [] : [{ race, venue }]));
  return told.length === legs.length && told.length > 0 ? legWords(told) : '';
}

/** `15:10 AEDT, in 1h 8m`, with the day where it is not today's. */
function firstLegText(pool: JackpotPool, view: View<object>): string {
  const at = pool.legs[0]?.startsAt;
  if (at === undefined) return '';
  const sameDay = dateIn(at, view.zone) === dateIn(view.now, view.zone);
  const when = `${sameDay ? '' : `${dayOf(at, view.zone).slice(0, -5)} `}${timeWithZone(at, view.zone)}`;
  return `${when}, ${at < view.now ? 'due ' : ''}${formatDistance(at, view.now)}`;
}

function row(pool: JackpotPool, view: View<object>, date: string | undefined): string[] {
  const title = pool.product === undefined ? 'pool' : productTitle(pool.product);
  return [
    pool.jackpot !== undefined && pool.jackpot > 0 ? formatDollars(pool.jackpot) : '–',
    pool.total === undefined ? '' : formatDollars(pool.total),
    pool.name === undefined ? title : `${title} (${pool.name})`,
    [venueName(pool), pool.location].filter(Boolean).join(' '),
    legsText(pool),
    pool.status ?? '',
    firstLegText(pool, view),
    firstLegKey(pool, date) ?? '',
  ];
}

function poolFacts(pool: JackpotPool, view: View<object>, date: string | undefined): Json {
  const at = pool.legs[0]?.startsAt;
  return jsonObject({
    product: pool.product,
    name: pool.name,
    jackpot: pool.jackpot === undefined ? undefined : pool.jackpot / 100,
    pool_total: pool.total === undefined ? undefined : pool.total / 100,
    status: pool.status,
    venue: venueName(pool) || undefined,
    location: pool.location,
    legs: legsText(pool) || undefined,
    first_leg_key: firstLegKey(pool, date),
    first_leg_at: at === undefined ? undefined : isoInZone(at, view.zone),
  });
}

/** Largest carried in first; then the one that closes soonest. */
function sorted(pools: readonly JackpotPool[]): JackpotPool[] {
  const closes = (pool: JackpotPool) => pool.legs[0]?.startsAt ?? 8.64e15;
  return [...pools].sort((a, b) => (b.jackpot ?? 0) - (a.jackpot ?? 0) || closes(a) - closes(b));
}

/** How many pools fit both budgets. */
function howMany(lines: readonly string[], facts: readonly Json[], used: number): number {
  const inText = fitting(lines, TEXT_BUDGET - used);
  const inFacts = fitting(
    facts.map((fact) => JSON.stringify(fact)),
    FACTS_BUDGET - 500,
  );
  return Math.min(inText, inFacts);
}

/** The answer about these pools; `title` is its first words, `date` the racing day asked for. */
export function presentJackpots(
  jackpots: Jackpots,
  view: View<object>,
  title: string,
  date: string | undefined,
): Answer {
  const pools = sorted(jackpots.pools);
  const carried = pools.reduce((sum, pool) => sum + Math.max(0, pool.jackpot ?? 0), 0);
  const head = [
    dotted(title, count(pools.length, 'pool'), carried > 0 && `${formatDollars(carried)} carried in`),
    dotted(
      `tote ${view.jurisdiction}`,
      readWords(view.ageSeconds, view.source),
      timeWithZone(view.now, view.zone),
    ),
  ];
  const rows = pools.slice(0, 200).map((pool) => row(pool, view, date));
  const [heading = '', ...lines] = rows.length > 0 ? table(COLUMNS, rows) : [];
  const facts = pools.slice(0, 200).map((pool) => poolFacts(pool, view, date));
  const shown = howMany(lines, facts, [...head, heading].join('\n').length + 300);
  const more = pools.length - shown;
  const text = [
    ...head,
    ...(pools.length === 0 ? [emptyLine(jackpots)] : [heading, ...lines.slice(0, shown)]),
    more > 0 ? `+${count(more, 'more pool')}: detail: "full"` : '',
    jackpots.unreadable > 0
      ? `${count(jackpots.unreadable, 'entry', 'entries')} said nothing we know: detail: "full"`
      : '',
    shown > 0 ? 'A pool closes with its first leg, whose key racing_get_race takes.' : '',
  ];
  return {
    text: text.filter((line) => line !== '').join('\n'),
    facts: jsonObject({
      tote: view.jurisdiction,
      meeting_date: date,
      pool_count: pools.length,
      carried_in: carried / 100,
      pools: facts.slice(0, shown),
      not_shown: more,
      unreadable: jackpots.unreadable > 0 ? jackpots.unreadable : undefined,
      unrecognised_members: jackpots.unrecognised ? [...jackpots.unrecognised] : undefined,
    }),
  };
}

const COLUMNS = [
  { head: 'carried in', align: 'right' },
  { head: 'pool', align: 'right' },
  { head: 'product' },
  { head: 'at' },
  { head: 'legs' },
  { head: 'state' },
  { head: 'first leg' },
  { head: 'key' },
] as const;

function emptyLine({ unrecognised, unreadable }: Jackpots): string {
  if (unrecognised && unrecognised.length > 0) {
    return `The TAB's answer holds no list of pools. Its members: ${unrecognised.join(', ')}. detail: "full" gives it whole.`;
  }
  return unreadable > 0 ? '' : 'The TAB lists none.';
}
