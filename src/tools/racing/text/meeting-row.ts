import { raceKey } from '../../../domain/keys.js';
import { byStart, type Meeting, meetingReference, nextRace, type RaceStub } from '../../../domain/meeting.js';
import type { Pool } from '../../../domain/pool.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { formatDollars } from '../../../util/money.js';
import { dateIn, isoInZone, zoned } from '../../../util/zone.js';
import { count, dotted } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { cardWords } from './card.js';
import { goingWords } from './words.js';

/** The key of a meeting on the day that was asked for. */
export function meetingKey(meeting: Meeting, date: string): string {
  return raceKey(meetingReference(meeting, meeting.date ?? date));
}

function span(meeting: Meeting, date: string, zone: string): string {
  const races = byStart(meeting.races);
  const [first, last] = [races[0], races.at(-1)];
  if (!first || !last) return 'no races';
  if (first.start === undefined || last.start === undefined) return count(races.length, 'race');
  const from = zoned(first.start, zone);
  const day = dateIn(first.start, zone) === date ? '' : `${from.day.slice(0, 3)} `;
  const to = last === first ? '' : `–${zoned(last.start, zone).time}`;
  return `${count(races.length, 'race')} ${day}${from.time}${to}`;
}

/** `quaddie from R5`, with what is carried in, while it can still be bet. */
function quaddieWords(meeting: Meeting): string {
  const pool = openQuaddie(meeting);
  const first = pool?.legs[0]?.race;
  if (first === undefined) return '';
  const jackpot = pool?.jackpot === undefined ? '' : ` with ${formatDollars(pool.jackpot)} carried in`;
  return `quaddie from R${first}${jackpot}`;
}

function openQuaddie(meeting: Meeting): Pool | undefined {
  return meeting.pools.find((one) => one.product === 'Quaddie' && one.status === 'Open');
}

/** A meeting as one row of a list; times in `zone`. */
export function meetingCells(meeting: Meeting, date: string, zone: string, now: number): string[] {
  return [
    meetingKey(meeting, date),
    meeting.fixedOddsOnly ? '' : properName(meeting.name),
    meeting.location ?? '',
    goingWords(meeting.track, meeting.weather).replace(', ', ' '),
    span(meeting, date, zone),
    dotted(
      cardWords(meeting.races, nextRace(meeting.races), now),
      quaddieWords(meeting),
      meeting.fixedOddsOnly && 'fixed odds only',
    ),
  ];
}

/** The same in names and numbers. */
export function meetingFacts(
  meeting: Meeting,
  date: string,
  zone: string,
  now: number,
): { [key: string]: Json } {
  const races = byStart(meeting.races);
  const iso = (race: RaceStub | undefined) =>
    race?.start === undefined ? undefined : isoInZone(race.start, zone);
  const next = nextRace(meeting.races);
  const quaddie = openQuaddie(meeting);
  return jsonObject({
    key: meetingKey(meeting, date),
    name: properName(meeting.name),
    location: meeting.location,
    track: meeting.track,
    weather: meeting.weather,
    fixed_odds_only: meeting.fixedOddsOnly || undefined,
    first: iso(races[0]),
    races: races.length,
    card: cardWords(meeting.races, next, now),
    next: next && jsonObject({ race: next.matchName ?? next.number, start: iso(next) }),
    quaddie_from: quaddie?.legs[0]?.race,
    quaddie_jackpot: quaddie?.jackpot === undefined ? undefined : quaddie.jackpot / 100,
  });
}
