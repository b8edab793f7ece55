// The TAB's abbreviations as words.

const CODES: Record<string, string> = { R: 'gallops', H: 'harness', G: 'greyhounds' };

const WEATHER: Record<string, string> = { OCAST: 'overcast', SHWRY: 'showery', DRZL: 'drizzle' };

const CLASS_WORDS: Record<string, string> = {
  MDN: 'maiden',
  MAIDEN: 'maiden',
  FM: 'fillies and mares',
  CLM: 'claimer',
  HCP: 'handicap',
};

/** What a bet on a race weeks ahead means, beside one on a race of the day. */
export const ALL_IN = 'All in: a bet on what does not run is lost, and nothing is deducted.';

/** What follows the distance: `gallops`, `harness`, `greyhounds`; an unknown code as it came. */
export function codeWord(code: string): string {
  return CODES[code] ?? code;
}

/** `SOFT5, overcast`; what is not told is left out. */
export function goingWords(track: string | undefined, weather: string | undefined): string {
  const sky = weather === undefined ? undefined : (WEATHER[weather.toUpperCase()] ?? weather.toLowerCase());
  return [track, sky].filter((part) => part !== undefined).join(', ');
}

/** A class as people say it: `3YO+ MDN FM` → `3YO+ maiden fillies and mares`, `5th Grade` → `grade 5`. */
export function classWords(conditions: string | undefined): string | undefined {
  if (conditions === undefined) return undefined;
  const grade = /^([\d/stndrh]+) grade$/i.exec(conditions);
  if (grade) return `grade ${grade[1]?.replace(/st|nd|rd|th/gi, '')}`;
  return conditions
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => CLASS_WORDS[word.toUpperCase()] ?? word)
    .join(' ');
}

/** Numbers as people list them: `3`, `3 and 9`, `3, 9 and 4`. */
export function listed(parts: readonly (string | number)[]): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
