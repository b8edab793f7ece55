import type { RaceType } from '../../../domain/racing-code.js';
import type { RaceCard } from '../racing/types.js';
import { type Random, random } from '../random.js';
import { type Going, goingOf } from './going.js';

/** How a race was run, by runner number: the same for all who ask about any of its runners. */
export interface Running {
  /** Lengths behind the winner; of a winner those ahead of the second. */
  margins: ReadonlyMap<number, number>;
  /** Seconds. */
  times: ReadonlyMap<number, number>;
  /** Places in running, `8-8`; empty where nobody noted them. */
  places: ReadonlyMap<number, string>;
}

const METRES_A_SECOND: Record<RaceType, number> = { R: 16.6, H: 13.4, G: 17.2 };
const SLOWER: Record<Going, number> = {
  Firm: 0.99,
  Fast: 0.99,
  Good: 1,
  Synthetic: 1,
  Soft: 1.025,
  Heavy: 1.055,
};
/** Seconds a length takes (ours). */
const LENGTH: Record<RaceType, number> = { R: 0.16, H: 0.16, G: 0.07 };

/** The seconds a winner takes over a distance. */
export function winningTime(code: RaceType, distance: number, going: Going, draw: Random): number {
  return (distance / METRES_A_SECOND[code]) * SLOWER[going] * (0.985 + draw.next() * 0.03);
}

/** What so many lengths cost, in seconds. */
export function secondsBehind(code: RaceType, lengths: number): number {
  return lengths * LENGTH[code];
}

/** To the hundredth. */
export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How many points on the way places are noted at. */
export function points(code: RaceType, distance: number): number {
  if (code === 'G') return 0;
  return code === 'R' && distance <= 1200 ? 2 : 3;
}

function noted(draw: Random, order: readonly number[], count: number): Map<number, string> {
  const places = new Map<number, string>();
  if (count === 0 || draw.chance(0.1)) return places;
  // Those who are far back early come on late: at every point the order is the last one, less and less disturbed.
  const marks = Array.from({ length: count }, (_, point) => {
    const strays = 1.5 * (count - point);
    return order
      .map((number, place) => ({ number, at: place + draw.normal(0, strays) }))
      .sort((a, b) => a.at - b.at)
      .map(({ number }) => number);
  });
  for (const number of order) places.set(number, marks.map((mark) => mark.indexOf(number) + 1).join('-'));
  return places;
}

/** Draws how a race was run that finished so. */
export function drawRunning(seed: string, { race, finish }: RaceCard): Running {
  const { meeting, number, distance } = race;
  const { code } = meeting;
  const draw = random(seed, meeting.date, code, meeting.name, number, 'running');
  const margins = new Map<number, number>();
  const times = new Map<number, number>();
  const best = winningTime(code, distance, goingOf(meeting.track), draw);
  let behind = 0;
  for (const [place, group] of finish.entries()) {
    if (place > 0) behind += hundredths(0.05 - (place === 1 ? 1.3 : 0.75) * Math.log(1 - draw.next()));
    for (const one of group) {
      margins.set(one, hundredths(behind));
      times.set(one, hundredths(best + secondsBehind(code, behind)));
    }
  }
  const [first = [], second] = finish;
  const ahead = first.length > 1 ? 0 : (margins.get(second?.[0] ?? 0) ?? 0);
  for (const one of first) margins.set(one, ahead);
  return { margins, times, places: noted(draw, finish.flat(), points(code, distance)) };
}
