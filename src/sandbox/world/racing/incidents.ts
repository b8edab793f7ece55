import type { Random } from '../random.js';
import { MINUTE } from './calendar.js';
import { atHome } from './lifecycle.js';
import type { Incident, Meeting, Race } from './types.js';

type Open = Pick<Race, 'advertised' | 'incident' | 'losesFavourite'>;

interface Card {
  meeting: Meeting;
  drafts: readonly Open[];
}

/** The rare things every day shows at least once: dead heats, protests, a meeting called off, favourites scratched late. */
export function planIncidents(draw: Random, cards: readonly Card[]): void {
  const home = cards.filter(({ meeting }) => atHome(meeting) && !meeting.fixedOddsOnly);
  abandonRest(draw, draw.pick(home).drafts);

  const races = draw.shuffle(home.flatMap(({ drafts }) => drafts).filter((race) => !race.incident));
  const incidents: Incident[] = [
    { kind: 'dead heat', place: draw.int(2, 3) },
    { kind: 'protest', standing: false },
    { kind: 'protest', standing: true },
  ];
  // As often as in one race in 350 of the day's.
  if (draw.chance(0.55)) incidents.push({ kind: 'dead heat', place: 1 });
  if (draw.chance(0.3)) incidents.push({ kind: 'dead heat', place: 3 });
  for (const incident of incidents) {
    const race = races.pop();
    if (race) race.incident = incident;
  }
  for (const race of races.slice(0, 3)) race.losesFavourite = true;
}

/** Calls off the last one to three races of a card, some minutes before the first of them. */
function abandonRest(draw: Random, drafts: readonly Open[]): void {
  const rest = drafts.slice(
    -draw.weighted([
      [1, 5],
      [2, 3],
      [3, 2],
    ] as const),
  );
  const at = (rest[0]?.advertised ?? 0) - draw.int(2, 20) * MINUTE;
  for (const race of rest) race.incident = { kind: 'abandoned', at };
}
