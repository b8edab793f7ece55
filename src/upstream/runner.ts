import type { FixedPrice, PricePoint, Runner, Scratching, TotePrice } from '../domain/race.js';
import type { JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { runnerNumber } from './placings.js';
import { readRunnerName } from './stub.js';

const SCRATCHED = /^(?:Late)?Scratched$/i;

/**
 * A runner of a race. Throws ContractError without number or, unless the box is vacant, name.
 * A scratched runner stays in the list and keeps its last fixed price (recorded): here it has no price at all.
 */
export function readRunner(value: unknown, path: string): Runner {
  const from = lenient.requireObject(value, path);
  const vacant = lenient.flag(from['vacantBox']) ?? false;
  const name = lenient.text(from['runnerName']) ?? (vacant ? 'vacant box' : undefined);
  const fixed = readFixed(from['fixedOdds']);
  const tote = readTote(from['parimutuel']);
  const scratched = readScratching(lenient.object(from['fixedOdds']), fixed?.status, tote?.status);
  return {
    number: lenient.required(runnerNumber(from['runnerNumber']), `${path}.runnerNumber`, 'a number'),
    name: readRunnerName(lenient.required(name, `${path}.runnerName`, 'a name')) ?? 'unnamed',
    vacant,
    scratched,
    emergency: lenient.flag(from['emergency']) ?? false,
    barrier: positive(from['barrierNumber']),
    weight: positive(from['handicapWeight']),
    // -1 and 0 both say that nobody claims (recorded).
    claim: positive(from['claimAmount']),
    handicap: lenient.text(from['harnessHandicap']),
    rider: lenient.text(from['riderDriverName']) ?? lenient.text(from['riderDriverFullName']),
    trainer: lenient.text(from['trainerName']) ?? lenient.text(from['trainerFullName']),
    last5: lenient.text(from['last5Starts']),
    speedRating: positive(from['earlySpeedRating']),
    speedBand: lenient.text(from['earlySpeedRatingBand']),
    finish: positive(from['finishingPosition']),
    fixed: scratched ? undefined : fixed,
    tote: scratched ? undefined : tote,
  };
}

/** The runner as scratched, without a price. */
export function withoutPrices(runner: Runner, late: boolean): Runner {
  return {
    ...runner,
    scratched: runner.scratched ?? {
      late,
      at: undefined,
      winDeduction: undefined,
      placeDeduction: undefined,
    },
    fixed: undefined,
    tote: undefined,
  };
}

function positive(value: unknown): number | undefined {
  const found = lenient.number(value);
  return found !== undefined && found > 0 && found < 1000 ? found : undefined;
}

function readFixed(value: unknown): FixedPrice | undefined {
  if (value === undefined || value === null) return undefined;
  const from = lenient.object(value);
  const win = lenient.price(from['returnWin']);
  return {
    win,
    place: lenient.flag(from['allowPlace']) === false ? undefined : lenient.price(from['returnPlace']),
    firstWin: lenient.price(from['returnWinOpen']),
    openWin: lenient.price(from['returnWinOpenDaily']),
    status: lenient.text(from['bettingStatus']),
    changedAt: lenient.time(from['returnWinTime']),
    earlier: readEarlier(from, win),
  };
}

/**
 * The win prices before the present one. `flucs` holds the last four, newest first; newer answers add
 * `returnHistory`, in no order and to the millisecond, and the two overlap (recorded).
 */
function readEarlier(from: JsonObject, win: number | undefined): PricePoint[] {
  const points = [...lenient.objects(from['returnHistory']), ...lenient.objects(from['flucs'])].flatMap(
    (row) => {
      const price = lenient.price(row['returnWin']);
      const at = lenient.time(row['returnWinTime']);
      return price === undefined || at === undefined ? [] : [{ price, at }];
    },
  );
  points.sort((a, b) => a.at - b.at);
  const changes = points.filter((point, i) => point.price !== points[i - 1]?.price);
  return changes.at(-1)?.price === win ? changes.slice(0, -1) : changes;
}

function readTote(value: unknown): TotePrice | undefined {
  if (value === undefined || value === null) return undefined;
  const from = lenient.object(value);
  return {
    win: lenient.price(from['returnWin']),
    place: lenient.price(from['returnPlace']),
    status: lenient.text(from['bettingStatus']),
  };
}

/** The two sides can differ on one runner, and either says that it does not start (recorded). */
function readScratching(
  fixedOdds: JsonObject,
  fixed: string | undefined,
  tote: string | undefined,
): Scratching | undefined {
  const status = [tote, fixed].find((found) => found !== undefined && SCRATCHED.test(found));
  if (status === undefined) return undefined;
  return {
    late: status.toLowerCase() === 'latescratched',
    at: lenient.time(fixedOdds['scratchedTime']),
    winDeduction: deduction(fixedOdds['winDeduction']),
    placeDeduction: deduction(fixedOdds['placeDeduction']),
  };
}

/** Cents in the dollar, 0 to 100. */
function deduction(value: unknown): number | undefined {
  const found = lenient.number(value);
  return found !== undefined && found >= 0 && found <= 100 ? found : undefined;
}
