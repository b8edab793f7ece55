import { raceKey } from '../../../domain/keys.js';
import { nextRace, type RaceStub } from '../../../domain/meeting.js';
import { racePhase } from '../../../domain/race-phase.js';
import { findVenue } from '../../../domain/venues.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { truncate } from '../../../util/text.js';
import { isoInZone } from '../../../util/zone.js';
import type { Answer, View } from '../../define-tool.js';
import { type Column, count, dayOfDate, dotted, table } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { resultWords, stateWord, untilJump } from './card.js';
import { dayAndTime, readWords, zoneWords } from './moment.js';
import { classWords, codeWord } from './words.js';

export interface RacesInput {
  meeting_date?: string | undefined;
  race_type?: string | undefined;
  venue_mnemonic?: string | undefined;
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

/** `scr 6 late, 8`. */
function scratchedWords({ scratchings }: RaceStub): string {
  if (scratchings.length === 0) return '';
  const numbers = [...scratchings].sort((a, b) => Number(b.late) - Number(a.late) || a.number - b.number);
  return `scr ${numbers.map(({ number, late }) => `${number}${late ? ' late' : ''}`).join(', ')}`;
}

/** The card of a meeting, a line a race. */
export function racesAnswer(races: readonly RaceStub[], view: View<RacesInput>): Answer {
  const { input, now, zone } = view;
  const [date, code, venue] = [input.meeting_date ?? '', input.race_type ?? '', input.venue_mnemonic ?? ''];
  const known = findVenue(code, venue);
  const key = raceKey({ date, code, venue });
  const next = nextRace(races);
  const name = properName(known?.name ?? venue);
  const keyOf = (race: RaceStub) => raceKey({ date, code, venue, number: race.matchName ?? race.number });
  const head = [
    dotted(
      name,
      dayOfDate(date),
      codeWord(code),
      known?.location,
      count(races.length, 'race'),
      next
        ? `next: R${next.number} ${untilJump(next.start, now)}`
        : races.length > 0 && 'no race left to run',
    ),
    dotted(key, zoneWords(races, zone, now), readWords(view.ageSeconds, view.source)),
  ];
  const rows = races.map((race) => [
    keyOf(race),
    race.start === undefined ? '' : dayAndTime(race.start, zone, date),
    next && race === next ? untilJump(next.start, now) : stateWord(race, now),
    racePhase(race.status) === 'open' ? '' : resultWords(race.placings),
    race.distance === undefined ? '' : `${race.distance}m`,
    classWords(race.conditions) ?? '',
    race.name === undefined || /^race \d+$/i.test(race.name) ? '' : truncate(properName(race.name), 40),
    scratchedWords(race),
  ]);
  return {
    text: [...head, ...table(COLUMNS, rows)].join('\n'),
    facts: jsonObject({
      meeting: name,
      key,
      date,
      code,
      location: known?.location,
      next: next && keyOf(next),
      races: races.map((race) => stubFacts(race, keyOf(race), zone, now)),
    }),
    key,
  };
}

function stubFacts(race: RaceStub, key: string, zone: string, now: number): Json {
  return jsonObject({
    key,
    start: race.start === undefined ? undefined : isoInZone(race.start, zone),
    status: race.status,
    state: stateWord(race, now),
    result: resultWords(race.placings) || undefined,
    distance_m: race.distance,
    conditions: race.conditions,
    name: race.name,
    scratched: race.scratchings.length > 0 ? race.scratchings.map(({ number }) => number) : undefined,
  });
}
