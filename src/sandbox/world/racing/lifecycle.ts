import type { RaceType } from '../../../domain/racing-code.js';
import { random } from '../random.js';
import { HOUR, MINUTE, SECOND } from './calendar.js';
import { type Quantiles, valueAt } from './quantiles.js';
import type { Meeting, Race, RaceCard, RaceState, RaceStatus, RaceTimes } from './types.js';

const AUSTRALIA = new Set(['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT']);

/** True for a meeting in Australia. */
export function atHome(meeting: Pick<Meeting, 'location'>): boolean {
  return AUSTRALIA.has(meeting.location);
}

// Seconds a start is late (measured), and the speed in metres a second.
const LATE: Record<RaceType, Quantiles> = {
  R: [
    [0, 5],
    [0.01, 12],
    [0.05, 19],
    [0.1, 23],
    [0.25, 33],
    [0.5, 55],
    [0.75, 96],
    [0.9, 158],
    [0.95, 211],
    [0.99, 365],
    [1, 900],
  ],
  H: [
    [0, 20],
    [0.01, 28],
    [0.05, 38],
    [0.1, 43],
    [0.25, 52],
    [0.5, 66],
    [0.75, 85],
    [0.9, 116],
    [0.95, 167],
    [0.99, 339],
    [1, 900],
  ],
  G: [
    [0, 24],
    [0.05, 29.3],
    [0.25, 35.8],
    [0.5, 40],
    [0.75, 44],
    [0.95, 58.3],
    [0.99, 111],
    [1, 400],
  ],
};
/** Seconds from the close of the pools to the dividends (recorded for gallops, protests included). */
const PAID_AFTER: Quantiles = [
  [0, 60],
  [0.01, 73],
  [0.05, 101],
  [0.1, 122],
  [0.25, 142],
  [0.5, 164],
  [0.75, 200],
  [0.9, 249],
  [0.95, 303],
  [0.99, 497],
  [1, 700],
];
const SPEED = { R: 16.4, H: 13.2, G: 16.8 } as const;
/** Of the times recorded the longest are those of races with a protest, which have times of their own here. */
const WITHOUT_PROTEST = 0.965;
/** A race no later than this, run and paid without incident, may carry the promise that racing never pauses. */
const PUNCTUAL = 100 * SECOND;
const SOON_PAID = 300 * SECOND;
/** A start later than this is announced more often than not. */
const ANNOUNCED = 150;

type Unborn = Pick<Race, 'meeting' | 'number' | 'distance' | 'advertised' | 'incident'>;

/** New starts as they are announced before a race that is `late` by so many seconds. */
function drawDelays(
  draw: ReturnType<typeof random>,
  advertised: number,
  late: number,
): { at: number; start: number }[] {
  const minutes = Math.floor((late - 30) / 60);
  const start = advertised + minutes * MINUTE;
  if (minutes < 5 || draw.chance(0.5)) return [{ at: advertised - draw.int(30, 400) * SECOND, start }];
  const first = advertised + Math.floor(minutes / 2) * MINUTE;
  return [
    { at: advertised - draw.int(30, 400) * SECOND, start: first },
    { at: first - draw.int(20, 100) * SECOND, start },
  ];
}

/** When a protest is lodged, decided, and the race is paid after it (ours). */
function drawProtest(
  draw: ReturnType<typeof random>,
  interim: number,
): Required<Pick<RaceTimes, 'protest' | 'paying'>> {
  const lodged = interim + draw.int(20, 90) * SECOND;
  const decided = lodged + draw.int(180, 420) * SECOND;
  return { protest: { lodged, decided }, paying: decided + draw.int(20, 60) * SECOND };
}

/** Draws when a race changes its state. A `punctual` race is neither delayed nor long in paying. */
export function drawTimes(seed: string, race: Unborn, punctual: boolean): RaceTimes {
  const { meeting, advertised, distance, incident } = race;
  const { code } = meeting;
  const draw = random(seed, meeting.date, code, meeting.name, race.number, 'times');
  const usual = Math.round(valueAt(LATE[code], draw.next()));
  const late = punctual ? Math.min(usual, 95) : usual;
  const delayed = late > ANNOUNCED && draw.chance(0.6);
  const delays = delayed ? drawDelays(draw, advertised, late) : [];
  const jump = advertised + late * SECOND;
  const closed = jump + draw.int(2, 7) * SECOND;
  const run = Math.round(distance / SPEED[code]) * SECOND;
  const interim = closed + run + draw.int(6, 18) * SECOND;
  const after = Math.round(valueAt(PAID_AFTER, draw.next() * WITHOUT_PROTEST)) * SECOND;
  const soonest = interim + draw.int(5, 15) * SECOND;
  const settled = Math.max(soonest, closed + (punctual ? Math.min(after, SOON_PAID) : after));
  const heard = incident?.kind === 'protest' ? drawProtest(draw, interim) : { paying: settled };
  const home = atHome(meeting);
  const ahead = !home ? draw.int(9, 16) : code === 'R' ? draw.int(40, 48) : draw.int(20, 28);
  return {
    delays,
    fixedOpen: advertised - ahead * HOUR - draw.int(0, 3599) * SECOND,
    fixedClose: jump - (draw.chance(0.3) ? 0 : draw.int(1, 45)) * SECOND,
    jump,
    closed,
    interim,
    ...heard,
  };
}

/** True when nothing about the race keeps others waiting: on time, no incident, paid soon after. */
export function isPunctual({ times, incident, advertised }: Race): boolean {
  const onTime = times.delays.length === 0 && times.jump - advertised <= PUNCTUAL;
  return incident === undefined && onTime && times.paying - times.closed <= SOON_PAID;
}

/** When betting on a race ends: its pools shut, or it is called off before that. */
export function shutAt({ times, incident }: Race): number {
  return incident?.kind === 'abandoned' ? Math.min(incident.at, times.closed) : times.closed;
}

/** The start as advertised at `now`; that of a race called off moves no more. */
export function startAt(race: Race, now: number): number {
  const until = Math.min(now, shutAt(race));
  return race.times.delays.findLast((delay) => delay.at <= until)?.start ?? race.advertised;
}

function statusAt({ times, incident }: Race, now: number): RaceStatus {
  if (incident?.kind === 'abandoned' && now >= incident.at) return 'Abandoned';
  if (now < times.closed) return 'Normal';
  if (now < times.interim) return 'Closed';
  if (times.protest && now >= times.protest.lodged) {
    const standing = incident?.kind === 'protest' && incident.standing;
    if (standing || now < times.protest.decided) return 'Protest';
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

/** How far a race is at `now`: its state without start and result. */
export function progressAt(race: Race, now: number): Pick<RaceState, 'status' | 'paid' | 'over'> {
  const status = statusAt(race, now);
  if (status === 'Abandoned') return { status, paid: false, over: true };
  return { status, paid: now >= race.times.paying, over: now >= race.times.closed };
}

/** The race as of `now`; `card` is asked for only once there is a result to show. */
export function raceState(race: Race, now: number, card: () => RaceCard): RaceState {
  const { status, paid, over } = progressAt(race, now);
  const { times } = race;
  const start = startAt(race, now);
  const fixedOpen = status === 'Normal' && now >= times.fixedOpen && now < times.fixedClose;
  if (status === 'Abandoned') {
    return { status, start, fixedOpen, paid, over, results: [[], [], [], []] };
  }
  const order = (): RaceCard['finish'] =>
    now < (times.protest?.decided ?? times.interim) ? card().pastThePost : card().finish;
  const results = now >= times.interim ? placings(race, order()) : [];
  return { status, start, fixedOpen, paid, over, results, ...(paid ? { resultedAt: times.paying } : {}) };
}
