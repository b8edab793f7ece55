import { formRoutes } from '../../dist/sandbox/bodies/form/routes.js';
import { racingRoutes } from '../../dist/sandbox/bodies/racing/routes.js';
import { discoveryRoutes } from '../../dist/sandbox/bodies/service/discovery.js';
import { sportsRoutes } from '../../dist/sandbox/bodies/sports/routes.js';
import { createRouter } from '../../dist/sandbox/http/router.js';
import { createRacingWorld } from '../../dist/sandbox/world/racing.js';
import { random } from '../../dist/sandbox/world/random.js';
import { createSportsWorld } from '../../dist/sandbox/world/sports/index.js';
import { dateIn } from '../../dist/util/zone.js';

const SYDNEY = 'Australia/Sydney';
const ORIGIN = 'https://upstream.invalid';

/** Meetings that together have exactly `wanted` races in the span, all of `codes` among them; undefined where there are none. */
function chooseMeetings(meetings, wanted, codes, racesIn) {
  function choose(from, left, chosen) {
    if (left === 0)
      return codes.every((code) => chosen.some((one) => one.code === code)) ? chosen : undefined;
    for (let i = from; i < meetings.length; i++) {
      const here = racesIn(meetings[i]);
      const found = here > 0 && here <= left && choose(i + 1, left - here, [...chosen, meetings[i]]);
      if (found) return found;
    }
    return undefined;
  }
  return choose(0, wanted, []);
}

/**
 * The world of the bench: the sandbox's, with just the meetings of some days that give the wanted number of races in
 * the afternoon. `answer` is what the upstream would say at a moment, `nearest` what is about to jump.
 */
export function createAfternoon(settings) {
  const { seed, races: wanted, codes } = settings;
  const from = Date.parse(settings.from);
  const until = from + settings.minutes * 60_000;
  const date = dateIn(from, SYDNEY);
  const whole = createRacingWorld({ seed });
  const tote = whole.day(date).meetings.filter((meeting) => !meeting.fixedOddsOnly);
  const racesIn = ({ races }) =>
    races.filter(({ advertised }) => from <= advertised && advertised < until).length;
  const meetings = chooseMeetings(random(seed, 'meetings').shuffle(tote), wanted, codes, racesIn);
  if (!meetings) throw new Error(`No meetings of ${date} have together ${wanted} races in the afternoon.`);

  const days = new Map([[date, { date, meetings }]]);
  const day = (name) => {
    let found = days.get(name);
    if (!found) {
      const all = whole.day(name);
      const some = all.meetings.filter((meeting) => !meeting.fixedOddsOnly).slice(0, meetings.length);
      found = { date: name, meetings: some };
      days.set(name, found);
    }
    return found;
  };
  const world = { ...whole, day };
  const sports = createSportsWorld({ seed });
  const router = createRouter([
    ...discoveryRoutes,
    ...racingRoutes(world),
    ...formRoutes(world),
    ...sportsRoutes(sports),
  ]);

  /** What the upstream says to a GET of this target at `now`. */
  function answer(target, now) {
    const { pathname, searchParams } = new URL(target, ORIGIN);
    const { route, params } = router('GET', pathname) ?? {};
    if (!route) throw new Error(`The bench asks ${target}, which is no route of the sandbox.`);
    return route.handle({ params, query: searchParams, headers: {}, body: '', now, origin: ORIGIN });
  }

  const races = meetings.flatMap((meeting) => meeting.races);
  /** The races that jump next at `now`, the soonest first. */
  function nearest(now, count) {
    return races
      .filter((race) => now < race.times.closed && world.state(race, now).status === 'Normal')
      .map((race) => ({ race, start: world.state(race, now).start }))
      .sort((a, b) => a.start - b.start || a.race.index - b.race.index)
      .slice(0, count)
      .map(({ race }) => race);
  }

  return { from, until, date, meetings, answer, nearest };
}
