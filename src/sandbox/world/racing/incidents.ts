import type { Random } from '../random.js';
import { MINUTE } from './calendar.js';
import { atHome } from './lifecycle.js';
import type { Incident, Meeting, Race, Upheld } from './types.js';

type Open = Pick<Race, 'advertised' | 'incident' | 'losesFavourite'>;

interface Card {
  meeting: Pick<Meeting, 'code' | 'location' | 'fixedOddsOnly'>;
  drafts: readonly Open[];
}

/**
 * The rare things. Every day has at home: a dead heat for a place, protests dismissed, upheld and left standing, the rest
 * of a card called off, three favourites scratched late. Now and then: a dead heat for first, another for third or
 * fourth, a whole card or a single race called off.
 */
export function planIncidents(draw: Random, cards: readonly Card[]): void {
  const home = draw.shuffle(cards.filter(({ meeting }) => atHome(meeting) && !meeting.fixedOddsOnly));
  abandonRest(draw, home[0]?.drafts ?? []);
  // One race in a hundred was called off, some with their whole card (recorded).
  if (draw.chance(0.04)) abandonWhole(draw, home[1]?.drafts ?? []);

  const races = draw.shuffle(
    home.flatMap(({ meeting, drafts }) => drafts.map((race) => ({ code: meeting.code, race }))),
  );
  const next = (fits: (code: Meeting['code']) => boolean = () => true): Open | undefined => {
    const found = races.findIndex(({ code, race }) => !race.incident && fits(code));
    return found < 0 ? undefined : races.splice(found, 1)[0]?.race;
  };
  const happen = (race: Open | undefined, incident: Incident): void => {
    if (race) race.incident = incident;
  };
  happen(next(), { kind: 'dead heat', place: draw.int(2, 3) });
  // As often as in one race in 350 of the day's.
  if (draw.chance(0.55)) happen(next(), { kind: 'dead heat', place: 1 });
  if (draw.chance(0.3)) happen(next(), { kind: 'dead heat', place: 3 });
  if (draw.chance(0.4)) happen(next(), { kind: 'dead heat', place: 4 });
  for (const protest of [
    { standing: false },
    { standing: true },
    { standing: false, upheld: upheld(draw) },
  ]) {
    // Nobody rides a greyhound, so nobody protests.
    happen(
      next((code) => code !== 'G'),
      { kind: 'protest', ...protest },
    );
  }
  const single = draw.chance(0.15) ? next() : undefined;
  if (single) happen(single, { kind: 'abandoned', at: single.advertised - draw.int(1, 15) * MINUTE });
  for (let count = 0; count < 3; count++) {
    const race = next();
    if (race) race.losesFavourite = true;
  }
}

/** Mostly second against first; the others among the first four (ours). */
function upheld(draw: Random): Upheld {
  return draw.weighted([
    [{ against: 1, behind: 2 }, 60],
    [{ against: 1, behind: 3 }, 8],
    [{ against: 2, behind: 3 }, 24],
    [{ against: 3, behind: 4 }, 8],
  ] as const);
}

function abandon(races: readonly Open[], at: number): void {
  for (const race of races) race.incident = { kind: 'abandoned', at };
}

/** Calls off the last one to three races of a card, some minutes before the first of them. */
function abandonRest(draw: Random, drafts: readonly Open[]): void {
  const last = draw.weighted([
    [1, 5],
    [2, 3],
    [3, 2],
  ] as const);
  const rest = drafts.slice(-last);
  abandon(rest, (rest[0]?.advertised ?? 0) - draw.int(2, 20) * MINUTE);
}

/** Calls off a whole card, one to three hours before its first race: the course was looked at. */
function abandonWhole(draw: Random, drafts: readonly Open[]): void {
  abandon(drafts, (drafts[0]?.advertised ?? 0) - draw.int(60, 180) * MINUTE);
}
