import { raceKey } from '../../../domain/keys.js';
import { type NextRace, raceReference, type TimedRace } from '../../../domain/meeting.js';
import { racePhase } from '../../../domain/race-phase.js';
import { narrowRaces } from '../../../upstream/narrow.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { cleanText, truncate } from '../../../util/text.js';
import { isoInZone, zoned } from '../../../util/zone.js';
import type { Answer, View } from '../../define-tool.js';
import { type Column, count, dotted, fitting, table, timeWithZone } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { shortSpan, stateWord } from './card.js';
import { matches } from './filter.js';
import { readWords } from './moment.js';
import { classWords } from './words.js';

export interface NextInput {
  max_races: number;
  include_recently_closed: boolean;
  race_type?: string | undefined;
  venue?: string | undefined;
}

const TEXT_BUDGET = 1_900;
const FACTS_BUDGET = TEXT_BUDGET * 1.5;

/** The races that jump next, soonest first, a line each, as many as the budgets hold. */
export function nextAnswer(all: readonly NextRace[], view: View<NextInput>, body: unknown): Answer {
  const { input, now, zone } = view;
  const filtered = input.race_type !== undefined || input.venue !== undefined;
  const indices = all
    .map((_, i) => i)
    .filter((i) => matches((all[i] as NextRace).meeting, input))
    .sort((a, b) => startOf(all, a) - startOf(all, b) || a - b)
    .slice(0, input.max_races);
  const races = indices.map((i) => all[i] as NextRace);
  const what = input.include_recently_closed ? 'to jump or just closed' : 'to jump';
  const head = dotted(
    races.length === 0
      ? `No race ${what}${filtered ? ` among the next ${all.length} that is of the code and venue asked for` : ''}`
      : `Next ${races.length} ${what}`,
    `prices for ${view.jurisdiction}`,
    timeWithZone(now, zone),
    readWords(view.ageSeconds, view.source),
  );
  const whole = page(races, true, zone, now);
  const fits =
    whole.rows.join('\n').length < TEXT_BUDGET - 200 &&
    JSON.stringify(whole.facts).length < FACTS_BUDGET - 100;
  const { rows, facts } = fits ? whole : page(races, false, zone, now);
  const shown = Math.min(
    fitting(rows, TEXT_BUDGET - head.length - 80),
    fitting(
      facts.map((fact) => JSON.stringify(fact)),
      FACTS_BUDGET - 100,
    ),
  );
  const left = races.length - shown;
  return {
    text: [
      head,
      ...(races.length === 0 ? [whatElse(input)] : []),
      ...rows.slice(0, shown),
      ...(left > 0 ? [`+${count(left, 'more race')}: ${narrower(input)}detail: "full"`] : []),
    ].join('\n'),
    facts: jsonObject({
      prices_for: view.jurisdiction,
      races: facts.slice(0, shown),
      not_shown: left > 0 ? left : undefined,
      try_next: races.length === 0 ? whatElse(input) : undefined,
    }),
    ...(filtered ? keptBody(body, indices) : {}),
  };
}

/** What can be asked where none of the races that jump next is of the code and venue. */
function whatElse({ race_type: code, venue }: NextInput): string {
  const filters = [code && `race_type: "${code}"`, venue && `venue: "${cleanText(venue)}"`].filter(Boolean);
  return filters.length > 0
    ? `The whole day: racing_get_meetings with meeting_date: "today" (or "tomorrow"), ${filters.join(', ')}.`
    : 'What is on: racing_get_meetings with meeting_date: "today" or "tomorrow".';
}

/** The filters that are not given yet. */
function narrower({ race_type: code, venue }: NextInput): string {
  return `${code === undefined ? 'race_type, ' : ''}${venue === undefined ? 'venue, ' : ''}${code === undefined || venue === undefined ? 'or ' : ''}`;
}

function startOf(all: readonly NextRace[], i: number): number {
  return all[i]?.race.start ?? 0;
}

function name({ meeting, race }: NextRace): string {
  return `${properName(meeting.name)} R${race.number}`;
}

function keyOf({ meeting, race }: NextRace): string {
  return raceKey(raceReference(meeting, race));
}

/** What kind of race it is: its class, else its name. */
function kind({ race }: NextRace): string {
  const named = race.name === undefined || /^race \d+$/i.test(race.name) ? '' : properName(race.name);
  return truncate(classWords(race.conditions) ?? named, 30);
}

const COLUMNS: Column[] = [
  { head: '' },
  { head: '' },
  { head: '' },
  { head: '' },
  { head: '', align: 'right' },
  { head: '' },
  { head: '' },
  { head: '' },
];

/** A line and the facts of each race, with or without what kind of race it is. */
function page(
  races: readonly NextRace[],
  withKind: boolean,
  zone: string,
  now: number,
): { rows: string[]; facts: Json[] } {
  const spans = races.map(({ race }) => (isAhead(race, now) ? shortSpan(race.start - now) : ''));
  const wide = Math.max(...spans.map((span) => span.length), 0);
  const rows = races.map((next, i) => {
    const { meeting, race } = next;
    return [
      spans[i] ? `in ${spans[i].padStart(wide)}` : stateWord(race, now),
      meeting.code,
      name(next),
      meeting.location ?? '',
      race.distance === undefined ? '' : `${race.distance}m`,
      zoned(race.start, zone).time,
      withKind ? kind(next) : '',
      keyOf(next),
    ];
  });
  return { rows: table(COLUMNS, rows), facts: races.map((next) => nextFacts(next, withKind, zone, now)) };
}

function isAhead(race: TimedRace, now: number): boolean {
  return racePhase(race.status) === 'open' && race.start > now;
}

function nextFacts(next: NextRace, withKind: boolean, zone: string, now: number): Json {
  const { meeting, race } = next;
  const open = racePhase(race.status) === 'open';
  return jsonObject({
    key: keyOf(next),
    race: name(next),
    location: meeting.location,
    distance_m: race.distance,
    start: isoInZone(race.start, zone),
    starts_in_s: open ? Math.round((race.start - now) / 1000) : undefined,
    status: open ? undefined : race.status,
    kind: withKind && kind(next) !== '' ? kind(next) : undefined,
  });
}

/** The upstream's body with only the races that the filters and the cut leave, in their order. */
function keptBody(body: unknown, indices: readonly number[]): { body?: unknown } {
  if (body === undefined) return {};
  const kept = new Set(indices);
  return { body: narrowRaces(body, (index) => kept.has(index)) };
}
