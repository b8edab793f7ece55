import { resolveDate } from '../domain/dates.js';
import { splitRaceKey } from '../domain/keys.js';
import { byStart, latestRace, type Meeting, nextRace, type RaceStub } from '../domain/meeting.js';
import { findVenue } from '../domain/venues.js';
import { InputError, NotFoundError } from '../errors/index.js';
import type { KeyRule } from '../tools/define-tool.js';
import { GRAMMAR } from '../tools/grammar.js';
import { plainName, properName } from '../tools/text/names.js';
import { cleanText, truncate } from '../util/text.js';
import { endedNote } from './ended-note.js';
import { refuseDisagreement, requireParts } from './key-parts.js';
import type { Lookup } from './lookup.js';
import { noMeeting } from './no-meeting.js';
import { pickMeeting } from './pick-meeting.js';

/** What a key or the separate arguments came to, and what has to be said about it. */
export interface Resolved {
  input: Record<string, unknown>;
  note?: string;
}

const WORDS = ['next', 'latest', 'last'] as const;
type Word = (typeof WORDS)[number];

function asWord(value: unknown): Word | undefined {
  return typeof value === 'string' ? WORDS.find((word) => word === value.toLowerCase()) : undefined;
}

/**
 * Fills in date, code, venue and number from `key` and the separate arguments, which must agree.
 * The venue may be a name and the number `next`, `latest` or `last`: the day's meetings are then looked up.
 * Throws InputError (what is missing or wrong) and NotFoundError (not racing there, and when next).
 */
export async function resolveRacing(
  rule: KeyRule,
  given: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<Resolved> {
  const found = await resolveParts(rule, given, lookup);
  const state = rule.tellsState && (await endedNote(found.input, lookup));
  return state ? { ...found, note: found.note ? `${found.note} ${state}` : state } : found;
}

async function resolveParts(
  rule: KeyRule,
  given: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<Resolved> {
  const now = await lookup.now();
  const { parts, unclear } = mergeKey(rule, given, now);
  const date = resolveDate(String(parts['meeting_date']), now);
  const code = String(parts['race_type']);
  const venue = String(parts['venue_mnemonic']);
  const number = parts['race_number'];
  const wantsRace = rule.parts.includes('race_number');
  const input = (mnemonic: string, race: unknown): Record<string, unknown> => {
    const { key: _, ...rest } = given;
    return {
      ...rest,
      ...parts,
      meeting_date: date,
      venue_mnemonic: mnemonic,
      ...(wantsRace ? { race_number: race } : {}),
    };
  };
  for (const name of unclear)
    await refuseUnlessSame(name, parts[name], given[name], { date, code, venue }, lookup);
  const word = asWord(number);
  if (!word && isMnemonic(code, venue) && (!wantsRace || typeof number === 'number')) {
    return { input: input(venue.toUpperCase(), number) };
  }
  const meeting = pickMeeting(await lookup.meetings(date), code, venue);
  if (!meeting) {
    // Three letters that no table knows may still be a mnemonic: the TAB decides.
    if (!word && /^[A-Z]{3}$/i.test(venue) && typeof number !== 'string')
      return { input: input(venue.toUpperCase(), number) };
    throw await noMeeting({ date, code, venue }, lookup);
  }
  const place = meeting.venue ?? meeting.name;
  if (!wantsRace) return { input: input(place, undefined) };
  if (word) {
    const { race, note } = pickRace(meeting, word);
    return { input: input(place, race.matchName ?? race.number), ...(note ? { note } : {}) };
  }
  return { input: input(place, namedRace(meeting, number)) };
}

/** A number in a meeting that knows its races by match name is that race's match name; other names as they are. */
function namedRace(meeting: Meeting, number: unknown): unknown {
  if (typeof number === 'number' && meeting.venue === undefined) {
    return meeting.races.find((race) => race.number === number)?.matchName ?? number;
  }
  const wanted = String(number).toLowerCase();
  return meeting.races.find((race) => race.matchName?.toLowerCase() === wanted)?.matchName ?? number;
}

function isMnemonic(code: string, venue: string): boolean {
  return /^[A-Z]{3}$/i.test(venue) && findVenue(code, venue.toUpperCase()) !== undefined;
}

function pickRace(meeting: Meeting, word: Word): { race: RaceStub; note?: string } {
  const card = byStart(meeting.races);
  const [first, last] = [card[0], card.at(-1)];
  const place = properName(meeting.name);
  if (!first || !last) throw new NotFoundError(`${place} has no races on its card.`);
  if (word === 'last') return { race: last };
  if (word === 'next') {
    const race = nextRace(meeting.races);
    return race
      ? { race }
      : { race: last, note: `No race at ${place} is still to jump; this is the last one.` };
  }
  const race = latestRace(meeting.races);
  if (race) return { race };
  return nextRace(meeting.races)
    ? { race: first, note: `No race at ${place} has a result yet; this is the first one.` }
    : { race: last, note: `No race at ${place} is listed with a result; this is the last one.` };
}

/** What a part is compared by: dates as dates, all else whatever the case. */
function compared(name: string, value: unknown, now: number): string {
  return name === 'meeting_date' ? resolveDate(String(value), now) : String(value).toLowerCase();
}

/**
 * The key's parts and the separate arguments as one; what both give must agree. `unclear`: the parts of which only the
 * day's meetings tell whether they do (a mnemonic and a name, a number and a word).
 */
function mergeKey(
  rule: KeyRule,
  given: Readonly<Record<string, unknown>>,
  now: number,
): { parts: Record<string, unknown>; unclear: string[] } {
  const fromKey = given['key'] === undefined ? {} : takeApart(String(given['key']), rule);
  const parts: Record<string, unknown> = {};
  const unclear: string[] = [];
  for (const name of rule.parts) {
    const [separate, keyed] = [given[name], fromKey[name]];
    const both = separate !== undefined && keyed !== undefined;
    if (both && compared(name, separate, now) !== compared(name, keyed, now)) {
      const named = typeof keyed === 'string' || typeof separate === 'string';
      if (name === 'venue_mnemonic' || (name === 'race_number' && named)) unclear.push(name);
      else refuseDisagreement(name, keyed, separate);
    }
    const value = keyed ?? separate;
    if (value !== undefined) parts[name] = value;
  }
  requireParts(rule, parts, form(rule));
  return { parts, unclear };
}

/** Refuses a venue or number of the key that is not the one which the separate argument says in other words. */
async function refuseUnlessSame(
  name: string,
  keyed: unknown,
  separate: unknown,
  { date, code, venue }: { date: string; code: string; venue: string },
  lookup: Lookup,
): Promise<void> {
  if (name === 'venue_mnemonic' && knownName(code, keyed) === knownName(code, separate)) return;
  const meetings = await lookup.meetings(date);
  const found = [keyed, separate].map((value) => {
    if (name === 'venue_mnemonic') return pickMeeting(meetings, code, String(value));
    const meeting = pickMeeting(meetings, code, venue);
    return meeting && raceOf(meeting, value);
  });
  if (found[0] === undefined || found[0] !== found[1]) refuseDisagreement(name, keyed, separate);
}

/** The name of the venue that has this mnemonic; what is none as it is. */
function knownName(code: string, venue: unknown): string {
  const upper = String(venue).toUpperCase();
  return plainName(findVenue(code, upper)?.name ?? upper);
}

function raceOf(meeting: Meeting, number: unknown): unknown {
  const word = asWord(number);
  if (!word) return namedRace(meeting, number);
  const { race } = pickRace(meeting, word);
  return race.matchName ?? race.number;
}

function form(rule: KeyRule): string {
  return rule.parts.length > 3 ? 'date/code/venue/number' : 'date/code/venue';
}

function takeApart(key: string, rule: KeyRule): Record<string, unknown> {
  const refuse = (why: string): never => {
    const shown = truncate(cleanText(key), 120);
    const example = rule.parts.length > 3 ? 'today/R/Randwick/next' : 'today/R/Randwick';
    throw new InputError({
      argument: 'key',
      message: `key "${shown}" ${why}. Accepted: ${form(rule)}, e.g. ${example}.`,
    });
  };
  const pieces = splitRaceKey(key);
  if (pieces.length < rule.parts.length) refuse(`has ${pieces.length} of ${rule.parts.length} parts`);
  const names = ['meeting_date', 'race_type', 'venue_mnemonic', 'race_number'];
  const found: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) {
    const piece = pieces[index];
    if (piece === undefined || !rule.parts.includes(name)) continue;
    const accepted = GRAMMAR[name]?.(piece);
    if (!accepted) continue;
    if (!accepted.ok)
      refuse(
        `has "${cleanText(piece)}" for ${name}, which ${accepted.what ?? 'is not accepted'} (accepted there: ${accepted.accepted})`,
      );
    else found[name] = accepted.value;
  }
  return found;
}
