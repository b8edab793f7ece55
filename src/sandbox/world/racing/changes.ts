import { nextDawn } from './calendar.js';
import type { Drawn } from './drawn.js';
import { carriedToldAt } from './pools.js';
import { toldUntil } from './tote.js';
import type { Race } from './types.js';

/** The soonest of some moments that is after `now`; infinite when none is. */
export function soonest(now: number, moments: Iterable<number>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const at of moments) if (at > now && at < first) first = at;
  return first;
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const lives = new WeakMap<Race, readonly number[]>();

/** Every moment at which a race's state, advertised start or jackpots change. */
export function momentsOf(race: Race): readonly number[] {
  let moments = lives.get(race);
  if (!moments) {
    const { times, incident } = race;
    moments = [
      ...numbersIn(times),
      ...(incident?.kind === 'abandoned' ? [incident.at] : []),
      carriedToldAt(race.meeting.date),
    ];
    lives.set(race, moments);
  }
  return moments;
}

/** The races with whose first legs a race shares pools, itself among them. */
function firstLegs({ meeting, number }: Race): Set<number> {
  const pools = meeting.multiLegs.filter(({ legs }) => legs.includes(number));
  return new Set([number, number - 1, ...pools.map(({ legs }) => legs[0] ?? 0)]);
}

/** The moment before which what the tote told of the race and of the pools it is a leg of stands. */
export function toteUntil(race: Race, now: number): number {
  const { meeting } = race;
  if (meeting.fixedOddsOnly) return Number.POSITIVE_INFINITY;
  const first = firstLegs(race);
  return Math.min(
    ...meeting.races.map((one) => (first.has(one.number) ? toldUntil(one, now) : Number.POSITIVE_INFINITY)),
  );
}

/** See RacingWorld.nextChange. */
export function nextChangeOf(drawn: Pick<Drawn, 'card' | 'market'>, race: Race, now: number): number {
  const { races } = race.meeting;
  const first = firstLegs(race);
  // Also of the legs that its pools begin with: money on those that are out goes back.
  const scratchings = races
    .filter((one) => one === race || first.has(one.number))
    .flatMap((one) => drawn.card(one).runners.flatMap(({ scratching }) => scratching?.at ?? []));
  const prices = drawn.market(race).paths.map(({ moments }) => soonest(now, moments));
  return soonest(now, [
    // The pools of a meeting tell of all their legs.
    ...races.flatMap(momentsOf),
    ...scratchings,
    ...prices,
    toteUntil(race, now),
    // The day's first price is another one from then on.
    nextDawn(now),
  ]);
}
