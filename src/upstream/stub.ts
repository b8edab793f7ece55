import type { RaceStub, ScratchedEntry, TimedRace } from '../domain/meeting.js';
import * as lenient from './lenient.js';
import { readPlacings, runnerNumber } from './placings.js';

/** A race's number on the card. Throws ContractError when it is missing. */
export function readRaceNumber(value: unknown, path: string): number {
  const found = lenient.integer(value);
  return lenient.required(
    found !== undefined && found >= 0 ? found : undefined,
    `${path}raceNumber`,
    'a number',
  );
}

/** Metres; none for 0. */
export function metres(value: unknown): number | undefined {
  const found = lenient.integer(value);
  return found !== undefined && found > 0 && found < 100_000 ? found : undefined;
}

/**
 * A race of a list of races. Throws ContractError without number, status or start; with `statusRequired` false
 * (next to go of 2017 had none, recorded) a race without status is taken for one that is still to run.
 */
export function readStub(value: unknown, path: string, statusRequired = true): TimedRace {
  const { start, status, ...race } = readRaceOfList(value, path);
  return {
    ...race,
    start: lenient.required(start, `${path}.raceStartTime`, 'a time'),
    status: statusRequired
      ? lenient.required(status, `${path}.raceStatus`, 'a status')
      : (status ?? 'Normal'),
  };
}

/** What a list of races tells of one; of the members only the number is required. Throws ContractError without it. */
export function readRaceOfList(
  value: unknown,
  path: string,
): Omit<RaceStub, 'status'> & { status: string | undefined } {
  const from = lenient.requireObject(value, path);
  return {
    number: readRaceNumber(from['raceNumber'], `${path}.`),
    matchName: lenient.text(from['matchName']),
    name: lenient.text(from['raceName']),
    conditions: lenient.text(from['raceClassConditions']),
    distance: metres(from['raceDistance']),
    start: lenient.time(from['raceStartTime']),
    status: lenient.text(from['raceStatus']),
    hasFixedOdds: lenient.flag(from['hasFixedOdds']),
    willHaveFixedOdds: lenient.flag(from['willHaveFixedOdds']),
    hasTote: lenient.flag(from['hasParimutuel']),
    allIn: lenient.flag(from['allIn']) ?? false,
    placings: readPlacings(from['results']),
    scratchings: lenient.each(from['scratchings'], readScratchedEntry),
  };
}

function readScratchedEntry(value: unknown): ScratchedEntry | undefined {
  const from = lenient.object(value);
  const number = runnerNumber(from['runnerNumber']);
  if (number === undefined) return undefined;
  return {
    number,
    name: readRunnerName(from['runnerName']),
    late: lenient.text(from['bettingStatus']) === 'LateScratched',
  };
}

/** A runner's name; none for the dots that stand for an unnamed entry (recorded). */
export function readRunnerName(value: unknown): string | undefined {
  const name = lenient.text(value);
  return name === undefined || /^\.+$/.test(name) ? undefined : name;
}
