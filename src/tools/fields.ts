import * as z from 'zod';

// One place for every argument that several tools take: each is described once, briefly, and bounded.
// The grammar of dates, names and the like is checked by `accept-input`, which words the refusals.

/** Longest name (venue, sport, competition, match) accepted. */
export const MAX_NAME = 120;

const name = (description: string) => z.string().min(1).max(MAX_NAME).describe(description);

export const meetingDate = z.string().max(10).describe('YYYY-MM-DD, today or tomorrow (Sydney)');
export const meetingDateOrFutures = z
  .string()
  .max(10)
  .describe('YYYY-MM-DD, today, tomorrow (Sydney), or futures: races weeks ahead');
export const raceType = z.string().max(1).describe('R thoroughbreds, H harness, G greyhounds');
export const venueMnemonic = name('Three letters as answers print, e.g. WFM');
export const raceNumber = z.union([z.int().min(1).max(99), name('match name')]).describe('1, 2, …');
export const runnerNumber = z.int().min(1).max(99).describe('Number on the card');
export const venueFilter = name('Only this venue: mnemonic or name');
export const raceTypeFilter = z.string().max(1).describe('Only R, H or G');
export const raceKey = z
  .string()
  .min(1)
  .max(200)
  .describe('date/code/venue/number, e.g. today/R/Randwick/next; instead of the separate ones');
export const meetingKey = z
  .string()
  .min(1)
  .max(200)
  .describe('date/code/venue, e.g. today/R/Randwick; instead of the separate ones');
export const sportName = name('As listed, e.g. Rugby League');
export const competitionName = name('As listed, e.g. NRL');
export const tournamentName = name('As listed');
export const matchName = name('As listed, e.g. Canberra v Warriors');
export const sportsKey = z
  .string()
  .min(1)
  .max(500)
  .describe('Names joined by " > " as answers print; instead of the separate ones');
export const market = name('Only markets with this in their name or bet option');
export const cursor = z.string().min(1).max(60).describe('next_cursor of the answer before');
