import { type Form, startForm } from '../form/form.js';
import { isDate, listedDates } from './calendar.js';
import { nextChangeOf } from './changes.js';
import { rememberDividends } from './declared.js';
import { willPaysAt } from './dividends.js';
import type { Drawn } from './drawn.js';
import { fixedMovedAt, fixedPricesAt } from './fixed-prices.js';
import { raceState, shutAt } from './lifecycle.js';
import { multiLegPoolsAt, poolOf, poolsAt } from './pools.js';
import { approximatesAt, toteReturnsAt } from './returns.js';
import { startSources } from './sources.js';
import { toldAt, toteOf } from './tote.js';
import type { RacingWorld } from './types.js';

/** A racing world together with what its runners did before, which is made of its own earlier races. */
export interface RacingWorldWithForm extends RacingWorld {
  readonly form: Form;
}

/** The racing world of this seed. */
export function createRacingWorld({ seed }: { seed: string }): RacingWorldWithForm {
  const sources = startSources(seed);
  const drawn: Drawn = sources;
  const declared = rememberDividends(sources);
  const meeting: RacingWorld['meeting'] = (date, code, venue) => {
    if (!isDate(date)) return undefined;
    return drawn
      .day(date)
      .meetings.find((one) => one.code === code && (one.fixedOddsOnly ? one.name : one.mnemonic) === venue);
  };
  return {
    seed,
    day: drawn.day,
    listedDates,
    meeting,
    race: (date, code, venue, race) =>
      meeting(date, code, venue)?.races.find((one) => (one.matchName ?? one.number) === race),
    card: drawn.card,
    form: startForm({ ...drawn, seed }),
    state: (race, now) => raceState(race, now, () => drawn.card(race)),
    nextChange: (race, now) => nextChangeOf(drawn, race, now),
    // A race called off keeps the prices it had then.
    fixedPrices: (race, now) => fixedPricesAt(drawn.market(race), Math.min(now, shutAt(race))),
    fixedUpdatedAt: (race, now) =>
      fixedMovedAt(drawn.market(race), Math.min(now, shutAt(race))) ?? race.times.fixedOpen,
    toteUpdatedAt: toldAt,
    toteReturns: (race, now, jurisdiction) => toteReturnsAt(sources, race, now, toteOf(jurisdiction)),
    substitute: (race, jurisdiction) => {
      if (race.meeting.fixedOddsOnly) return undefined;
      const final = [...drawn.finalShares(race, toteOf(jurisdiction))];
      return final.sort(([a, x], [b, y]) => y - x || a - b)[0]?.[0];
    },
    pool: (race, product, now, jurisdiction) => poolOf(sources, race, product, now, toteOf(jurisdiction)),
    pools: (race, now, jurisdiction) => poolsAt(sources, race, now, toteOf(jurisdiction)),
    multiLegPools: (one, now, jurisdiction) => multiLegPoolsAt(sources, one, now, toteOf(jurisdiction)),
    willPays: (race, now, jurisdiction) => willPaysAt(sources, race, now, toteOf(jurisdiction)),
    approximates: (race, now, jurisdiction, product) =>
      approximatesAt(sources, race, now, toteOf(jurisdiction), product),
    dividends: (race, now, jurisdiction) => declared(race, now, toteOf(jurisdiction)),
  };
}
