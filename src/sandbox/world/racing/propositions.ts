import { dayNumber } from './calendar.js';
import type { Race, RacingDay, RacingWorld, Runner } from './types.js';

const FIRST = 100_000;
/** Rows of the largest card. */
const ROWS = 24;
/** Numbers of one day: over 740 races of the largest card. */
const PER_DAY = 18_000;
/** Days after which the numbers come again, long after the earlier ones have left the service. */
const DAYS = 60;

/** The number of a race's first row; the others follow in the order of the card. */
export function firstProposition({ meeting, index }: Pick<Race, 'meeting' | 'index'>): number {
  return FIRST + (dayNumber(meeting.date) % DAYS) * PER_DAY + index * ROWS;
}

const indexed = new WeakMap<RacingDay, readonly Race[]>();

/** The races of a day by their index. */
function byIndex(day: RacingDay): readonly Race[] {
  let races = indexed.get(day);
  if (!races) {
    const list: Race[] = [];
    for (const race of day.meetings.flatMap((meeting) => meeting.races)) list[race.index] = race;
    races = list;
    indexed.set(day, races);
  }
  return races;
}

/** The runner that a proposition number names among the races listed at `now` (epoch milliseconds). */
export function findRunner(
  world: Pick<RacingWorld, 'listedDates' | 'day' | 'card'>,
  proposition: number,
  now: number,
): { race: Race; runner: Runner } | undefined {
  const place = proposition - FIRST;
  if (place < 0 || place >= DAYS * PER_DAY) return undefined;
  const date = world.listedDates(now).find((one) => dayNumber(one) % DAYS === Math.floor(place / PER_DAY));
  if (date === undefined) return undefined;
  const index = Math.floor((place % PER_DAY) / ROWS);
  const race = byIndex(world.day(date))[index];
  const runner = race && world.card(race).runners.find((one) => one.proposition === proposition);
  return race && runner ? { race, runner } : undefined;
}
