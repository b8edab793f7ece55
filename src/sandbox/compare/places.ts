import { JURISDICTIONS } from '../../domain/jurisdiction.js';
import { addDays } from '../../util/zone.js';
import { storedMeetings } from '../bodies/historical/find.js';
import { dateOf } from '../world/racing/calendar.js';
import type { Meeting } from '../world/racing.js';
import type { SportsEvent } from '../world/sports/index.js';
import type { World } from '../world/world.js';

/** What has been chosen for the placeholders before, and what is asked of a route. */
export interface Asking {
  world: World;
  now: number;
  query: URLSearchParams;
  /** The route's path with its placeholders. */
  template: string;
  params: Readonly<Record<string, string>>;
}

/** At most `most` of a list, evenly spread over it. */
export function spread<T>(list: readonly T[], most: number): T[] {
  return list.filter(
    (_, index) => Math.floor((index * most) / list.length) !== Math.floor(((index - 1) * most) / list.length),
  );
}

function meetings({ world, params, query }: Asking): Meeting[] {
  const names = query.get('fixedOdds') === 'true';
  return world.racing
    .day(params['date'] ?? '')
    .meetings.filter(({ code, fixedOddsOnly }) => code === params['raceType'] && !!fixedOddsOnly === names);
}

function races(asking: Asking): string[] {
  const { world, now, params } = asking;
  const letter = params['venue'];
  const found =
    letter === undefined
      ? meetings(asking).filter(({ name, mnemonic }) =>
          [name, mnemonic].includes(params['venueMnemonic'] ?? ''),
        )
      : storedMeetings(world.racing, params['date'] ?? '', now).filter(
          ({ sellCode }) => sellCode.meetingCode === letter,
        );
  return found.flatMap((meeting) => meeting.races.map((race) => race.matchName ?? String(race.number)));
}

function competitions({ world, params }: Asking) {
  return world.sports.competitions(params['sport'] ?? '');
}

function events(asking: Asking): readonly SportsEvent[] {
  const { world, now, params, template } = asking;
  const info = competitions(asking).find(({ name }) => name === params['competition']);
  if (!info) return [];
  if (template.includes('/results/')) return world.sports.resulted(info, now);
  if (params['tournament'] === undefined) return world.sports.open(info, now);
  const tournament = world.sports.tournaments(info, now).find(({ name }) => name === params['tournament']);
  return tournament ? world.sports.openIn(tournament, now) : [];
}

const numbers = (last: number): string[] => Array.from({ length: last }, (_, index) => String(index + 1));

/** What a placeholder may stand for, given those before it: enough to meet every state there is, few enough to be quick. */
const CANDIDATES: Record<string, (asking: Asking) => readonly string[]> = {
  jurisdiction: () => JURISDICTIONS.slice(0, 1),
  date: ({ now, params }) =>
    (params['jurisdiction'] === undefined ? [-1, 0, 1] : [-2, -3]).map((days) => addDays(dateOf(now), days)),
  raceType: () => ['R', 'H', 'G'],
  venueMnemonic: (asking) =>
    spread(meetings(asking), 4).map(
      ({ name, mnemonic }) => (asking.query.has('fixedOdds') ? name : mnemonic) ?? name,
    ),
  venue: ({ world, now, params }) =>
    spread(storedMeetings(world.racing, params['date'] ?? '', now), 8).map(
      ({ sellCode }) => sellCode.meetingCode,
    ),
  raceNumber: (asking) => spread(races(asking), 6),
  runnerNumber: () => ['1', '2'],
  wageringProduct: () => ['Quinella', 'Exacta', 'Duet'],
  description: () => ['1'],
  sport: ({ world }) => world.sports.sports.map(({ name }) => name),
  competition: (asking) => spread(competitions(asking), 4).map(({ name }) => name),
  tournament: (asking) =>
    competitions(asking)
      .filter(({ name }) => name === asking.params['competition'])
      .flatMap((info) => spread(asking.world.sports.tournaments(info, asking.now), 2))
      .map(({ name }) => name),
  match: (asking) => spread(events(asking), 3).map(({ name }) => name),
  round: () => numbers(8),
};

/** Every choice of values for the placeholders of a route, in a world at a moment. `fixed` are chosen already. */
export function* placesOf(
  asking: Asking,
  fixed: Readonly<Record<string, string>>,
): Generator<Record<string, string>> {
  const names = [...asking.template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const open = names.find((name) => asking.params[name] === undefined);
  if (open === undefined) {
    yield { ...asking.params };
    return;
  }
  const values = fixed[open] === undefined ? (CANDIDATES[open]?.(asking) ?? []) : [fixed[open]];
  for (const value of values) {
    yield* placesOf({ ...asking, params: { ...asking.params, [open]: value } }, fixed);
  }
}
