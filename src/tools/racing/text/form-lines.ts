import {
  addRecords,
  type PastStart,
  type RunnerForm,
  type StartRecord,
  secondsAndThirds,
} from '../../../domain/form.js';
import { formatDollars } from '../../../util/money.js';
import { type Column, formatPrice, NOTHING, ordinal } from '../../text/format.js';
import { properName } from '../../text/names.js';

// The words that race form and runner form share.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What the form figures mean. */
export const FIGURES = 'newest right, x spell, leading f first start, 0 tenth or worse';

/** What the figures of a record mean. */
export const RECORDS_LEGEND = 'Records read starts: wins-placings; a career in three figures wins-2nds-3rds.';

/** How much room there is for words: a whole line, one without class, rider and time, or one as short as can be. */
export type FormWording = 'whole' | 'brief' | 'tight';

/** `24 Jan 26` */
export function shortDate(date: string | undefined): string {
  if (date === undefined) return '';
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year.slice(2)}`;
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `12: 3-4`: starts, wins, placings. `0` for no start, empty where the record is not there. */
export function recordText(record: StartRecord | undefined): string {
  if (!record) return '';
  if (record.starts === 0) return '0';
  return `${grouped(record.starts)}: ${grouped(record.wins)}-${grouped(record.placings)}`;
}

/** `track 2: 1-0`, or nothing where the record is not there. */
export function namedRecord(name: string, record: StartRecord | undefined): string {
  return record ? `${name} ${recordText(record)}` : '';
}

/** `12: 3-2-1`: with seconds and thirds apart where the figures tell them, else as any record. */
export function careerRecord(form: RunnerForm): string {
  const career = form.records.overall;
  const split = secondsAndThirds(form.lastStarts, career);
  return career && career.starts > 0 && split
    ? `${career.starts}: ${career.wins}-${split.seconds}-${split.thirds}`
    : recordText(career);
}

/** `career 12: 3-2-1 $98,453` */
export function careerText(form: RunnerForm): string {
  const record = careerRecord(form);
  const money = form.prizeMoney === undefined || form.prizeMoney <= 0 ? '' : formatDollars(form.prizeMoney);
  return record === '' && money === '' ? '' : `career ${[record, money].filter(Boolean).join(' ')}`;
}

/** The record on wet tracks, soft and heavy together; other codes than gallops only where there is one. */
export function wetRecord({ records }: RunnerForm, code: string): StartRecord | undefined {
  const wet = addRecords(records.soft, records.heavy);
  return code === 'R' || (wet?.starts ?? 0) > 0 ? wet : undefined;
}

/** `first up, 242 days since its last run`; brief: `1st up, 242 days`. */
export function preparationText(form: RunnerForm, brief = false): string {
  const { runsSinceSpell: runs, daysSinceLastRun: days } = form;
  const debut = form.records.overall?.starts === 0;
  const stage =
    debut || runs === undefined
      ? ''
      : runs > 1
        ? `${ordinal(runs + 1)} ${brief ? 'up' : 'run this preparation'}`
        : brief
          ? `${ordinal(runs + 1)} up`
          : ['first up', 'second up'][runs];
  const since = debut || days === undefined ? '' : `${days} days${brief ? '' : ' since its last run'}`;
  return [debut ? 'no start yet' : '', stage, since].filter(Boolean).join(', ');
}

/** `class up, field strength +5` */
export function classText({ classLevel, fieldStrength }: RunnerForm): string {
  const level = classLevel === 'dn' ? 'down' : classLevel;
  const strength = Math.round((fieldStrength ?? 0) * 10) / 10;
  return [
    level === undefined ? '' : `class ${level}`,
    strength === 0 ? '' : `field strength ${strength > 0 ? '+' : ''}${strength}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `3yo b filly by Ardrossan from Regal Winks (NZ)` */
export function aboutText(form: RunnerForm, breeding = true): string {
  const kind = [
    form.age === undefined ? '' : `${form.age}yo`,
    form.colour?.toLowerCase(),
    form.sex?.toLowerCase(),
  ];
  const parents = breeding
    ? [form.sire && `by ${properName(form.sire)}`, form.dam && `from ${properName(form.dam)}`]
    : [];
  return [...kind, ...parents].filter(Boolean).join(' ');
}

/** `4th of 14, 3.37L`, `1st of 9 by 1.8L`, `F of 9`. The unit of harness margins is not known. */
export function finishText(start: PastStart, code: string): string {
  const place = start.position === undefined ? (start.outcome ?? '') : ordinal(start.position);
  const field = start.starters === undefined ? '' : `of ${start.starters}`;
  const finish =
    place === '' ? (field === '' ? '' : `${NOTHING} ${field}`) : [place, field].filter(Boolean).join(' ');
  if (start.margin === undefined || finish === '') return finish;
  const unit = /^[\d.]+$/.test(start.margin) ? (code === 'H' ? '' : 'L') : '';
  return start.position === 1 ? `${finish} by ${start.margin}${unit}` : `${finish}, ${start.margin}${unit}`;
}

/** The columns of earlier runs, with one more for what a caller adds. */
export const START_COLUMNS: readonly Column[] = [
  { head: 'date' },
  { head: 'at' },
  { head: 'over', align: 'right' },
  { head: 'track' },
  { head: 'class' },
  { head: 'finish' },
  { head: 'carried', align: 'right' },
  { head: 'rider' },
  { head: 'time', align: 'right' },
  { head: 'price', align: 'right' },
  { head: '' },
];

/** The cells of an earlier run: date, venue, distance, going, class, finish, weight, rider, time, price. */
export function startCells(start: PastStart, code: string): string[] {
  return [
    shortDate(start.date),
    start.venue ?? '',
    start.distance === undefined ? '' : `${start.distance}m`,
    start.going ?? '',
    start.trial ? [start.raceClass, 'trial'].filter(Boolean).join(' ') : (start.raceClass ?? ''),
    finishText(start, code),
    start.weight === undefined ? (start.handicap ?? '') : `${start.weight}kg`,
    start.rider === undefined ? '' : properName(start.rider),
    start.time ?? '',
    start.price === undefined ? '' : formatPrice(start.price),
  ];
}

const UNTOLD = {
  whole: {},
  brief: { raceClass: undefined, rider: undefined, time: undefined },
  tight: { raceClass: undefined, rider: undefined, time: undefined, weight: undefined, handicap: undefined },
} as const;

/** An earlier run in one line. */
export function startLine(start: PastStart, code: string, wording: FormWording): string {
  const cells = startCells({ ...start, ...UNTOLD[wording] }, code).filter(Boolean);
  return (start.price === undefined ? cells : [...cells.slice(0, -1), `at ${cells.at(-1)}`]).join(' ');
}
