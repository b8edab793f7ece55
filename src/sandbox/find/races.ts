import type { Race, RacingWorld, Runner } from '../world/racing.js';

/** When something happens in a race, epoch milliseconds, by the name of what happens, in order. */
export type Moments = Readonly<Record<string, number>>;

/** Something out of the ordinary in a race. */
export interface Happening {
  moments: Moments;
  /** More of it, as an admin answer tells it. */
  details: Readonly<Record<string, unknown>>;
}

const MINUTE = 60_000;
/** A scratching is told when it comes no longer than this before the start. */
const LATE = 30 * MINUTE;

/** What a race goes through when nothing happens before it is run. */
function course({ times: { jump, closed, interim, protest, paying } }: Race): Moments {
  return { jump, closed, interim, ...protest, paying };
}

function deadHeat(race: Race): Happening | undefined {
  const { incident } = race;
  if (incident?.kind !== 'dead heat') return undefined;
  return { moments: course(race), details: { place: incident.place } };
}

function protest(race: Race): Happening | undefined {
  const { incident } = race;
  if (incident?.kind !== 'protest') return undefined;
  return { moments: course(race), details: { upheld: incident.upheld !== undefined } };
}

function changedOrder(race: Race): Happening | undefined {
  const { incident } = race;
  if (incident?.kind !== 'protest' || !incident.upheld) return undefined;
  const { against, behind } = incident.upheld;
  return { moments: course(race), details: { place: against, goesBehind: behind } };
}

function abandoned({ incident, advertised }: Race): Happening | undefined {
  if (incident?.kind !== 'abandoned') return undefined;
  return { moments: { abandoned: incident.at }, details: { advertised: new Date(advertised).toISOString() } };
}

function lateStart(race: Race): Happening | undefined {
  const [first] = race.times.delays;
  if (!first || race.incident?.kind === 'abandoned') return undefined;
  const minutes = Math.round((race.times.jump - race.advertised) / MINUTE);
  return { moments: { announced: first.at, ...course(race) }, details: { minutesLate: minutes } };
}

/** The last runner scratched within the last half-hour, with what is taken off the returns of the others. */
function lateScratching(race: Race, world: RacingWorld): Happening | undefined {
  if (race.meeting.fixedOddsOnly || race.incident?.kind === 'abandoned') return undefined;
  const { jump } = race.times;
  const scratchedAt = ({ scratching }: Runner): number => (scratching?.late ? scratching.at : 0);
  const [runner] = world.card(race).runners.toSorted((a, b) => scratchedAt(b) - scratchedAt(a));
  const scratched = runner ? scratchedAt(runner) : 0;
  if (!runner || scratched < jump - LATE || scratched >= jump) return undefined;
  const price = world.fixedPrices(race, scratched).find((one) => one.runner === runner.number);
  if (!price?.winDeduction) return undefined;
  return {
    moments: { scratched, ...course(race) },
    details: {
      runner: runner.number,
      minutesBefore: Math.round((jump - scratched) / MINUTE),
      lastPrice: price.last,
      winDeduction: price.winDeduction,
      placeDeduction: price.placeDeduction ?? 0,
    },
  };
}

/** What can be looked for in races, by name. */
export const RACE_HAPPENINGS: Readonly<
  Record<string, (race: Race, world: RacingWorld) => Happening | undefined>
> = {
  'late-scratching': lateScratching,
  'late-start': lateStart,
  'dead-heat': deadHeat,
  protest,
  'changed-order': changedOrder,
  abandoned,
};
