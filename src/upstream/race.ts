import type { Race, Runner } from '../domain/race.js';
import { parseJson } from '../util/json.js';
import { readDividends } from './dividends.js';
import * as lenient from './lenient.js';
import { readMeetingHead } from './meeting-head.js';
import { readPlacings, runnerNumber } from './placings.js';
import { readPools } from './pools.js';
import { readRunner, withoutPrices } from './runner.js';
import { metres, readRaceNumber } from './stub.js';

/**
 * A whole race, of the live service or of the archive, which has the same members and more runner facts.
 * Throws ContractError without number, status or runners.
 */
export function readRace(body: unknown): Race {
  const from = lenient.requireObject(body, 'body');
  return {
    meeting: readMeetingHead(from['meeting']),
    number: readRaceNumber(from['raceNumber'], ''),
    name: lenient.text(from['raceName']),
    conditions: lenient.text(from['raceClassConditions']),
    distance: metres(from['raceDistance']),
    prizeMoney: lenient.money(from['prizeMoney']),
    start: lenient.time(from['raceStartTime']),
    status: lenient.required(lenient.text(from['raceStatus']), 'raceStatus', 'a status'),
    resultedAt: lenient.time(from['resultedTime']),
    placings: readPlacings(from['results']),
    hasFixedOdds: lenient.flag(from['hasFixedOdds']),
    willHaveFixedOdds: lenient.flag(from['willHaveFixedOdds']),
    hasTote: lenient.flag(from['hasParimutuel']),
    allIn: lenient.flag(from['allIn']) ?? false,
    totePlaces: places(from['numberOfPlaces']),
    fixedPlaces:
      lenient.flag(from['allowFixedOddsPlace']) === false ? 0 : places(from['numberOfFixedOddsPlaces']),
    fixedUpdatedAt: lenient.time(from['fixedOddsUpdateTime']),
    toteUpdatedAt: lenient.time(from['oddsUpdateTime']),
    hasSpeedRatings: lenient.flag(from['hasEarlySpeedRatings']) ?? true,
    tip: lenient.each(lenient.object(from['tips'])['tipRunnerNumbers'], runnerNumber),
    comment: readComment(from['raceComments']),
    runners: readRunners(from['runners'], from['scratchings']),
    pools: readPools(from['pools']),
    dividends: readDividends(from['dividends']),
    otherMarkets: [...lenient.objects(from['extraMarkets']), ...lenient.objects(from['sameRaceMultiMarkets'])]
      .map((market) => lenient.text(market['betOption']) ?? lenient.text(market['name']))
      .filter((name) => name !== undefined),
  };
}

function places(value: unknown): number | undefined {
  const found = lenient.integer(value);
  return found !== undefined && found >= 0 && found <= 10 ? found : undefined;
}

/** The runners in the order of the card, each number once; one in `scratchings` does not start. */
function readRunners(value: unknown, scratchings: unknown): Runner[] {
  const gone = new Map(
    lenient
      .objects(scratchings)
      .map((entry) => [
        runnerNumber(entry['runnerNumber']),
        lenient.text(entry['bettingStatus']) === 'LateScratched',
      ]),
  );
  const runners = new Map<number, Runner>();
  lenient.requireList(value, 'runners').forEach((member, i) => {
    const runner = readRunner(member, `runners[${i}]`);
    const late = gone.get(runner.number);
    if (!runners.has(runner.number))
      runners.set(runner.number, late === undefined ? runner : withoutPrices(runner, late));
  });
  return [...runners.values()].sort((a, b) => a.number - b.number);
}

/** `raceComments` is JSON inside a text (recorded); plain text is taken as it is. */
function readComment(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const inner = parseJson(value);
  return lenient.text(inner === undefined ? value : lenient.object(inner)['comment']);
}
