const PER_MATCH = 3072;
const PER_OPTION = 40;
const PER_MARKET = 96;

/**
 * The number of a market within the world: `serial` of its match, place of its bet option in the table, and which market of
 * that option it is (below 40).
 */
export function marketNumber(serial: number, option: number, sub: number): number {
  return serial * PER_MATCH + option * PER_OPTION + sub;
}

/** The market's id, as the TAB's: nine digits. */
export function marketId(number: number): number {
  return 100_000_000 + number;
}

/** The id of a selection by its place in the market's whole field (below 96). */
export function selectionId(number: number, place: number): number {
  return number * PER_MARKET + place;
}

/** The least serial: selections so have larger numbers than the propositions of races, and a bet can name either. */
const FIRST_SERIAL = 40;
const GROUPS = 32;
const PER_GROUP = 80;

/** A number that no other match near it in time has: by competition, group (week or day) and place in the group (below 80). */
export function serialNumber(competition: number, group: number, place: number): number {
  const inTurn = ((group % GROUPS) + GROUPS) % GROUPS;
  return FIRST_SERIAL + (competition * GROUPS + inTurn) * PER_GROUP + place;
}

/** What a selection's id was made of: the serial of its event, and the place of the competition among all. */
export function splitSelection(id: number): { serial: number; competition: number } {
  const serial = Math.floor(id / PER_MARKET / PER_MATCH);
  return { serial, competition: Math.floor((serial - FIRST_SERIAL) / (GROUPS * PER_GROUP)) };
}

/** The number of an event by its serial. */
export function eventNumber(serial: number): number {
  return 2_000_000 + serial;
}
