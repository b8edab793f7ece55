import type { JsonObject } from '../../../util/json.js';
import type { Race, Runner } from '../../world/racing.js';
import { fixedOddsOnlyLinks } from './links.js';
import type { View } from './view.js';
import { dollars, present, seconds } from './write.js';

// The letter a code has in the names of replay files: harness is T there (recorded).
const REPLAY_LETTER = { R: 'R', H: 'T', G: 'G' } as const;

/** Where the replay will be, given before the race too. */
export function skyRacing({ meeting, number }: Race): JsonObject {
  const [year, month] = meeting.date.split('-');
  const file = `${meeting.date.replaceAll('-', '')}${meeting.replayCode}${REPLAY_LETTER[meeting.code]}${String(number).padStart(2, '0')}`;
  const host = 'https://mediatabs.skyracing.com.au';
  return {
    audio: `${host}/Audio_Replay/${year}/${month}/${file}.mp3`,
    video: `${host}/Race_Replay/${year}/${month}/${file}_V.mp4`,
  };
}

/** The channel's name, and the list of those that show the race. */
export function broadcast({ meeting }: Race): {
  broadcastChannel: string | null;
  broadcastChannels: string[];
} {
  if (meeting.fixedOddsOnly) return { broadcastChannel: null, broadcastChannels: [] };
  return { broadcastChannel: meeting.channel, broadcastChannels: [meeting.channel] };
}

/** What the tote calls a runner that is out by `now`; undefined for one still in. */
export function scratchedAs({ scratching }: Runner, now: number): 'Scratched' | 'LateScratched' | undefined {
  if (!scratching || scratching.at > now) return undefined;
  return scratching.late ? 'LateScratched' : 'Scratched';
}

function scratchings({ world, now }: View, race: Race): JsonObject[] {
  const rows = world.card(race).runners.flatMap((runner) => {
    const bettingStatus = scratchedAs(runner, now);
    return bettingStatus ? [{ runnerNumber: runner.number, runnerName: runner.name, bettingStatus }] : [];
  });
  return rows.sort(
    (a, b) => Number(a.bettingStatus === 'LateScratched') - Number(b.bettingStatus === 'LateScratched'),
  );
}

/** The running double this race may yet complete: given on the next race of a meeting only. */
function runningDouble({ world, now, jurisdiction }: View, race: Race): JsonObject[] | undefined {
  const before = race.meeting.races.find(({ number }) => number === race.number - 1);
  if (!before || !world.state(before, now).over || world.state(race, now).over) return undefined;
  const pool = world.pool(before, 'RunningDouble', now, jurisdiction);
  return (
    pool && [
      { wageringProduct: pool.product, jackpot: dollars(pool.jackpot), poolTotal: dollars(pool.total) },
    ]
  );
}

/** From this amount on a race is called a jackpot race (ours). */
const JACKPOT = 1_000_00;

/** True on the first leg of a pool with real money carried in. */
function isJackpotRace({ meeting, number }: Race): boolean {
  return meeting.multiLegs.some(({ legs, jackpot }) => legs[0] === number && jackpot >= JACKPOT);
}

/** A race as it stands in a list of its meeting. */
export function stubBody(view: View, race: Race): JsonObject {
  return race.meeting.fixedOddsOnly ? fixedOddsOnlyStub(view, race) : toteStub(view, race);
}

function toteStub(view: View, race: Race): JsonObject {
  const state = view.world.state(race, view.now);
  return present({
    raceNumber: race.number,
    raceClassConditions: race.conditions,
    raceName: race.name,
    raceStartTime: seconds(state.start),
    raceStatus: state.status,
    raceDistance: race.distance,
    hasParimutuel: true,
    hasFixedOdds: state.fixedOpen,
    ...broadcast(race),
    skyRacing: skyRacing(race),
    willHaveFixedOdds: true,
    allIn: false,
    cashOutEligibility: 'Disabled',
    allowBundle: false,
    results: state.results,
    scratchings: scratchings(view, race),
    isJackpotRace: isJackpotRace(race),
    multiLegApproximates: runningDouble(view, race),
  });
}

function fixedOddsOnlyStub(view: View, race: Race): JsonObject {
  const state = view.world.state(race, view.now);
  return present({
    raceNumber: race.number,
    raceStatus: state.status,
    hasParimutuel: false,
    hasFixedOdds: state.fixedOpen,
    ...broadcast(race),
    willHaveFixedOdds: true,
    allIn: false,
    cashOutEligibility: 'Disabled',
    allowBundle: false,
    raceStartTime: seconds(state.start),
    meetingDate: race.meeting.date,
    raceName: race.name,
    matchName: race.matchName,
    raceClassConditions: race.conditions,
    raceDistance: race.distance,
    fixedOddsOnlineBetting: true,
    // Only once there is one (recorded).
    results: state.results.length > 0 ? state.results : undefined,
    scratchings: scratchings(view, race),
    isJackpotRace: false,
    _links: fixedOddsOnlyLinks(view, race),
  });
}
