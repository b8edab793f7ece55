import { FUTURES } from '../../../domain/dates.js';
import { raceKey } from '../../../domain/keys.js';
import { byStart, type Meeting, type RaceStub, raceReference } from '../../../domain/meeting.js';
import { narrowMeetings } from '../../../upstream/narrow.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone, zoned } from '../../../util/zone.js';
import type { Answer, View } from '../../define-tool.js';
import { makeCursor, pageStart } from '../../paging.js';
import { count, dotted, fitting, table } from '../../text/format.js';
import { type MeetingsInput, matches } from './filter.js';
import { readWords, zoneWords } from './moment.js';
import { ALL_IN, classWords } from './words.js';

const TEXT_BUDGET = 5_400;
const FACTS_BUDGET = TEXT_BUDGET * 1.5;

interface Row {
  list: Meeting;
  race: RaceStub;
  key: string;
}

/** `futures/R/Racing Futures/Melbourne Cup (All In)  Tue 3 Nov 2026 15:00  3200m  3YO+  4 out`. */
function cells({ race, key }: Row, zone: string): string[] {
  const start = race.start === undefined ? undefined : zoned(race.start, zone);
  return [
    key,
    start ? `${start.day} ${start.time}` : '',
    race.distance === undefined ? '' : `${race.distance}m`,
    classWords(race.conditions) ?? '',
    race.scratchings.length === 0 ? '' : `${race.scratchings.length} out`,
  ];
}

function rowFacts({ list, race, key }: Row, zone: string): Json {
  return jsonObject({
    key,
    list: list.name,
    code: list.code,
    start: race.start === undefined ? undefined : isoInZone(race.start, zone),
    distance_m: race.distance,
    conditions: race.conditions,
    status: race.status,
    out: race.scratchings.length || undefined,
  });
}

/** Lists of long-range races, a line a race, the soonest of a list first; as many as the budgets hold. */
export function futuresAnswer(all: readonly Meeting[], view: View<MeetingsInput>, body: unknown): Answer {
  const { input, now, zone } = view;
  const filtered = input.race_type !== undefined || input.venue !== undefined;
  const found = all.filter((meeting) => matches(meeting, input));
  const rows = found.flatMap((list) =>
    byStart(list.races).map(
      (race): Row => ({ list, race, key: raceKey(raceReference(list, race, FUTURES)) }),
    ),
  );
  const read = readWords(view.ageSeconds, view.source);
  const kept =
    filtered && body !== undefined
      ? {
          body: narrowMeetings(body, (index) => {
            const meeting = all[index];
            return meeting !== undefined && matches(meeting, input);
          }),
        }
      : {};
  if (rows.length === 0) {
    const words =
      all.length === 0 ? 'No races weeks ahead are listed.' : 'No list of races weeks ahead is that.';
    return { text: `${words}\n${read}`, facts: jsonObject({ date: FUTURES, races: [] }), ...kept };
  }
  const filters = { date: FUTURES, race_type: input.race_type, venue: input.venue };
  const keys = rows.map(({ key }) => key);
  const start = pageStart(input.cursor, keys, filters);
  const facts = rows.slice(start).map((row) => rowFacts(row, zone));
  const lines = table(
    Array.from({ length: 5 }, () => ({ head: '' })),
    rows.slice(start).map((row) => cells(row, zone)),
  );
  const taken = Math.max(1, Math.min(fitting(lines, TEXT_BUDGET), fittingFacts(facts)));
  const end = start + taken;
  const left = rows.length - end;
  const lists = found.map(({ name, races }) => `${name}: ${count(races.length, 'race')}`);
  const text = [
    dotted('Races weeks ahead', ...lists),
    ALL_IN,
    ...lines.slice(0, taken),
    ...(left > 0 ? [`+${count(left, 'more race')}: cursor next_cursor`] : []),
    dotted(
      zoneWords(
        rows.map(({ race }) => race),
        zone,
        now,
      ),
      read,
    ),
  ];
  return {
    text: text.join('\n'),
    facts: jsonObject({
      date: FUTURES,
      means: ALL_IN,
      races_total: rows.length,
      races: facts.slice(0, taken),
    }),
    ...(left > 0 ? { nextCursor: makeCursor(keys[end - 1] ?? '', end, filters) } : {}),
    ...kept,
  };
}

/** How many of the facts fit. */
function fittingFacts(facts: readonly Json[]): number {
  let size = 0;
  const over = facts.findIndex((one) => {
    size += JSON.stringify(one).length + 1;
    return size > FACTS_BUDGET;
  });
  return over < 0 ? facts.length : over;
}
