import { FUTURES } from '../../../domain/dates.js';
import { raceKey } from '../../../domain/keys.js';
import type { Race, Runner } from '../../../domain/race.js';
import { type RacePhase, racePhase } from '../../../domain/race-phase.js';
import { venueZone } from '../../../domain/venues.js';
import type { View } from '../../define-tool.js';

/** The arguments of a race that its text needs. */
export interface RaceInput {
  meeting_date?: string | undefined;
  race_type?: string | undefined;
  venue_mnemonic?: string | undefined;
  race_number?: number | string | undefined;
  fixed_odds?: boolean | undefined;
}

/** A race beside what is known of the call: everything its text and facts are made from. */
export interface RaceView {
  race: Race;
  phase: RacePhase;
  /** Of the archive: everything in it is final. */
  archived: boolean;
  /** Told to go by an old answer while the start has passed: nobody knows where it stands. */
  lost: boolean;
  key: string;
  date: string;
  code: string;
  /** Mnemonic, or the name of a fixed-odds-only meeting. */
  venue: string;
  /** The venue's zone. */
  zone: string;
  now: number;
  jurisdiction: string;
  /** Those that start, in the order of the card. */
  running: readonly Runner[];
  scratched: readonly Runner[];
  vacant: readonly Runner[];
}

/** Puts a race and a call together. The key is the one asked for: the archive calls venues by other letters. */
export function raceView(race: Race, view: View<RaceInput>): RaceView {
  const { input, now } = view;
  const { meeting } = race;
  const date = input.meeting_date ?? meeting.date ?? '';
  const code = input.race_type ?? meeting.code;
  const venue = input.venue_mnemonic ?? meeting.venue ?? meeting.name;
  const phase = racePhase(race.status);
  const started = race.start !== undefined && race.start <= now;
  return {
    race,
    phase,
    archived: view.source === 'archive',
    lost: phase === 'open' && started && view.source === 'stale',
    key: raceKey({ date, code, venue, number: input.race_number ?? race.number }),
    date,
    code,
    venue,
    zone: venueZone(code, venue, meeting.location, view.zone),
    now,
    jurisdiction: view.jurisdiction,
    running: race.runners.filter((runner) => !runner.vacant && !runner.scratched),
    scratched: race.runners.filter((runner) => !runner.vacant && runner.scratched),
    vacant: race.runners.filter((runner) => runner.vacant),
  };
}

/** True when there are placings to tell instead of a field to bet on. */
export function isResulted({ race, phase }: RaceView): boolean {
  return race.placings.length > 0 && phase !== 'open' && phase !== 'abandoned';
}

/** True when the body is about another race than the one asked for; the archive's venue letters are not compared. */
export function isOtherRace({ race, code, date }: RaceView, view: View<RaceInput>): boolean {
  const { meeting } = race;
  const { venue_mnemonic: venue, race_number: number } = view.input;
  const differs = (told: string | undefined, asked: string | undefined) =>
    told !== undefined && asked !== undefined && told.toLowerCase() !== asked.toLowerCase();
  return (
    (/^\d+$/.test(String(number)) && Number(number) !== race.number) ||
    (date !== FUTURES && differs(meeting.date, date)) ||
    differs(meeting.code === '' ? undefined : meeting.code, code) ||
    (view.source !== 'archive' && differs(meeting.venue, venue))
  );
}
