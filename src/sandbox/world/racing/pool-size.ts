import type { Cents } from '../../../util/money.js';
import { random } from '../random.js';
import { atHome } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { TOTE_SIZE, usualPool } from './tote.js';
import type { LocalProduct, Meeting, Product, Race, RaceProduct, Tote } from './types.js';

/**
 * How a pool's size follows the race's win pool (multi-leg ones that of their last race): its median part of it, by which
 * power it grows with it, and how far it lies from that, below and above, as standard deviations of the log. Fitted to
 * recorded pools and to their parts of the win pool; the parts of Win and the power of Duet are ours.
 */
const SIZE: Record<
  Product,
  { part: number; power: number; spread: readonly [below: number, above: number] }
> = {
  Win: { part: 1, power: 1, spread: [0.05, 0.05] },
  Place: { part: 0.317, power: 0.93, spread: [0.51, 0.285] },
  Quinella: { part: 0.196, power: 0.85, spread: [0.39, 0.295] },
  Exacta: { part: 0.073, power: 0.73, spread: [0.29, 0.28] },
  Duet: { part: 0.0205, power: 0.85, spread: [0.35, 0.3] },
  Trifecta: { part: 0.443, power: 0.91, spread: [0.486, 0.317] },
  FirstFour: { part: 0.335, power: 0.9, spread: [0.405, 0.334] },
  Trio: { part: 0.00082, power: 0.84, spread: [0.59, 0.59] },
  OddsAndEvens: { part: 0.000104, power: 1, spread: [1.89, 1.18] },
  RunningDouble: { part: 0.099, power: 0.69, spread: [0.25, 0.56] },
  DailyDouble: { part: 0.305, power: 0.54, spread: [0.34, 0.18] },
  Treble: { part: 0.112, power: 0.64, spread: [0.27, 0.6] },
  EarlyQuaddie: { part: 1.025, power: 0.63, spread: [0.1, 0.36] },
  Quaddie: { part: 4.897, power: 0.92, spread: [0.27, 0.25] },
  Big6: { part: 0.053, power: 1, spread: [0.9, 1.52] },
};

/** Median win pool of metropolitan gallops over the week, in cents of New South Wales. */
const CITY: Cents = 10_800_000;
/** What a pool holds that will not be paid, duets in a field too small for them, in cents (recorded: ten dollars at most). */
const IDLE: Cents = 1300;

/** The products on one race alone, in the order Victoria lists them (recorded). */
const SINGLES: readonly RaceProduct[] = [
  'OddsAndEvens',
  'Win',
  'Place',
  'Quinella',
  'Exacta',
  'Duet',
  'Trifecta',
  'Trio',
  'FirstFour',
];

/** True for a product sold on one race alone. */
export function isSingle(product: Product): product is RaceProduct {
  return SINGLES.includes(product as RaceProduct);
}

/** True for a product of one race that the tote of Victoria alone has. */
export function isLocal(product: Product): product is LocalProduct {
  return product === 'Trio' || product === 'OddsAndEvens';
}

/** The products a tote sells on a single race with so many starters; duets as recorded, the others ours. */
export function sold(starters: number, tote: Tote): RaceProduct[] {
  const least: Partial<Record<RaceProduct, number>> = { Trifecta: 4, Trio: 4, FirstFour: 5, Duet: 7 };
  return SINGLES.filter(
    (product) => starters >= (least[product] ?? 2) && (tote === 'VIC' || !isLocal(product)),
  );
}

/** What the size of a pool depends on. */
export interface SizeSources {
  seed: string;
  /** Final size of a race's win pool in New South Wales. */
  winPool(race: Race): Cents;
  /** True where a duet is paid. */
  paysDuet(race: Race): boolean;
}

/** A usual win pool of such a meeting, against which one is large or small. */
function usual(meeting: Meeting): Cents {
  return isMetropolitan(meeting) ? CITY : usualPool(meeting).dollars * 100;
}

/** Final size of a pool in one tote, in steps of 50 cents (multi-leg pools hold odd cents). */
export function finalPool(sources: SizeSources, product: Product, last: Race, tote: Tote): Cents {
  const { meeting, number } = last;
  const { date, code, name } = meeting;
  const draw = random(sources.seed, date, code, name, number, 'pool', product, tote);
  const { part, power, spread } = SIZE[product];
  const stray = draw.normal(0, 1);
  const factor = Math.exp(stray * spread[stray < 0 ? 0 : 1]);
  const win = sources.winPool(last);
  if (product === 'Win') return Math.max(5000, Math.round((win * TOTE_SIZE[tote] * factor) / 50) * 50);
  if (product === 'Duet' && !sources.paysDuet(last)) return Math.round((IDLE * factor ** 3) / 50) * 50;
  const exact = win * TOTE_SIZE[tote] * part * (win / usual(meeting)) ** (power - 1) * factor;
  if (isSingle(product)) return Math.round(exact / 50) * 50;
  // Away from home gallops hardly anybody plays the multi-leg pools: a quaddie of ten dollars is on record.
  const thin = product !== 'RunningDouble' && !(code === 'R' && atHome(meeting));
  return Math.round(thin ? exact * Math.exp(draw.normal(Math.log(0.015), 1.3)) : exact);
}
