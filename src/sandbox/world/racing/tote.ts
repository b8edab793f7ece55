import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { atHome, shutAt } from './lifecycle.js';
import { interpolate } from './market.js';
import { isMetropolitan } from './metropolitan.js';
import { opinions } from './opinion.js';
import type { Meeting, Race, RaceCard, Runner, Tote } from './types.js';

const TOTES: Record<Jurisdiction, Tote> = {
  NSW: 'NSW',
  ACT: 'NSW',
  VIC: 'VIC',
  QLD: 'QLD',
  SA: 'QLD',
  TAS: 'QLD',
  NT: 'QLD',
};

/** The tote a jurisdiction bets into (which share one is ours). */
export function toteOf(jurisdiction: Jurisdiction): Tote {
  return TOTES[jurisdiction];
}

/** The totes' size against New South Wales (ours). */
export const TOTE_SIZE: Record<Tote, number> = { NSW: 1, VIC: 1.2, QLD: 0.45 };

// Share of the final pool held so many minutes before the close (fitted near the start, ours far out).
const GROWTH: readonly (readonly [minutes: number, share: number])[] = [
  [0, 1],
  [1, 0.9],
  [2, 0.78],
  [4, 0.66],
  [6, 0.56],
  [16, 0.37],
  [31, 0.21],
  [61, 0.12],
  [360, 0.04],
  [1440, 0.008],
  [4320, 0],
];

/** Share of its final size a pool that shuts at `closes` has at `now`. */
export function poolGrowth(now: number, closes: number): number {
  return now >= closes ? 1 : interpolate(GROWTH, (closes - now) / MINUTE);
}

/** Pause between two tellings of the tote when less than so much time is left. */
const TOLD_EVERY: readonly (readonly [left: number, pause: number])[] = [
  [5 * MINUTE, 15 * SECOND],
  [30 * MINUTE, MINUTE],
  [6 * HOUR, 3 * MINUTE],
  [Number.POSITIVE_INFINITY, 15 * MINUTE],
];

/** The pause by the time left. */
function toldEvery(left: number): number {
  return TOLD_EVERY.find(([most]) => left < most)?.[1] ?? 15 * MINUTE;
}

/** When the tote last told its figures at or before `now`; figures stand still in between, and for good after the close. */
export function toldAt(race: Race, now: number): number {
  const shut = shutAt(race);
  if (now >= shut) return shut;
  const every = toldEvery(shut - now);
  // The race's own second, so that not all races are told at once.
  const phase = (race.index * 7919) % 15;
  const told = now - ((((now - phase * SECOND) % every) + every) % every);
  return Math.min(told, now);
}

/** The moment before which what the tote told at `now` stands, epoch milliseconds; infinite once it has shut. */
export function toldUntil(race: Race, now: number): number {
  const shut = shutAt(race);
  if (now >= shut) return Number.POSITIVE_INFINITY;
  const left = shut - now;
  // Where its pause gets shorter, the last telling may have been missed by the longer one.
  const shorter = TOLD_EVERY.findLast(([most]) => left >= most)?.[0] ?? 0;
  return Math.min(shut, shut - shorter + 1, toldAt(race, now) + toldEvery(left));
}

/** Win money's leanings of one runner: where it ends, and how it swings on the way. */
export interface Leaning {
  runner: Runner;
  final: number;
  swings: readonly (readonly [period: number, phase: number, size: number])[];
}

/** Log chances below this draw more tote money than fixed prices say. */
const LONGEST = -4.6;

// How far it strays from them by log chance, as a standard deviation of logs (fitted).
const STRAYS: readonly (readonly [chance: number, deviation: number])[] = [
  [-5.2, 0.265],
  [-4.3, 0.215],
  [-3.4, 0.138],
  [-2.8, 0.122],
  [-2.5, 0.1],
  [-2.2, 0.096],
  [-1.6, 0.088],
  [-1.1, 0.076],
  [-0.8, 0.066],
  [-0.5, 0.042],
];

/** Where tote money ends that fixed prices put at `close`: near it for favourites, less so for outsiders (fitted). */
function leaning(draw: ReturnType<typeof random>, close: number): number {
  const strays = draw.normal(0, interpolate(STRAYS, close));
  return (close < LONGEST ? LONGEST + 0.75 * (close - LONGEST) : close) + strays;
}

/** How the money of one tote falls on a race's runners. */
export function drawLeanings(seed: string, card: RaceCard, tote: Tote): Leaning[] {
  const { meeting, number } = card.race;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'tote', tote);
  return opinions(seed, card).map(({ runner, close }) => ({
    runner,
    final: leaning(draw, close),
    swings: [7, 23, 61].map((minutes) => [
      minutes * MINUTE * (0.7 + 0.6 * draw.next()),
      draw.next(),
      draw.normal(0, 0.11),
    ]),
  }));
}

/**
 * Shares of the win money by runner number as told at `at`: only of runners not scratched by `now`, summing to 1.
 * A scratching shows at once, before the tote's next telling.
 */
export function winShares(
  card: RaceCard,
  leanings: readonly Leaning[],
  at: number,
  now: number,
): Map<number, number> {
  const { closed } = card.race.times;
  const left = Math.max(0, closed - at);
  const swing = Math.min(1.4, Math.sqrt(left / (20 * MINUTE)));
  const shares = new Map<number, number>();
  let total = 0;
  for (const { runner, final, swings } of leanings) {
    if (runner.scratching && runner.scratching.at <= now) continue;
    const drift = swings.reduce(
      (sum, [period, phase, size]) => sum + size * Math.sin(2 * Math.PI * (left / period + phase)),
      0,
    );
    const weight = Math.exp(final + swing * drift);
    shares.set(runner.number, weight);
    total += weight;
  }
  for (const [number, weight] of shares) shares.set(number, weight / total);
  return shares;
}

// Median win pools of metropolitan gallops by weekday, Sunday to Saturday, in dollars (recorded in Victoria, whose tote
// is a little larger than the one meant here).
const METROPOLITAN = [76_000, 72_000, 72_000, 72_000, 72_000, 66_000, 175_000] as const;
/** Of a country meeting, and of the other codes, against 95,000 dollars (ours). */
const COUNTRY = { R: 0.3, H: 0.15, G: 0.12 } as const;
const OVERSEAS = { R: 0.13, H: 0.06, G: 0.06 } as const;

/** What a win pool of such a meeting usually holds, and the standard deviation of the log between meetings. */
export function usualPool(meeting: Meeting): { dollars: number; spread: number } {
  const weekday = new Date(`${meeting.date}T00:00:00Z`).getUTCDay();
  if (isMetropolitan(meeting)) return { dollars: METROPOLITAN[weekday] ?? 76_000, spread: 0.43 };
  const scale = (atHome(meeting) ? COUNTRY : OVERSEAS)[meeting.code];
  return { dollars: 95_000 * scale * (weekday === 6 ? 1.5 : 1), spread: 0.6 };
}

/** Final size of a race's win pool in the New South Wales tote, in cents (fitted for gallops, ours for the rest). */
export function drawWinPool(seed: string, card: RaceCard): number {
  const { race, starters } = card;
  const { meeting } = race;
  const held = random(seed, meeting.date, meeting.code, meeting.name, 'turnover');
  const { dollars, spread } = usualPool(meeting);
  const own = random(seed, meeting.date, meeting.code, meeting.name, race.number, 'turnover');
  const runners = Math.exp(0.074 * (starters.length - 9));
  const size = dollars * Math.exp(held.normal(0, spread)) * runners * Math.exp(own.normal(0, 0.05));
  return Math.max(400_00, Math.round(size) * 100);
}
