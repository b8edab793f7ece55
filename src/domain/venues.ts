import type { RaceType } from './racing-code.js';
import table from './venues.json' with { type: 'json' };

/** One racecourse as one code of racing uses it. A mnemonic is unique only together with its code. */
export interface Venue {
  code: RaceType;
  /** The TAB's venue mnemonic, three letters. */
  mnemonic: string;
  /** In capitals, as the TAB writes it. */
  name: string;
  /** An Australian state or territory, or a three-letter country. */
  location: string;
  /** IANA time zone. */
  timeZone: string;
  /** Usual distances, metres. */
  distances?: number[];
  /** Usual number of races at a meeting. */
  races?: number;
  surface?: string;
  direction?: string;
  /** How sure the mnemonic is: seen in a TAB response, taken from a client, or ours. */
  mark: 'recorded' | 'client' | 'guess';
}

/** Every known venue. */
export const VENUES: readonly Venue[] = table as Venue[];

const byCode = new Map(VENUES.map((venue) => [`${venue.code}/${venue.mnemonic}`, venue]));

const byName = new Map(VENUES.map((venue) => [`${venue.code}/${venue.name}`, venue]));

/** The venue with this code and name, in capitals or not, if the table knows it. */
export function venueNamed(code: string, name: string): Venue | undefined {
  return byName.get(`${code}/${name.toUpperCase()}`);
}

/** The venue with this code and mnemonic, if the table knows it. */
export function findVenue(code: string, mnemonic: string): Venue | undefined {
  return byCode.get(`${code}/${mnemonic}`);
}

const LOCATION_ZONES: Record<string, string> = {
  NSW: 'Australia/Sydney',
  ACT: 'Australia/Sydney',
  VIC: 'Australia/Melbourne',
  QLD: 'Australia/Brisbane',
  SA: 'Australia/Adelaide',
  WA: 'Australia/Perth',
  TAS: 'Australia/Hobart',
  NT: 'Australia/Darwin',
  NZL: 'Pacific/Auckland',
  GBR: 'Europe/London',
  IRL: 'Europe/Dublin',
  FRA: 'Europe/Paris',
  SWE: 'Europe/Stockholm',
  ZAF: 'Africa/Johannesburg',
  JPN: 'Asia/Tokyo',
  HKG: 'Asia/Hong_Kong',
  SGP: 'Asia/Singapore',
  KOR: 'Asia/Seoul',
  TUR: 'Europe/Istanbul',
  BRA: 'America/Sao_Paulo',
  CAN: 'America/Toronto',
  USA: 'America/New_York',
};

/** True for an Australian state or territory. */
export function isAustralian(location: string | undefined): boolean {
  return location !== undefined && (LOCATION_ZONES[location]?.startsWith('Australia/') ?? false);
}

/** The IANA zone of a location (an Australian state or a three-letter country), if known. */
export function locationZone(location: string): string | undefined {
  return LOCATION_ZONES[location];
}

/** The zone a race is told in: its venue's, else its location's, else `fallback` (the jurisdiction's). */
export function venueZone(
  code: string,
  mnemonic: string | undefined,
  location: string | undefined,
  fallback: string,
): string {
  const venue = mnemonic === undefined ? undefined : findVenue(code, mnemonic);
  return venue?.timeZone ?? (location === undefined ? undefined : locationZone(location)) ?? fallback;
}
