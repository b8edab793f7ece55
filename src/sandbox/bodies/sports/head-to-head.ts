import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { CompetitionInfo, EventSide, SportsEvent, SportsWorld } from '../../world/sports/index.js';
import { timestamp } from './market.js';

// The path is recorded as a link of matches; the body is ours.

/** How many weeks or days of a competition are looked through, and how many matches are told of each kind. */
const GROUPS = 60;
const TOLD = 5;

interface Played {
  event: SportsEvent;
  sides: readonly [EventSide, EventSide];
  score: { home: number; away: number };
}

/** Matches resulted before this one started and by now, the latest first. */
function* before(
  world: SportsWorld,
  info: CompetitionInfo,
  event: SportsEvent,
  now: number,
): Generator<Played> {
  const last = world.groupAt(info, event.start);
  for (let group = last; group > last - GROUPS; group--) {
    const matches = world
      .round(info, group)
      .filter((one) => one.start < event.start && one.phase(now) === 'resulted')
      .sort((a, b) => b.start - a.start);
    for (const one of matches) {
      const score = one.score(now);
      if (score && one.sides) yield { event: one, sides: one.sides, score };
    }
  }
}

function matchRow({ event, sides, score }: Played): JsonObject {
  return {
    name: event.name,
    spectrumUniqueId: event.uniqueId,
    startTime: timestamp(event.start),
    scores: [
      { name: sides[0].name, position: 'HOME', score: score.home },
      { name: sides[1].name, position: 'AWAY', score: score.away },
    ],
  };
}

/** `W`, `L` or `D` for a team in a match it played. */
function letter({ sides, score }: Played, team: string): string {
  const lead = sides[0].name === team ? score.home - score.away : score.away - score.home;
  return lead > 0 ? 'W' : lead < 0 ? 'L' : 'D';
}

function headToHeadBody(
  world: SportsWorld,
  info: CompetitionInfo,
  event: SportsEvent,
  sides: readonly [EventSide, EventSide],
  now: number,
): JsonObject {
  const [home, away] = sides.map(({ name }) => name) as [string, string];
  const plays = (played: Played, team: string): boolean => played.sides.some(({ name }) => name === team);
  const between: Played[] = [];
  const lately = new Map<string, Played[]>([
    [home, []],
    [away, []],
  ]);
  for (const played of before(world, info, event, now)) {
    if (between.length < TOLD && plays(played, home) && plays(played, away)) between.push(played);
    for (const [team, list] of lately) if (list.length < TOLD && plays(played, team)) list.push(played);
  }
  const won = (team: string): number => between.filter((played) => letter(played, team) === 'W').length;
  return {
    match: {
      id: event.id,
      name: event.name,
      spectrumUniqueId: event.uniqueId,
      startTime: timestamp(event.start),
    },
    headToHead: {
      played: between.length,
      homeWins: won(home),
      awayWins: won(away),
      draws: between.length - won(home) - won(away),
      matches: between.map(matchRow),
    },
    recentForm: [...lately].map(([name, list], i) => ({
      name,
      position: i === 0 ? 'HOME' : 'AWAY',
      form: list.map((played) => letter(played, name)).join(''),
      matches: list.map(matchRow),
    })),
  };
}

function find(world: SportsWorld, { params, now }: SandboxRequest) {
  const info = world
    .competitions(params['sport'] ?? '')
    .find(({ name, sameGame }) => sameGame === true && name === params['competition']);
  if (!info) return undefined;
  const event = [...world.open(info, now), ...world.resulted(info, now)].find(
    ({ uniqueId }) => String(uniqueId) === params['match'],
  );
  return event?.sides && { info, event, sides: event.sides };
}

/** `/v1/stats-service/…/h2h/stats`: how the two sides of a match fared, against each other and lately. Form reads from the latest. */
export function headToHeadRoute(world: SportsWorld): SandboxRoute {
  return {
    method: 'GET',
    path: '/v1/stats-service/sports/{sport}/competitions/{competition}/matches/{match}/h2h/stats',
    needsJurisdiction: false,
    handle: (request) => {
      const found = find(world, request);
      if (!found) return notFound();
      const { info, event, sides } = found;
      return { status: 200, body: headToHeadBody(world, info, event, sides, request.now) };
    },
  };
}
