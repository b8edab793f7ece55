import type { RacingDay, RacingWorld } from './types.js';

function firstAfter({ meetings }: RacingDay, now: number): number {
  const jumps = meetings.flatMap(({ races }) =>
    races.filter(({ incident }) => incident?.kind !== 'abandoned').map(({ times }) => times.jump),
  );
  return Math.min(...jumps.filter((jump) => jump > now));
}

/** The moment the first race starts after `now`, epoch milliseconds, those called off left out. */
export function nextJump(world: Pick<RacingWorld, 'listedDates' | 'day'>, now: number): number {
  const [yesterday = '', today = '', tomorrow = ''] = world.listedDates(now);
  const first = Math.min(firstAfter(world.day(yesterday), now), firstAfter(world.day(today), now));
  return first < Number.POSITIVE_INFINITY ? first : firstAfter(world.day(tomorrow), now);
}
