import { type RacePhase, racePhase } from './race-phase.js';

/** How long an answer may be kept; each class is one row of the freshness table. `never` is also never cached. */
export type Freshness =
  | 'dates'
  | 'meetings'
  | 'race'
  | 'next-to-go'
  | 'form'
  | 'jackpots'
  | 'sports-list'
  | 'competition'
  | 'sports-next'
  | 'results'
  | 'footy-rounds'
  | 'footy-round'
  | 'archive'
  | 'generic'
  | 'never';

/** What decides how soon an answer is out of date: a race or a match in it. Times are epoch milliseconds. */
export type Moment =
  | { kind: 'race'; start: number | undefined; phase: RacePhase; resultedAt: number | undefined }
  | { kind: 'match'; start: number | undefined; inPlay: boolean; ended: boolean };

/** How long an answer may be used, milliseconds of the upstream's time since the upstream gave it. */
export interface FreshnessWindow {
  /** Used as it is. */
  fresh: number;
  /** Beyond that, used while a newer one is fetched. */
  revalidate: number;
  /** In all, used when the upstream fails. */
  onError: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Prices stay usable this long when the upstream fails. */
const PRICES_ON_ERROR = 5 * MINUTE;

/** What holds prices; a body of unknown content may. */
const PRICED: ReadonlySet<Freshness> = new Set(['race', 'competition', 'sports-next', 'generic']);

const PLAIN: Readonly<Partial<Record<Freshness, number>>> = {
  dates: 300 * SECOND,
  form: 300 * SECOND,
  'sports-list': 300 * SECOND,
  'footy-rounds': 300 * SECOND,
  'next-to-go': 5 * SECOND,
  jackpots: 60 * SECOND,
  'sports-next': 10 * SECOND,
  results: 60 * SECOND,
  'footy-round': 30 * SECOND,
  archive: DAY,
  generic: 10 * SECOND,
  never: 0,
};

/** The race rule: the nearer the jump, the shorter. */
export function raceTtl(moment: Extract<Moment, { kind: 'race' }>, now: number): number {
  const { phase, start } = moment;
  if (phase === 'abandoned') return HOUR;
  if (phase === 'paying') return now - (moment.resultedAt ?? start ?? now) <= 30 * MINUTE ? MINUTE : HOUR;
  if (phase !== 'open' || start === undefined) return 5 * SECOND;
  const left = start - now;
  if (left > DAY) return 60 * SECOND;
  if (left > HOUR) return 30 * SECOND;
  if (left > 10 * MINUTE) return 10 * SECOND;
  if (left > 2 * MINUTE) return 5 * SECOND;
  return left > 0 ? 2 * SECOND : 5 * SECOND;
}

function matchTtl(moment: Extract<Moment, { kind: 'match' }>, now: number): number {
  if (moment.ended) return DAY;
  if (moment.inPlay) return 3 * SECOND;
  return moment.start !== undefined && Math.abs(moment.start - now) <= 10 * MINUTE
    ? 10 * SECOND
    : 30 * SECOND;
}

/** True while prices move fast: from ten minutes before a race's jump until it is settled, and in play. */
function hot(moment: Moment, now: number): boolean {
  if (moment.kind === 'match') return moment.inPlay;
  if (moment.phase === 'paying' || moment.phase === 'abandoned') return false;
  return moment.start === undefined || moment.start - now <= 10 * MINUTE;
}

/**
 * The window of an answer of this class that holds these moments, as of `now` (the upstream's time).
 * A class that depends on its moments takes the shortest that any of them asks for.
 */
export function freshnessWindow(kind: Freshness, moments: readonly Moment[], now: number): FreshnessWindow {
  const fresh = ttl(kind, moments, now);
  if (fresh === 0) return { fresh: 0, revalidate: 0, onError: 0 };
  const prices = PRICED.has(kind);
  const settled = moments.length > 0 && moments.every(isSettled);
  return {
    fresh,
    revalidate: prices && moments.some((moment) => hot(moment, now)) ? 0 : fresh / 2,
    onError: prices && !settled ? Math.max(fresh, PRICES_ON_ERROR) : Math.max(fresh, DAY),
  };
}

function isSettled(moment: Moment): boolean {
  return moment.kind === 'match' ? moment.ended : moment.phase === 'paying' || moment.phase === 'abandoned';
}

function ttl(kind: Freshness, moments: readonly Moment[], now: number): number {
  const each = moments.map((moment) =>
    moment.kind === 'race' ? raceTtl(moment, now) : matchTtl(moment, now),
  );
  switch (kind) {
    case 'race':
      // Without a known start the shortest of the rule is the only safe one.
      return each.length > 0 ? Math.min(...each) : 2 * SECOND;
    case 'meetings':
      return each.length > 0 ? Math.max(10 * SECOND, Math.min(...each)) : 60 * SECOND;
    case 'competition':
      return each.length > 0 ? Math.min(30 * SECOND, ...each) : 30 * SECOND;
    case 'results':
      return each.length > 0 && moments.every(isSettled) ? DAY : 60 * SECOND;
    default:
      return PLAIN[kind] ?? 0;
  }
}

/** A race as a moment. */
export function raceMoment(race: {
  start: number | undefined;
  status: string;
  resultedAt?: number | undefined;
}): Moment {
  return { kind: 'race', start: race.start, phase: racePhase(race.status), resultedAt: race.resultedAt };
}

/** A match as a moment. */
export function matchMoment(match: { startsAt?: number; inPlay: boolean; endedAt?: number }): Moment {
  return { kind: 'match', start: match.startsAt, inPlay: match.inPlay, ended: match.endedAt !== undefined };
}
