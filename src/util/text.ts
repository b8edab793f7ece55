// Control characters (C0, DEL, C1), ANSI escape sequences, zero-width and bidirectional marks: none of
// them belongs in a name or a comment, and some can hide or reorder what a person reads.
const ANSI = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/g;
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// Halves of characters, tag characters and the further variation selectors: the latter show nothing and can carry
// whole sentences past a person.
const HALF_OR_HIDDEN =
  /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f\udd00-\uddef]/g;

/** The text without control, ANSI, zero-width and bidi characters, white space folded to single blanks and trimmed. */
export function cleanText(text: string): string {
  return text
    .replace(ANSI, '')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(UNSAFE, '')
    .replace(HALF_OR_HIDDEN, '')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** True when the text holds a control character (C0, DEL or C1). */
export function hasControlCharacter(text: string): boolean {
  return /[\u0000-\u001f\u007f-\u009f]/.test(text);
}

/** The text cut to `max` characters, ending in `…` when something was cut. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const whole = text.slice(0, Math.max(0, max - 1)).replace(/[\ud800-\udbff]$/, '');
  return `${whole.trimEnd()}…`;
}
