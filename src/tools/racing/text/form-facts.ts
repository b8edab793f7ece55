import { type PastStart, type RunnerForm, type StartRecord, secondsAndThirds } from '../../../domain/form.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { initialled, properName } from '../../text/names.js';
import { aboutText, careerRecord, type FormWording, recordText, wetRecord } from './form-lines.js';

/** What the three figures of a record are. */
export const RECORDS_ARE = 'starts, wins, placings (second or third)';

type Facts = { [key: string]: Json };

function record(of: StartRecord | undefined): Json | undefined {
  return of ? [of.starts, of.wins, of.placings] : undefined;
}

/** Records by name, each as starts, wins, placings. */
export function recordsFacts(records: Partial<Record<string, StartRecord>>): Facts {
  return jsonObject(
    Object.fromEntries(Object.entries(records).map(([name, of]) => [snake(name), record(of)])),
  );
}

const snake = (name: string): string => name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);

/** A runner as a race form tells it: records as the text writes them, and short enough for 24 runners. */
export function raceFormFacts(form: RunnerForm, code: string, wording: FormWording): Facts {
  const whole = wording === 'whole';
  const preparation = wording !== 'tight';
  const { track, distance, firstUp, secondUp } = form.records;
  const {
    age,
    sex,
    colour,
    blinkers,
    seconds,
    thirds,
    class: level,
    field_strength,
    ...rest
  } = runnerFacts(form, whole);
  const name = (of: string | undefined) => of && (whole ? properName(of) : initialled(of));
  const written = (of: StartRecord | undefined) => recordText(of) || undefined;
  return jsonObject({
    ...rest,
    rider: name(form.rider),
    trainer: name(form.trainer),
    about: aboutText(form, false) || undefined,
    class: whole ? level : undefined,
    field_strength: whole ? field_strength : undefined,
    career: careerRecord(form) || undefined,
    track: written(track),
    distance: written(distance),
    wet: written(wetRecord(form, code)),
    first_up: preparation && form.runsSinceSpell === 0 ? written(firstUp) : undefined,
    second_up: preparation && form.runsSinceSpell === 1 ? written(secondUp) : undefined,
  });
}

/** What is known of a runner beside its records and earlier runs. */
export function runnerFacts(form: RunnerForm, whole: boolean): Facts {
  const split = secondsAndThirds(form.lastStarts, form.records.overall);
  return jsonObject({
    number: form.number,
    name: form.name,
    age: form.age,
    sex: form.sex?.toLowerCase(),
    colour: form.colour?.toLowerCase(),
    sire: whole && form.sire ? properName(form.sire) : undefined,
    dam: whole && form.dam ? properName(form.dam) : undefined,
    born: form.born,
    weight_kg: form.weight,
    blinkers: form.blinkers || undefined,
    rider: form.rider ? properName(form.rider) : undefined,
    trainer: form.trainer ? properName(form.trainer) : undefined,
    trainer_location: whole && form.trainerLocation ? properName(form.trainerLocation) : undefined,
    form: form.lastStarts,
    days_since_last_run: form.daysSinceLastRun,
    runs_since_spell: form.runsSinceSpell,
    class: form.classLevel === 'dn' ? 'down' : form.classLevel,
    field_strength: form.fieldStrength,
    best_time: form.bestTime,
    prize_money: form.prizeMoney === undefined ? undefined : form.prizeMoney / 100,
    seconds: split?.seconds,
    thirds: split?.thirds,
  });
}

/** One earlier run. */
export function startFacts(start: PastStart): Facts {
  return jsonObject({
    trial: start.trial || undefined,
    date: start.date,
    venue: start.venue,
    distance_m: start.distance,
    going: start.going,
    class: start.raceClass,
    position: start.position,
    outcome: start.outcome,
    starters: start.starters,
    margin: start.margin,
    barrier: start.barrier,
    weight_kg: start.weight,
    handicap: start.handicap,
    rider: start.rider ? properName(start.rider) : undefined,
    price: start.price,
    time: start.time,
    in_run: start.inRun,
    winner_or_second: start.winnerOrSecond,
    stewards: start.stewards,
  });
}
