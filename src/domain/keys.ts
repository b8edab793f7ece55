/** Which race, as a key says it: `2026-11-24/R/WFM/4`. */
export interface RaceReference {
  date: string;
  code: string;
  /** Mnemonic; for a fixed-odds-only meeting, which has none, its name. */
  venue: string;
  /** Number; for a fixed-odds-only race its match name. Absent: the meeting. */
  number?: number | string;
}

/** The key that answers print and tools take. */
export function raceKey({ date, code, venue, number }: RaceReference): string {
  return number === undefined ? `${date}/${code}/${venue}` : `${date}/${code}/${venue}/${number}`;
}

/** Names joined as sports keys are: `Rugby League > NRL > Canberra v Warriors`. */
export function sportsKey(...names: readonly string[]): string {
  return names.join(' > ');
}
