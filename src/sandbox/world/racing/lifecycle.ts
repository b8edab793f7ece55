import { random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import type { Meeting, Race, RaceCard, RaceState, RaceStatus, RaceTimes } from './types.js';

const AUSTRALIA = new Set(['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT']);

/** True for a meeting in Australia. */
export function atHome(meeting: Pick<Meeting, 'location'>): boolean {
  return AUSTRALIA.has(meeting.location);
}

// Median seconds a start is late, and the speed in metres a second.
const LATE = { R: 55, H: 66, G: 40 } as const;
const SPEED = { R: 16.4, H: 13.2, G: 16.8 } as const;
/** A race no later than this, run and paid without incident, may carry the promise that racing never pauses. */
const PUNCTUAL = 100 * SECOND;

type Unborn = Pick<Race, 'meeting' | 'number' | 'distance' | 'advertised' | 'incident'>;

function drawDelays(draw: ReturnType<typeof random>, advertised: number): { at: number; start: number }[] {
  const first = { at: advertised - draw.int(30, 400) * SECOND, start: advertised + draw.int(2, 9) * MINUTE };
  if (!draw.chance(0.25)) return [first];
  return [
    first,
    { at: first.start - draw.int(20, 100) * SECOND, start: first.start + draw.int(2, 6) * MINUTE },
  ];
}

/** Draws when a race changes its state. A `punctual` race is neither delayed nor long in paying. */
export function drawTimes(seed: string, race: Unborn, punctual: boolean): RaceTimes {
  const { meeting, advertised, distance, incident } = race;
  const { code } = meeting;
  const draw = random(seed, meeting.date, code, meeting.name, race.number, 'times');
  const delayed = draw.chance(0.05) && !punctual;
  const delays = delayed ? drawDelays(draw, advertised) : [];
  const start = delays.at(-1)?.start ?? advertised;
  const spread = Math.exp(draw.normal(Math.log(LATE[code]), 0.55));
  const jump = start + Math.round(Math.min(spread, punctual ? 95 : 280)) * SECOND;
  const closed = jump + draw.int(2, 7) * SECOND;
  const run = Math.round(distance / SPEED[code]) * SECOND;
  const interim = closed + run + draw.int(12, 40) * SECOND;
  const usual = closed + Math.round(Math.exp(draw.normal(Math.log(160), 0.25))) * SECOND;
  const settled = Math.max(interim + draw.int(20, 45) * SECOND, Math.min(usual, interim + 100 * SECOND));
  const paying = incident?.kind === 'protest' ? interim + draw.int(240, 560) * SECOND : settled;
  const home = atHome(meeting);
  const ahead = !home ? draw.int(9, 16) : code === 'R' ? draw.int(40, 48) : draw.int(20, 28);
  return {
    delays,
    fixedOpen: advertised - ahead * HOUR - draw.int(0, 3599) * SECOND,
    fixedClose: jump - (draw.chance(0.3) ? 0 : draw.int(1, 45)) * SECOND,
    jump,
    closed,
    interim,
    paying,
  };
}

/** True when nothing about the race keeps others waiting: on time, no incident, paid soon after. */
export function isPunctual(race: Race): boolean {
  const { times } = race;
  return race.incident === undefined && times.delays.length === 0 && times.jump - race.advertised <= PUNCTUAL;
}

/** When betting on a race ends: its pools shut, or it is called off before that. */
export function shutAt({ times, incident }: Race): number {
  return incident?.kind === 'abandoned' ? Math.min(incident.at, times.closed) : times.closed;
}

/** The start as advertised at `now`. */
export function startAt(race: Race, now: number): number {
  return race.times.delays.findLast((delay) => delay.at <= now)?.start ?? race.advertised;
}

function statusAt({ times, incident }: Race, now: number): RaceStatus {
  if (incident?.kind === 'abandoned' && now >= incident.at) return 'Abandoned';
  if (now < times.closed) return 'Normal';
  if (now < times.interim) return 'Closed';
  if (incident?.kind === 'protest') {
    if (now < times.interim + 30 * SECOND) return 'Interim';
    return now < times.paying || incident.standing ? 'Protest' : 'Paying';
  }
  return now < times.paying ? 'Interim' : 'Paying';
}

/** The first four places as the TAB shows them: after a dead heat at home the places it uses up are empty (recorded). */
function placings(race: Race, finish: RaceCard['finish']): (readonly number[])[] {
  const groups: (readonly number[])[] = [];
  let place = 0;
  for (const group of finish) {
    if (place >= 4) break;
    groups.push(group);
    place += group.length;
    if (!atHome(race.meeting)) continue;
    while (groups.length < Math.min(place, 4)) groups.push([]);
  }
  return groups;
}

/** The race as of `now`; `card` is asked for only once there is a result to show. */
export function raceState(race: Race, now: number, card: () => RaceCard): RaceState {
  const status = statusAt(race, now);
  const { times } = race;
  const start = startAt(race, now);
  const fixedOpen = status === 'Normal' && now >= times.fixedOpen && now < times.fixedClose;
  if (status === 'Abandoned') {
    return { status, start, fixedOpen, paid: false, over: true, results: [[], [], [], []] };
  }
  const over = now >= times.closed;
  const paid = now >= times.paying;
  const results = now >= times.interim ? placings(race, card().finish) : [];
  return { status, start, fixedOpen, paid, over, results, ...(paid ? { resultedAt: times.paying } : {}) };
}
