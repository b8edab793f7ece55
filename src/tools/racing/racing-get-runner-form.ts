import type { PersonRecord, RunnerForm, StartRecord } from '../../domain/form.js';
import { readRunnerForm } from '../../upstream/form.js';
import { type Json, jsonObject } from '../../util/json.js';
import { truncate } from '../../util/text.js';
import { type Answer, defineTool, type View } from '../define-tool.js';
import * as fields from '../fields.js';
import { dotted, table } from '../text/format.js';
import { properName } from '../text/names.js';
import { type AskedRace, askedRace } from './text/asked-race.js';
import { RECORDS_ARE, recordsFacts, runnerFacts, startFacts } from './text/form-facts.js';
import {
  aboutText,
  careerText,
  classText,
  FIGURES,
  namedRecord,
  preparationText,
  RECORDS_LEGEND,
  START_COLUMNS,
  startCells,
  wetRecord,
} from './text/form-lines.js';
import { readWords } from './text/moment.js';

// Of 3,000 and 4,500 characters: the notices before the text and the envelope around the facts need the rest.
const TEXT_BUDGET = 2_900;
const FACTS_BUDGET = 4_200;
const MAX_STARTS = 20;
const MAX_COMMENT = 450;

type Input = AskedRace & { runner_number: number };

const PERSON_NAMES: [PersonRecord, string][] = [
  ['last30Days', '30 days'],
  ['last12Months', '12 months'],
  ['track', 'this track'],
  ['together', 'together'],
  ['runner', 'on this runner'],
];

function winRate(record: StartRecord): string {
  return record.starts < 10 ? '' : ` (${Math.round((record.wins / record.starts) * 100)} % win)`;
}

function personLine(role: string, records: RunnerForm['trainerRecords']): string {
  const parts = PERSON_NAMES.flatMap(([name, title]) => {
    const record = records[name];
    return record ? [`${namedRecord(title, record)}${winRate(record)}`] : [];
  });
  return parts.length > 0 ? `${role}: ${parts.join(' · ')}` : '';
}

function header(form: RunnerForm, code: string): string[] {
  const { records } = form;
  const rider = form.rider && `${code === 'H' ? 'driver' : 'rider'} ${properName(form.rider)}`;
  const location = form.trainerLocation && `(${properName(form.trainerLocation)})`;
  const trainer = form.trainer && ['trainer', properName(form.trainer), location].filter(Boolean).join(' ');
  const distances = form.winningDistances.map(({ distance, wins }) =>
    wins > 1 ? `${distance}m (${wins})` : `${distance}m`,
  );
  return [
    dotted(
      aboutText(form),
      form.born && `born ${form.born}`,
      form.weight !== undefined && `${form.weight}kg`,
      form.blinkers && 'blinkers',
      rider,
      trainer,
    ),
    dotted(
      form.lastStarts && `${form.lastStarts} (${FIGURES})`,
      preparationText(form),
      classText(form),
      form.bestTime && `best time ${form.bestTime}`,
    ),
    dotted(
      careerText(form),
      namedRecord('track', records.track),
      namedRecord('distance', records.distance),
      namedRecord('track and distance', records.trackDistance),
      namedRecord('first up', records.firstUp),
      namedRecord('second up', records.secondUp),
    ),
    dotted(
      namedRecord('firm', records.firm),
      namedRecord('good', records.good),
      namedRecord('soft', records.soft),
      namedRecord('heavy', records.heavy),
      namedRecord('wet', wetRecord(form, code)),
      namedRecord('same class', records.classSame),
      namedRecord('stronger class', records.classStronger),
      distances.length > 0 && `won at ${distances.join(', ')}`,
    ),
  ];
}

function startLines(form: RunnerForm, shown: number, code: string): string[] {
  const starts = form.starts.slice(0, shown);
  const more = form.starts.length - shown;
  const rows = starts.map((start) => [
    ...startCells(start, code),
    [
      start.winnerOrSecond && `${start.position === 1 ? 'beat' : 'to'} ${properName(start.winnerOrSecond)}`,
      start.inRun && `in run ${start.inRun}`,
      start.stewards && `stewards "${truncate(start.stewards, 40)}"`,
    ]
      .filter(Boolean)
      .join(', '),
  ]);
  return [
    form.starts.length > 0
      ? 'Earlier runs, newest first; a trial counts in no record:'
      : 'The TAB tells of no earlier run.',
    ...(rows.length > 0 ? table(START_COLUMNS, rows) : []),
    more > 0 ? `+${more} more runs: detail: "full"` : '',
  ];
}

function build(form: RunnerForm, view: View<Input>, shown: number): { text: string; facts: Json } {
  const asked = askedRace(view.input);
  const other = form.number !== undefined && form.number !== view.input.runner_number;
  const comments = form.comments.slice(0, 1).map((comment) => truncate(comment, MAX_COMMENT));
  const lines = [
    `${form.number ?? view.input.runner_number} ${form.name} · ${asked.title} · ${asked.day}`,
    dotted(asked.key, readWords(view.ageSeconds, view.source), 'prices and scratchings: racing_get_race'),
    other ? `Runner ${view.input.runner_number} was asked for; the TAB answered with ${form.number}.` : '',
    ...header(form, asked.code),
    form.records.overall ? RECORDS_LEGEND : '',
    ...startLines(form, shown, asked.code),
    personLine('Trainer', form.trainerRecords),
    personLine(asked.code === 'H' ? 'Driver' : 'Rider', form.riderRecords),
    ...comments.map((comment) => `The TAB's comment: "${comment}"`),
  ];
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    facts: jsonObject({
      key: asked.key,
      ...runnerFacts(form, true),
      records_are: RECORDS_ARE,
      records: recordsFacts(form.records),
      trainer_records: recordsFacts(form.trainerRecords),
      rider_records: recordsFacts(form.riderRecords),
      winning_distances_m: form.winningDistances.map(({ distance }) => distance),
      earlier_runs: form.starts.slice(0, shown).map(startFacts),
      earlier_runs_not_shown: form.starts.length - shown,
      comments_by_the_tab: comments,
    }),
  };
}

function present(form: RunnerForm, view: View<Input>): Answer {
  for (let shown = Math.min(MAX_STARTS, form.starts.length); ; shown--) {
    const { text, facts } = build(form, view, shown);
    if (shown <= 0 || (text.length <= TEXT_BUDGET && JSON.stringify(facts).length <= FACTS_BUDGET)) {
      return { text, facts, key: askedRace(view.input).key };
    }
  }
}

export const tool = defineTool({
  name: 'racing_get_runner_form',
  title: 'Form of one runner',
  description:
    'Everything on one runner: breeding, records, earlier runs and trials, trainer and rider, comment. For a whole field use racing_get_race_form; for prices racing_get_race.',
  freshness: 'form',
  route:
    'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings/{race_type}/{venue_mnemonic}/races/{race_number}/form/{runner_number}',
  keyed: { kind: 'racing', parts: ['meeting_date', 'race_type', 'venue_mnemonic', 'race_number'] },
  input: {
    meeting_date: fields.meetingDate.optional(),
    race_type: fields.raceType.optional(),
    venue_mnemonic: fields.venueMnemonic.optional(),
    race_number: fields.raceNumber.optional(),
    runner_number: fields.runnerNumber,
  },
  read: (body) => readRunnerForm(body),
  present,
  examples: [{ title: 'Form of number 1', arguments: { key: '{race}', runner_number: 1 } }],
});
