import { circuitOf } from './circuits.js';
import { outlineOf, type PlaceAndDay, type RaceOutline } from './field-draft.js';
import type { Meeting, RacingDay } from './types.js';

/** The races of a day in short, by circuit, in the order of its programme: a third of what the programme itself takes to keep. */
export type DiaryPage = ReadonlyMap<string, readonly RaceOutline[]>;

function shortened({
  date,
  code,
  name,
  location,
  mnemonic,
  fixedOddsOnly,
  track,
  replayCode,
}: Meeting): PlaceAndDay {
  const known = mnemonic === undefined ? {} : { mnemonic };
  return { date, code, name, location, ...known, fixedOddsOnly, track, replayCode };
}

/** A day's page. */
export function pageOf({ meetings }: RacingDay): DiaryPage {
  const page = new Map<string, RaceOutline[]>();
  for (const meeting of meetings) {
    const circuit = circuitOf(meeting);
    const place = shortened(meeting);
    const races = page.get(circuit) ?? [];
    races.push(...meeting.races.map((race) => outlineOf(race, place)));
    page.set(circuit, races);
  }
  return page;
}
