import type { JsonObject } from '../../../util/json.js';
import type { FixedPrice, RaceState, Runner, ToteReturn } from '../../world/racing.js';
import { dollars } from '../racing/write.js';
import { historicalTime } from './words.js';

/** What is known of a race's runners once it is over. */
export interface RunnerFacts {
  state: RaceState;
  prices: ReadonlyMap<number, FixedPrice>;
  tote: ReadonlyMap<number, ToteReturn>;
  /** Fixed-odds places paid: 3, 2 or 0. */
  fixedPlaces: number;
}

/** The place from 1 where the runner shares or holds one of the four groups; 0 for the rest (recorded: unplaced is 0). */
function placeOf(results: RaceState['results'], runner: number): number {
  return results.slice(0, 4).findIndex((group) => group.includes(runner)) + 1;
}

function fixedOdds(runner: Runner, price: FixedPrice, place: number, fixedPlaces: number): JsonObject {
  const scratched = runner.scratching;
  // Recorded: a runner scratched the day before is LateScratched on the fixed side though Scratched on the tote.
  const ran = place === 1 ? 'Winner' : place > 0 && place <= fixedPlaces ? 'Placing' : 'Loser';
  return {
    returnWin: price.win,
    returnWinOpen: price.open,
    returnPlace: price.place,
    bettingStatus: scratched ? 'LateScratched' : ran,
    winDeduction: price.winDeduction ?? 0,
    placeDeduction: price.placeDeduction ?? 0,
    propositionNumber: runner.proposition,
    ...(scratched ? { scratchedTime: historicalTime(scratched.at) } : {}),
  };
}

/** A runner of a stored race. On an abandoned race nobody has fixed odds (recorded). */
export function historicalRunner(
  runner: Runner,
  { state, prices, tote, fixedPlaces }: RunnerFacts,
): JsonObject {
  const place = placeOf(state.results, runner.number);
  const price = state.status === 'Abandoned' ? undefined : prices.get(runner.number);
  const returns = runner.scratching ? undefined : tote.get(runner.number);
  return {
    runnerName: runner.name,
    runnerNumber: runner.number,
    finishingPosition: place,
    trainerName: runner.trainer.full,
    barrierNumber: runner.barrier,
    riderDriverName: runner.rider?.full ?? '',
    claimAmount: runner.claim,
    ...(price ? { fixedOdds: fixedOdds(runner, price, place, fixedPlaces) } : {}),
    parimutuel: {
      bettingStatus: runner.scratching ? (runner.scratching.late ? 'LateScratched' : 'Scratched') : 'Normal',
      returnWin: dollars(returns?.win ?? 0),
      returnPlace: dollars(returns?.place ?? 0),
    },
  };
}
