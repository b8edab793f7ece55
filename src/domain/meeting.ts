import type { Cents } from '../util/money.js';
import type { RaceReference } from './keys.js';
import type { Pool } from './pool.js';
import type { MeetingHead, Placing, RaceStatus } from './race.js';
import { racePhase } from './race-phase.js';

/** A runner that does not start, as lists of races tell it. */
export interface ScratchedEntry {
  number: number;
  name: string | undefined;
  late: boolean;
}

/** A race as lists tell it: no runners, no prices. */
export interface RaceStub {
  number: number;
  /** What a fixed-odds-only race is addressed by instead of its number. */
  matchName: string | undefined;
  name: string | undefined;
  conditions: string | undefined;
  /** Metres. */
  distance: number | undefined;
  /** Advertised start, epoch milliseconds; none only where the archive does not tell it. */
  start: number | undefined;
  status: RaceStatus;
  hasFixedOdds: boolean | undefined;
  willHaveFixedOdds: boolean | undefined;
  hasTote: boolean | undefined;
  /** A race weeks ahead: bets on what does not run are lost. */
  allIn: boolean;
  placings: readonly Placing[];
  scratchings: readonly ScratchedEntry[];
}

/** A race whose start is told, as the live service always does. */
export type TimedRace = RaceStub & { start: number };

/** A meeting with its races in the order of the card. */
export interface Meeting extends MeetingHead {
  /** All races together. */
  prizeMoney: Cents | undefined;
  /** Bets over several races. */
  pools: readonly Pool[];
  races: readonly RaceStub[];
}

/** A race of next to go, with its meeting. */
export interface NextRace {
  meeting: MeetingHead;
  race: TimedRace;
}

/** What addresses the meeting: `2026-11-24`, `R`, `WFM`; a fixed-odds-only one has its name for the mnemonic. */
export function meetingReference(meeting: MeetingHead, date = meeting.date ?? ''): RaceReference {
  return { date, code: meeting.code, venue: meeting.venue ?? meeting.name };
}

/** What addresses the race of a meeting. */
export function raceReference(meeting: MeetingHead, race: RaceStub, date?: string): RaceReference {
  return { ...meetingReference(meeting, date), number: race.matchName ?? race.number };
}

/** True once placings are known, whether official or not. */
export function isResulted(race: RaceStub): boolean {
  const phase = racePhase(race.status);
  return phase !== 'open' && phase !== 'abandoned' && race.placings.length > 0;
}

/** The race that jumps next: the first by start that is still open. A late one is it until it closes. */
export function nextRace(races: readonly RaceStub[]): TimedRace | undefined {
  return byStart(races).find(
    (race): race is TimedRace => racePhase(race.status) === 'open' && race.start !== undefined,
  );
}

/** The race that was resulted last. */
export function latestRace(races: readonly RaceStub[]): RaceStub | undefined {
  return byStart(races).findLast(isResulted);
}

/** Races in the order in which they start; in that of the card where a start is not told. */
export function byStart(races: readonly RaceStub[]): RaceStub[] {
  const timed = races.every((race) => race.start !== undefined);
  return [...races].sort((a, b) => (timed ? (a.start ?? 0) - (b.start ?? 0) : 0) || a.number - b.number);
}
