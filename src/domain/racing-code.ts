/** The three codes of racing, as the TAB letters them: R thoroughbreds, H harness, G greyhounds. */
export const RACE_TYPES = ['R', 'H', 'G'] as const;
export type RaceType = (typeof RACE_TYPES)[number];

/** What people call each code. */
export const RACE_TYPE_NAMES: Record<RaceType, string> = {
  R: 'Thoroughbreds',
  H: 'Harness',
  G: 'Greyhounds',
};
