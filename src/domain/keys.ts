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

/**
 * The parts of a racing key: split at the first three `/`, the rest verbatim (a match name may hold a `/`).
 * Fewer parts come back as they are.
 */
export function splitRaceKey(key: string): string[] {
  const parts: string[] = [];
  let rest = key;
  for (let i = 0; i < 3; i++) {
    const at = rest.indexOf('/');
    if (at < 0) break;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at + 1);
  }
  return [...parts, rest.trim()];
}

/** The names in a sports key. */
export function splitSportsKey(key: string): string[] {
  return key.split(/\s+>\s+/).map((name) => name.trim());
}
