import { raceKey } from '../../../domain/keys.js';
import { findVenue } from '../../../domain/venues.js';
import { dayOfDate } from '../../text/format.js';
import { properName } from '../../text/names.js';

/** The arguments that say which race, as a view has them. */
export interface AskedRace {
  meeting_date?: string | undefined;
  race_type?: string | undefined;
  venue_mnemonic?: string | undefined;
  race_number?: number | string | undefined;
}

/** The race a call asked for, where its answer does not say itself which race it is about. */
export function askedRace(input: AskedRace): { key: string; title: string; day: string; code: string } {
  const { meeting_date: date = '', race_type: code = '', venue_mnemonic: venue = '' } = input;
  const number = input.race_number ?? '';
  const known = findVenue(code, venue);
  const name = known ? properName(known.name) : venue;
  return {
    key: raceKey({ date, code, venue, number }),
    title: /^\d+$/.test(String(number)) ? `${name} R${number}` : `${name} ${number}`.trim(),
    day: dayOfDate(date),
    code,
  };
}
