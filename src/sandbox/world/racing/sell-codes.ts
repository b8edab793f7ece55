import type { RaceType } from '../../../domain/racing-code.js';

// First letters by place as recorded days show them; the rest of the alphabet follows.
const PREFERRED: Record<string, string> = {
  NSW: 'SCE',
  VIC: 'MPVT',
  QLD: 'BQDY',
  SA: 'A',
  WA: 'W',
  TAS: 'T',
  NT: 'N',
  ACT: 'K',
  NZL: 'IJZ',
  JPN: 'L',
  HKG: 'H',
  GBR: 'LGX',
  IRL: 'IR',
  FRA: 'F',
  ZAF: 'J',
  USA: 'HOU',
};
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Hands out the day's meeting letters, each once per scheduled type. */
export function sellCodes(): (
  code: RaceType,
  location: string,
) => { meetingCode: string; scheduledType: RaceType } {
  const used = new Set<string>();
  return (code, location) => {
    // A code whose alphabet is used up borrows another's, as a British gallops meeting sold as L/G did in 2017.
    const types: RaceType[] = [code, ...(['G', 'H', 'R'] as const).filter((type) => type !== code)];
    for (const scheduledType of types) {
      for (const meetingCode of `${PREFERRED[location] ?? ''}${LETTERS}`) {
        if (used.has(meetingCode + scheduledType)) continue;
        used.add(meetingCode + scheduledType);
        return { meetingCode, scheduledType };
      }
    }
    throw new RangeError('more meetings in a day than there are sell codes');
  };
}
