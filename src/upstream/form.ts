import {
  type PastStart,
  PERSON_RECORDS,
  type PersonRecord,
  RUNNER_RECORDS,
  type RunnerForm,
  type StartRecord,
} from '../domain/form.js';
import type { JsonObject } from '../util/json.js';
import { truncate } from '../util/text.js';
import * as lenient from './lenient.js';

// Recorded for thoroughbreds (2026), one greyhound (2017); harness form has no recording. Positions, margins, prices
// and handicaps of earlier starts come as text; 0 stands for "none" nearly everywhere.

function short(value: unknown, max = 40): string | undefined {
  const found = lenient.text(value);
  return found === undefined ? undefined : truncate(found, max);
}

function positive(value: unknown, top: number): number | undefined {
  const found = lenient.number(value);
  return found !== undefined && found > 0 && found <= top ? found : undefined;
}

function counted(value: unknown): number | undefined {
  const found = lenient.integer(value);
  return found !== undefined && found >= 0 && found <= 1e7 ? found : undefined;
}

function readRecord(value: unknown): StartRecord | undefined {
  const record = lenient.object(value);
  const starts = counted(record['numberOfStarts']);
  if (starts === undefined) return undefined;
  return {
    starts,
    wins: counted(record['numberOfWins']) ?? 0,
    placings: counted(record['numberOfPlacings']) ?? 0,
  };
}

function readRecords<Name extends string>(
  value: unknown,
  names: readonly Name[],
  member: (name: Name) => string = (name) => name,
): Partial<Record<Name, StartRecord>> {
  const summaries = lenient.object(lenient.object(value)['startSummaries']);
  const read = names.flatMap((name) => {
    const record = readRecord(summaries[member(name)]);
    return record ? [[name, record] as const] : [];
  });
  return Object.fromEntries(read) as Partial<Record<Name, StartRecord>>;
}

const personMember = (name: PersonRecord): string => (name === 'together' ? 'jockey' : name);

function dateOf(value: unknown): string | undefined {
  const date = typeof value === 'string' ? value.slice(0, 10) : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && Number.isFinite(Date.parse(date)) ? date : undefined;
}

/** A text that says something: `0`, `0.0` weights and `0:00.00` times are the upstream's "none". */
function unlessZero(value: unknown, max: number): string | undefined {
  const found = short(value, max);
  return found !== undefined && /[1-9a-z]/i.test(found) ? found : undefined;
}

/** Gallopers carry `"55.0"`; a whole number below any rider's weight is a harness handicap in metres (ours). */
function carriedKilograms(handicap: string | undefined): number | undefined {
  const found = positive(handicap, 100);
  return found !== undefined && (found >= 45 || handicap?.includes('.')) ? found : undefined;
}

function readStart(row: JsonObject): PastStart {
  const position = positive(row['finishingPosition'], 99);
  const whole = position !== undefined && Number.isInteger(position) ? position : undefined;
  const handicap = unlessZero(row['handicap'], 12);
  const carried = carriedKilograms(handicap);
  const outcome = unlessZero(row['finishingPosition'], 12);
  return {
    trial: /trial/i.test(lenient.text(row['startType']) ?? ''),
    date: dateOf(row['startDate']),
    venue: short(row['venueAbbreviation'], 12),
    distance: positive(row['distance'], 10_000),
    going: short(row['trackCondition'], 12),
    raceClass: short(row['class'], 24),
    position: whole,
    outcome: whole === undefined && outcome !== undefined && !/^\d/.test(outcome) ? outcome : undefined,
    starters: positive(row['numberOfStarters'], 99),
    margin: short(row['margin'], 12),
    weight: positive(row['weight'], 100) ?? carried,
    handicap: carried === undefined ? handicap : undefined,
    barrier: positive(row['startingPosition'], 99),
    rider: short(row['rider'], 30),
    price: lenient.price(row['odds']),
    time: unlessZero(row['time'], 12),
    inRun: unlessZero(row['positionInRun'], 20),
    winnerOrSecond: short(row['winnerOrSecond'], 30),
    stewards: short(row['stewardsComment'], 200),
  };
}

function readStarts(value: unknown): PastStart[] {
  const rows = lenient.objects(lenient.object(value)['previousStarts']).slice(0, 200).map(readStart);
  const day = (start: PastStart) => start.date ?? '';
  return rows.sort((a, b) => (day(a) === day(b) ? 0 : day(a) < day(b) ? 1 : -1));
}

/** Each comment once; one that stands inside another is left out. */
function readComments(body: JsonObject): string[] {
  const all = [
    ...lenient.each(body['formComments'], (entry) => lenient.text(lenient.object(entry)['comment'])),
    ...lenient.each([body['formComment']], lenient.text),
  ].slice(0, 20);
  return all.filter(
    (comment, i) =>
      !all.some((other, j) => i !== j && other.includes(comment) && (other !== comment || j < i)),
  );
}

/** Greyhounds: `"0315"` is March 2015. */
function readBirth(value: unknown): string | undefined {
  const match = /^(0[1-9]|1[0-2])(\d{2})$/.exec(lenient.text(value) ?? '');
  return match ? `20${match[2]}-${match[1]}` : undefined;
}

/** Reads one runner's form. Throws ContractError unless it is an object with a `runnerName`; `path` says where it stood. */
export function readRunnerForm(body: unknown, path = ''): RunnerForm {
  const form = lenient.requireObject(body, path === '' ? 'body' : path);
  const at = path === '' ? 'runnerName' : `${path}.runnerName`;
  const winningDistances = lenient.objects(form['winningDistances']).flatMap((row) => {
    const distance = positive(row['winningDistance'], 10_000);
    const wins = positive(row['numberOfWinsAtDistance'], 1_000);
    return distance === undefined || wins === undefined ? [] : [{ distance, wins }];
  });
  return {
    number: positive(lenient.integer(form['runnerNumber']), 99),
    name: lenient.required(short(form['runnerName']), at, 'a name'),
    age: positive(form['age'], 40),
    sex: short(form['sex'], 12),
    colour: short(form['colour'], 12),
    sire: short(form['sire'], 30),
    dam: short(form['dam'], 30),
    born: readBirth(form['dateOfBirth']),
    weight: positive(form['handicapWeight'], 100),
    blinkers: lenient.flag(form['blinkers']) ?? false,
    rider: short(form['riderOrDriver'], 30),
    trainer: short(form['trainerName']),
    trainerLocation: short(form['trainerLocation'], 30),
    prizeMoney: lenient.money(form['prizeMoney']),
    lastStarts: short(form['last20Starts'], 30),
    daysSinceLastRun: counted(form['daysSinceLastRun']),
    runsSinceSpell: counted(form['runsSinceSpell']),
    classLevel: short(form['classLevel'], 12),
    fieldStrength: lenient.number(form['fieldStrength']),
    bestTime: unlessZero(form['bestTime'], 12),
    records: readRecords(form['runnerStarts'], RUNNER_RECORDS),
    trainerRecords: readRecords(form['trainerStarts'], PERSON_RECORDS, personMember),
    riderRecords: readRecords(form['riderDriverStarts'], PERSON_RECORDS, personMember),
    starts: readStarts(form['runnerStarts']),
    winningDistances: winningDistances.slice(0, 20),
    comments: readComments(form),
  };
}

/** Reads the form of a race, by number. Throws ContractError unless `form` is a list of runners with names. */
export function readRaceForm(body: unknown): RunnerForm[] {
  const list = lenient.requireList(lenient.requireObject(body, 'body')['form'], 'form');
  const runners = list.map((runner, index) => readRunnerForm(runner, `form[${index}]`));
  return runners.sort((a, b) => (a.number ?? 999) - (b.number ?? 999));
}
