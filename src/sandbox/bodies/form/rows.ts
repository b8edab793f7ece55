import type { RaceType } from '../../../domain/racing-code.js';
import type { JsonObject } from '../../../util/json.js';
import type { RecentWin } from '../../world/form/connections.js';
import { abbreviationOf } from '../../world/form/outing.js';
import type { PastStart } from '../../world/form/past-starts.js';
import { lengths, runningTime, titleCase } from './words.js';

function replays({ date, replayCode, raceNumber, kind }: PastStart, code: RaceType): JsonObject {
  const [year, month] = date.split('-');
  const letter = code === 'H' ? 'T' : code;
  const file = `${date.replaceAll('-', '')}${replayCode}${letter}${String(raceNumber).padStart(2, '0')}`;
  const base = 'https://mediatabs.skyracing.com.au';
  return {
    audio: `${base}/Audio_Replay/${year}/${month}/${file}.mp3`,
    video: `${base}/Race_Replay/${year}/${month}/${file}${kind === 'trial' ? 'T' : ''}_V.mp4`,
  };
}

// Kilograms in a gallop (recorded); "0" for a greyhound (recorded); where it started from in harness racing (ours).
function handicapText({ weight, handicap }: PastStart, code: RaceType): string {
  return code === 'R' ? weight.toFixed(1) : (handicap ?? '0');
}

/** A row of a runner's previous starts. Gallops are recorded; harness follows them (ours); greyhounds have a row of their own (recorded 2017). */
export function startRow(start: PastStart, code: RaceType): JsonObject {
  const { kind, course, price, distance } = start;
  const trial = kind === 'trial';
  const head = {
    startType: trial ? 'Trial' : 'LastStarts',
    startDate: start.date,
    raceNumber: start.raceNumber,
    finishingPosition: String(start.position),
    numberOfStarters: start.starters,
    draw: 0,
    margin: lengths(start.margin),
    venueAbbreviation: abbreviationOf(course),
  };
  const result = {
    startingPosition: start.barrier,
    odds: price === undefined ? null : price.toFixed(2),
    winnerOrSecond: start.winnerOrSecond,
    positionInRun: start.inRunning ?? null,
  };
  if (code === 'G') {
    return {
      ...head,
      distance,
      class: start.class,
      handicap: handicapText(start, code),
      weight: start.weight,
      ...result,
      time: runningTime(start.time, false),
      stewardsComment: null,
    };
  }
  return {
    ...head,
    skyRacing: replays(start, code),
    distance,
    class: start.class,
    ...(trial ? {} : { handicap: handicapText(start, code) }),
    rider: trial ? start.rider : titleCase(start.rider),
    ...result,
    trackCondition: start.going,
    time: runningTime(start.time, true),
    stewardsComment: null,
  };
}

/** A row of a trainer's or rider's last wins: most of it zeros and nulls (recorded). */
export function winRow(win: RecentWin, partner: 'rider' | 'trainer', partnered: boolean): JsonObject {
  return {
    startType: 'LastWins',
    startDate: win.date,
    raceNumber: 0,
    finishingPosition: '0',
    numberOfStarters: 0,
    draw: 0,
    margin: null,
    venueAbbreviation: win.abbreviation,
    distance: win.distance,
    class: null,
    ...(partnered && partner === 'rider' ? { rider: win.partner } : {}),
    startingPosition: 0,
    odds: win.price.toFixed(2),
    winnerOrSecond: null,
    positionInRun: null,
    time: null,
    runner: win.runner,
    ...(partnered && partner === 'trainer' ? { trainer: win.partner } : {}),
    stewardsComment: null,
  };
}
