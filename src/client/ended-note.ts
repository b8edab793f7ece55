import { type RacePhase, racePhase } from '../domain/race-phase.js';
import { TabError } from '../errors/index.js';
import { properName } from '../tools/text/names.js';
import type { Lookup } from './lookup.js';
import { pickMeeting } from './pick-meeting.js';

const LAST = 'these are the last estimates before it closed';
const PAID = 'racing_get_race tells what it paid';

const WORDS: Partial<Record<RacePhase, string>> = {
  closed: `is closed: ${LAST}`,
  interim: `has run: ${LAST}, ${PAID}`,
  paying: `has run and paid: ${LAST}, ${PAID}`,
  protest: `has run, with a protest: ${LAST}, ${PAID}`,
  abandoned: 'is abandoned: no estimate of it pays',
};

/** Says that the race is no longer open, where the day's meetings tell it; undefined where it is, or nobody knows. */
export async function endedNote(
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<string | undefined> {
  const [date, code, venue] = [input['meeting_date'], input['race_type'], input['venue_mnemonic']].map(
    String,
  );
  try {
    const meeting = pickMeeting(await lookup.meetings(date as string), code as string, venue as string);
    const race = meeting?.races.find(
      ({ number, matchName }) => number === input['race_number'] || matchName === input['race_number'],
    );
    const words = race && WORDS[racePhase(race.status)];
    return words && `${properName(meeting?.name ?? '')} R${race.number} ${words}.`;
  } catch (error) {
    // What could not be looked up is not said.
    if (error instanceof TabError) return undefined;
    throw error;
  }
}
