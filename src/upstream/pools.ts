import type { Leg, Pool } from '../domain/pool.js';
import * as lenient from './lenient.js';

/** The legs of a pool over several races, in order; one for a single race. */
export function readLegs(value: unknown): Leg[] {
  return lenient.each(value, (member) => {
    const from = lenient.object(member);
    const race = lenient.integer(from['raceNumber']);
    if (race === undefined) return undefined;
    return {
      leg: lenient.integer(from['legNumber']) ?? 0,
      race,
      venue: lenient.text(from['venueMnemonic']),
      code: lenient.text(from['raceType']),
      start: lenient.time(from['startTime']),
    };
  });
}

/** The pools of a race or of a meeting (`pools`, `exoticPools`); one without a product is passed over. */
export function readPools(value: unknown): Pool[] {
  return lenient.each(value, (member) => {
    const from = lenient.object(member);
    const product = lenient.text(from['wageringProduct']);
    if (product === undefined) return undefined;
    return {
      product,
      status: lenient.text(from['poolStatusCode']),
      total: amount(from['poolTotal']),
      jackpot: amount(from['jackpot']),
      leg: lenient.integer(from['legNumber']),
      legs: readLegs(from['legs']),
    };
  });
}

/** Cents of a pool; none for 0, which is how the TAB writes it. */
function amount(value: unknown): number | undefined {
  const cents = lenient.money(value);
  return cents !== undefined && cents > 0 ? cents : undefined;
}
