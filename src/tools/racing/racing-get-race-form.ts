import type { RunnerForm } from '../../domain/form.js';
import { readRaceForm } from '../../upstream/form.js';
import { type Json, jsonObject } from '../../util/json.js';
import { type Answer, defineTool, type View } from '../define-tool.js';
import * as fields from '../fields.js';
import { count, dotted } from '../text/format.js';
import { initialled, properName } from '../text/names.js';
import { type AskedRace, askedRace } from './text/asked-race.js';
import { raceFormFacts } from './text/form-facts.js';
import {
  aboutText,
  careerText,
  classText,
  FIGURES,
  type FormWording,
  finishText,
  namedRecord,
  preparationText,
  RECORDS_LEGEND,
  shortDate,
  startLine,
  wetRecord,
} from './text/form-lines.js';
import { readWords } from './text/moment.js';

// Of 6,000 and 9,000 characters: the notices before the text and the envelope around the facts need the rest.
const TEXT_BUDGET = 5_940;
const FACTS_BUDGET = 8_880;

/** How much of each runner is told: the fullest that fits is taken. */
interface Measure {
  starts: number;
  wording: FormWording;
}

const MEASURES: readonly Measure[] = [
  ...[4, 3, 2].map((starts) => ({ starts, wording: 'whole' as const })),
  ...[4, 3, 2, 1].map((starts) => ({ starts, wording: 'brief' as const })),
  ...[2, 1, 0].map((starts) => ({ starts, wording: 'tight' as const })),
];
const LEAST: Measure = { starts: 0, wording: 'tight' };

/** Trials since the last real start, newest first. */
function trialsSince(form: RunnerForm): RunnerForm['starts'] {
  const last = form.starts.findIndex(({ trial }) => !trial);
  return last === -1 ? form.starts : form.starts.slice(0, last);
}

function lastStarts(form: RunnerForm, { starts, wording }: Measure, code: string): string[] {
  const runs = form.starts.filter(({ trial }) => !trial).slice(0, starts);
  const since = wording === 'tight' ? [] : trialsSince(form).slice(0, 3);
  const told = since.map((trial) =>
    [finishText({ ...trial, margin: undefined }, code), trial.venue, shortDate(trial.date).slice(0, -3)]
      .filter(Boolean)
      .join(' '),
  );
  return [
    ...runs.map((start) => startLine(start, code, wording)),
    ...(told.length > 0 ? [`trials since: ${told.join(', ')}`] : []),
  ];
}

function runnerLines(form: RunnerForm, measure: Measure, code: string): string[] {
  const whole = measure.wording === 'whole';
  const preparation = measure.wording !== 'tight';
  const { records } = form;
  const place = whole && form.trainerLocation ? ` (${properName(form.trainerLocation)})` : '';
  const people = [form.rider, form.trainer]
    .filter((name) => name !== undefined)
    .map(whole ? properName : initialled);
  return [
    dotted(
      `${form.number ?? ''} ${form.name}`.trim(),
      aboutText(form, whole),
      form.weight !== undefined && `${form.weight}kg`,
      people.length > 0 && `${people.join(' / ')}${form.trainer ? place : ''}`,
    ),
    `  ${dotted(
      form.lastStarts,
      preparationText(form, !whole),
      careerText(form),
      namedRecord('track', records.track),
      namedRecord('dist', records.distance),
      namedRecord('wet', wetRecord(form, code)),
      preparation && form.runsSinceSpell === 0 && namedRecord('1st up', records.firstUp),
      preparation && form.runsSinceSpell === 1 && namedRecord('2nd up', records.secondUp),
      form.bestTime && `best ${form.bestTime}`,
      whole && classText(form),
    )}`,
    ...lastStarts(form, measure, code).map((line) => `  ${line}`),
  ];
}

interface Built {
  text: string;
  facts: Json;
}

function build(forms: readonly RunnerForm[], view: View<AskedRace>, measure: Measure, shown: number): Built {
  const asked = askedRace(view.input);
  const told = forms.slice(0, shown);
  const more = forms.length - told.length;
  const records = told.some((form) => form.records.overall);
  const lines = [
    `Form · ${asked.title} · ${asked.day} · ${count(forms.length, 'runner')}`,
    dotted(asked.key, readWords(view.ageSeconds, view.source), 'prices and scratchings: racing_get_race'),
    forms.length === 0 ? 'The TAB gives no form for this race.' : `Figures: ${FIGURES}.`,
    records ? `${RECORDS_LEGEND} A trial counts in none.` : '',
    ...told.flatMap((form) => runnerLines(form, measure, asked.code)),
    more > 0 ? `+${count(more, 'more runner')}: detail: "full", or racing_get_runner_form` : '',
    told.length > 0 ? 'More runs, comments, trainer and rider: racing_get_runner_form.' : '',
  ];
  return {
    text: lines.filter((line) => line.trim() !== '').join('\n'),
    facts: jsonObject({
      key: asked.key,
      runner_count: forms.length,
      not_shown: more > 0 ? more : undefined,
      figures_are: FIGURES,
      records_are: records ? RECORDS_LEGEND : undefined,
      runners: told.map((form) => {
        const last = lastStarts(form, measure, asked.code);
        return jsonObject({
          ...raceFormFacts(form, asked.code, measure.wording),
          last_starts: last.length > 0 ? last : undefined,
        });
      }),
    }),
  };
}

function fits({ text, facts }: Built): boolean {
  return text.length <= TEXT_BUDGET && JSON.stringify(facts).length <= FACTS_BUDGET;
}

function present(forms: RunnerForm[], view: View<AskedRace>): Answer {
  const key = askedRace(view.input).key;
  for (const measure of MEASURES) {
    const built = build(forms, view, measure, forms.length);
    if (fits(built)) return { ...built, key };
  }
  let shown = Math.min(forms.length, 40);
  while (shown > 0 && !fits(build(forms, view, LEAST, shown))) shown--;
  return { ...build(forms, view, LEAST, shown), key };
}

export const tool = defineTool({
  name: 'racing_get_race_form',
  title: 'Form of a race',
  description:
    'Form of every runner in a race: records, preparation, last starts. For one runner in depth use racing_get_runner_form; for prices and scratchings racing_get_race.',
  freshness: 'form',
  route:
    'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings/{race_type}/{venue_mnemonic}/races/{race_number}/form',
  keyed: { kind: 'racing', parts: ['meeting_date', 'race_type', 'venue_mnemonic', 'race_number'] },
  input: {
    meeting_date: fields.meetingDate.optional(),
    race_type: fields.raceType.optional(),
    venue_mnemonic: fields.venueMnemonic.optional(),
    race_number: fields.raceNumber.optional(),
  },
  read: readRaceForm,
  present,
  examples: [{ title: 'Form of a race', arguments: { key: '{race}' } }],
});
