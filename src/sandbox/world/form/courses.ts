import { VENUES, type Venue } from '../../../domain/venues.js';
import type { Race } from '../racing.js';
import type { Random } from '../random.js';

/** Where and over what a past start was run. */
export interface Course {
  name: string;
  /** The form's own abbreviation of the place, four letters: not the mnemonic (recorded: `RAND`, `ELLS`). */
  abbreviation: string;
  /** The letters of its replay files. */
  replayCode: string;
  /** Metres. */
  distance: number;
  atTrack: boolean;
  atDistance: boolean;
}

function abbreviate(name: string): string {
  return name
    .replace(/[^A-Z]/gi, '')
    .toUpperCase()
    .slice(0, 4);
}

const ELSEWHERE = new Map<string, readonly Venue[]>();

/** Other places of the code that a runner of this meeting may have raced at: its own location's first of all. */
function placesElsewhere({ code, location, name }: Race['meeting']): readonly Venue[] {
  const key = `${code}/${location}/${name}`;
  const known = ELSEWHERE.get(key);
  if (known) return known;
  const others = VENUES.filter((venue) => venue.code === code && venue.name !== name);
  const near = others.filter((venue) => venue.location === location);
  const found = near.length > 0 ? near : others;
  ELSEWHERE.set(key, found);
  return found;
}

function otherDistance(distances: readonly number[], distance: number, draw: Random): number {
  const near = distances.filter((one) => one !== distance && Math.abs(one - distance) <= distance / 3);
  return near.length > 0
    ? draw.pick(near)
    : distance + draw.pick([-1, 1]) * draw.int(1, 3) * (distance < 800 ? 20 : 50);
}

/** A course for a past start of a runner in this race: the same track and distance or not, as asked. */
export function courseOf(
  { meeting, distance }: Race,
  atTrack: boolean,
  atDistance: boolean,
  draw: Random,
): Course {
  const elsewhere = placesElsewhere(meeting);
  const venue = atTrack
    ? VENUES.find(({ code, mnemonic }) => code === meeting.code && mnemonic === meeting.mnemonic)
    : draw.pick(elsewhere);
  const name = atTrack ? meeting.name : (venue?.name ?? meeting.name);
  return {
    name,
    abbreviation: abbreviate(name),
    replayCode: atTrack ? meeting.replayCode : (venue?.mnemonic ?? meeting.replayCode),
    distance: atDistance ? distance : otherDistance(venue?.distances ?? [], distance, draw),
    atTrack,
    atDistance,
  };
}
