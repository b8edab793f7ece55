import { locationZone } from './venues.js';

/**
 * The totes a request may ask for. WA is a location but no jurisdiction: the TAB answers 400 to it (recorded).
 */
export const JURISDICTIONS = ['NSW', 'VIC', 'QLD', 'SA', 'TAS', 'ACT', 'NT'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** The racing day's zone: dates in TAB paths are Australian east coast days. */
export const RACING_DAY_ZONE = 'Australia/Sydney';

/** The IANA zone of a jurisdiction, in which lists are told. */
export function jurisdictionZone(jurisdiction: Jurisdiction): string {
  return locationZone(jurisdiction) ?? RACING_DAY_ZONE;
}
