import { FUTURES, racingDay } from '../../../domain/dates.js';
import { type Meeting, nextRace } from '../../../domain/meeting.js';
import { RACE_TYPE_NAMES } from '../../../domain/racing-code.js';
import { isAustralian } from '../../../domain/venues.js';
import { narrowMeetings } from '../../../upstream/narrow.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { nearest } from '../../../util/nearest.js';
import type { Answer, View } from '../../define-tool.js';
import { makeCursor, pageStart } from '../../paging.js';
import { count, dayOfDate, dotted, table } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { untilJump } from './card.js';
import { type MeetingsInput, matches } from './filter.js';
import { futuresAnswer } from './futures-answer.js';
import { meetingCells, meetingFacts, meetingKey } from './meeting-row.js';
import { readWords, zoneWords } from './moment.js';

/** Most characters of a page's text, and of its facts. */
const TEXT_BUDGET = 5_800;
const FACTS_BUDGET = TEXT_BUDGET * 1.5;

/** Most names told where the filters leave no meeting. */
const NAMED = 30;

/** How long after its start an open race is still told as the next one. */
const STILL_NEXT = 15 * 60_000;

const CODE_ORDER = ['R', 'H', 'G'];

/** At home first, then abroad, then what has fixed odds only; the same all day, so that pages stay in order. */
function distance({ fixedOddsOnly, location }: Meeting): number {
  if (fixedOddsOnly) return 2;
  return isAustralian(location) ? 0 : 1;
}

/** The codes in their order, in each the nearest meetings first, among them the one that starts first. */
function sorted(meetings: readonly Meeting[]): Meeting[] {
  const rank = (code: string) => (CODE_ORDER.includes(code) ? CODE_ORDER.indexOf(code) : CODE_ORDER.length);
  const first = (meeting: Meeting) =>
    Math.min(...meeting.races.map((race) => race.start ?? Number.POSITIVE_INFINITY));
  return [...meetings].sort(
    (a, b) =>
      rank(a.code) - rank(b.code) ||
      distance(a) - distance(b) ||
      (first(a) === first(b) ? 0 : first(a) - first(b)) ||
      (a.name < b.name ? -1 : 1),
  );
}

/** `Thoroughbreds · Tue 24 Nov 2026 · 9 meetings, 66 races · next: Warwick Farm R4 in 2m`. */
function heading(code: string, meetings: readonly Meeting[], date: string, now: number): string {
  const races = meetings.reduce((sum, meeting) => sum + meeting.races.length, 0);
  const next = meetings
    .flatMap((meeting) => {
      const race = nextRace(meeting.races.filter(({ start = 0 }) => start > now - STILL_NEXT));
      return race ? [{ meeting, race }] : [];
    })
    .sort((a, b) => a.race.start - b.race.start)[0];
  return dotted(
    RACE_TYPE_NAMES[code as keyof typeof RACE_TYPE_NAMES] ?? code,
    dayOfDate(date),
    `${count(meetings.length, 'meeting')}, ${count(races, 'race')}`,
    next
      ? `next: ${properName(next.meeting.name)} R${next.race.number} ${untilJump(next.race.start, now)}`
      : 'no race left to run',
  );
}

function noMeetings(all: readonly Meeting[], view: View<MeetingsInput>): string {
  const day = dayOfDate(view.input.meeting_date);
  if (all.length === 0 && view.input.meeting_date < racingDay(view.now))
    return `The TAB has no meetings of ${day}: its live service keeps no past days, and its archive has nothing of this one.`;
  if (all.length === 0)
    return `No meetings on ${day}. racing_get_all_meeting_dates lists the days that have some.`;
  const { race_type: code, venue } = view.input;
  const none = `None of the ${count(all.length, 'meeting')} of ${day} is that.`;
  const there = elsewhere(all, view.input);
  if (there.length > 0)
    return `${none} At that venue: ${there.join(', ')} (racing_get_all_races_in_meeting takes such a key).`;
  const ofCode = code === undefined ? all : all.filter((meeting) => meeting.code === code);
  if (ofCode.length === 0)
    return `${none} No ${code} meeting is on that day; without race_type all are listed.`;
  const names = [...new Set(sorted(ofCode).map((meeting) => properName(meeting.name)))];
  const near = venue === undefined ? [] : nearest(venue, names);
  const shown = (near.length > 0 ? near : names.slice(0, NAMED)).join(', ');
  const left = near.length > 0 ? 0 : names.length - NAMED;
  const what = near.length > 0 ? 'Nearest' : code === undefined ? 'Racing at' : `${code} racing at`;
  return `${none} ${what}: ${shown}${left > 0 ? `, +${left} more` : ''}. Give one as venue, or leave venue out.`;
}

/** The keys of the venue's meetings of another code than was asked for. */
function elsewhere(
  all: readonly Meeting[],
  { meeting_date: date, race_type: code, venue }: MeetingsInput,
): string[] {
  if (code === undefined || venue === undefined) return [];
  return sorted(all.filter((meeting) => matches(meeting, { venue }))).map((meeting) =>
    meetingKey(meeting, date),
  );
}

/** A page of the day's meetings, code by code, as many as the budgets of text and facts hold. */
export function meetingsAnswer(all: readonly Meeting[], view: View<MeetingsInput>, body: unknown): Answer {
  const { input, now, zone } = view;
  const date = input.meeting_date;
  if (date === FUTURES) return futuresAnswer(all, view, body);
  const filtered = input.race_type !== undefined || input.venue !== undefined;
  const found = sorted(all.filter((meeting) => matches(meeting, input)));
  const age = dotted(
    zoneWords(
      found.flatMap(({ races }) => races),
      zone,
      now,
    ),
    readWords(view.ageSeconds, view.source),
  );
  if (found.length === 0) {
    const why = noMeetings(all, view);
    return {
      text: `${why}\n${age}`,
      facts: jsonObject({ date, meetings: [], why }),
      ...keptBody(all, input, body, filtered),
    };
  }
  const keys = found.map((meeting) => meetingKey(meeting, date));
  const filters = { date, race_type: input.race_type, venue: input.venue };
  const start = pageStart(input.cursor, keys, filters);
  const page = fittingPage(found, start, view);
  const end = start + page.facts.length;
  const left = found.length - end;
  const more =
    left > 0
      ? [`+${count(left, 'more meeting')}: cursor next_cursor${filtered ? '' : ', or race_type'}`]
      : [];
  return {
    text: [...page.lines, ...more, age].join('\n'),
    facts: jsonObject({
      date,
      meetings_total: found.length,
      races_total: found.reduce((sum, meeting) => sum + meeting.races.length, 0),
      meetings: page.facts,
    }),
    ...(left > 0 ? { nextCursor: makeCursor(keys[end - 1] ?? '', end, filters) } : {}),
    ...keptBody(all, input, body, filtered),
  };
}

function fittingPage(
  found: readonly Meeting[],
  start: number,
  { input, zone, now }: View<MeetingsInput>,
): { lines: string[]; facts: Json[] } {
  const date = input.meeting_date;
  const facts = found.slice(start).map((meeting) => meetingFacts(meeting, date, zone, now));
  let taken = facts.length;
  for (;;) {
    const lines = pageLines(found, start, start + taken, date, zone, now);
    const size = lines.reduce((sum, line) => sum + line.length + 1, 0);
    const fits = size <= TEXT_BUDGET - 80 && JSON.stringify(facts.slice(0, taken)).length <= FACTS_BUDGET;
    if (fits || taken <= 1) return { lines, facts: facts.slice(0, taken) };
    taken = Math.min(taken - 1, Math.floor((taken * TEXT_BUDGET) / Math.max(size, 1)));
  }
}

function pageLines(
  found: readonly Meeting[],
  start: number,
  end: number,
  date: string,
  zone: string,
  now: number,
): string[] {
  const groups: Meeting[][] = [];
  for (const meeting of found.slice(start, end)) {
    const group = groups.at(-1);
    if (group?.[0]?.code === meeting.code && group[0].fixedOddsOnly === meeting.fixedOddsOnly)
      group.push(meeting);
    else groups.push([meeting]);
  }
  return groups.flatMap((group, i) => {
    const code = group[0]?.code ?? '';
    const rows = table(
      Array.from({ length: 6 }, () => ({ head: '' })),
      group.map((meeting) => meetingCells(meeting, date, zone, now)),
    );
    if (groups[i - 1]?.[0]?.code === code) return rows;
    const ofCode = found.filter((meeting) => meeting.code === code);
    return [heading(code, ofCode, date, now), ...rows];
  });
}

/** The upstream's body with only the meetings that the filters leave. */
function keptBody(
  all: readonly Meeting[],
  input: MeetingsInput,
  body: unknown,
  filtered: boolean,
): { body?: unknown } {
  if (!filtered || body === undefined) return {};
  const keep = (index: number) => {
    const meeting = all[index];
    return meeting !== undefined && matches(meeting, input);
  };
  return { body: narrowMeetings(body, keep) };
}
