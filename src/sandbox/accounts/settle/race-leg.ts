import type { RaceCard } from '../../world/racing.js';
import type { World } from '../../world/world.js';
import { type Fraction, fraction, product } from '../exact.js';
import { type RaceLeg, raceOf, type SameRaceLeg } from '../ticket.js';
import type { LegResult } from './leg-result.js';

const DEDUCTION_WHOLE = 100;

/** Return of a price in hundredths less deductions in cents in the dollar, which are summed and taken off the whole return. */
export function lessDeductions(odds: number, deductions: readonly number[]): Fraction {
  const left = Math.max(0, DEDUCTION_WHOLE - deductions.reduce((sum, one) => sum + one, 0));
  return product([fraction(odds, 100), fraction(left, DEDUCTION_WHOLE)]);
}

/** The part of a place that a runner has, where `places` are paid: 1, r of m in a dead heat, undefined for none. */
export function placeShare(finish: RaceCard['finish'], runner: number, places: number): Fraction | undefined {
  let before = 0;
  for (const group of finish) {
    if (before >= places) return undefined;
    if (group.includes(runner)) return fraction(Math.min(group.length, places - before), group.length);
    before += group.length;
  }
  return undefined;
}

/** A leg on one runner of a race, or on several. */
export type OnRace = RaceLeg | SameRaceLeg;

/** Numbers of the runners that a leg is on. */
export function runnersOn(leg: OnRace): number[] {
  return leg.on === 'race' ? [leg.runner] : leg.runners.map(({ runner }) => runner);
}

/** Places that are paid weeks ahead, whatever the field will be. */
const ALL_IN_PLACES = 3;

function isAllIn(leg: OnRace): boolean {
  return leg.on === 'race' && leg.allIn === true;
}

/** The part of a return that a leg has by the finish; undefined for none. */
function legShare(card: RaceCard, leg: OnRace): Fraction | undefined {
  if (leg.on === 'race') return runnerShare(card, leg);
  const shares = leg.runners.map(({ runner, top }) => placeShare(card.finish, runner, top));
  const won = shares.filter((share) => share !== undefined);
  return won.length === shares.length ? product(won) : undefined;
}

function runnerShare({ finish, fixedPlaces }: RaceCard, { runner, type, side, allIn }: RaceLeg) {
  const places = allIn ? ALL_IN_PLACES : fixedPlaces;
  if (!side) return placeShare(finish, runner, type === 'WIN' ? 1 : places);
  if ('top' in side) return placeShare(finish, runner, side.top);
  const others = finish.map((group) => group.filter((one) => one !== side.without));
  return placeShare(
    others.filter(({ length }) => length > 0),
    runner,
    1,
  );
}

/** Whether it is the deductions of a win that come off: those of a place count for several first places (ours). */
function lessByWin(leg: OnRace): boolean {
  if (leg.on === 'same race') return leg.runners.some(({ top }) => top === 1);
  return leg.side && 'top' in leg.side ? leg.side.top === 1 : leg.type === 'WIN';
}

/** Cents in the dollar that scratchings after `since` take off a return. */
function deductionsSince({ racing }: World, leg: OnRace, since: number, now: number): number[] {
  const race = raceOf(racing, leg.race);
  const side = leg.on === 'race' ? leg.side : undefined;
  const byWin = lessByWin(leg);
  // The favourite never was in the market without it.
  const aside = side && 'without' in side ? side.without : undefined;
  const out = new Map(racing.card(race).runners.map(({ number, scratching }) => [number, scratching?.at]));
  return racing.fixedPrices(race, now).flatMap(({ runner, winDeduction = 0, placeDeduction = 0 }) => {
    const at = out.get(runner);
    if (at === undefined || at <= since || runner === aside) return [];
    return [byWin ? winDeduction : placeDeduction];
  });
}

/** What a unit on the leg, taken at `since`, returns by `now` when it wins: its price less the deductions. */
export function raceReturn(world: World, leg: OnRace, since: number, now: number): Fraction {
  return lessDeductions(leg.odds, isAllIn(leg) ? [] : deductionsSince(world, leg, since, now));
}

/** How a leg on a race, taken at `since`, stands at `now`. */
export function settleRaceLeg(world: World, leg: OnRace, since: number, now: number): LegResult {
  const { racing } = world;
  const race = raceOf(racing, leg.race);
  const card = racing.card(race);
  const named = runnersOn(leg);
  const scratched = card.runners.flatMap(({ number, scratching }) =>
    scratching && scratching.at <= now && named.includes(number) ? [scratching.at] : [],
  );
  if (scratched.length > 0 && !isAllIn(leg)) return { outcome: 'void', at: Math.min(...scratched) };
  const state = racing.state(race, now);
  if (state.status === 'Abandoned') {
    return { outcome: 'void', at: race.incident?.kind === 'abandoned' ? race.incident.at : now };
  }
  if (!state.paid) return { outcome: 'open' };
  const at = race.times.paying;
  const share = legShare(card, leg);
  if (!share) return { outcome: 'lost', at };
  return { outcome: 'won', at, return: product([raceReturn(world, leg, since, now), share]) };
}
