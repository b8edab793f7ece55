import type { Meeting } from '../domain/meeting.js';
import * as lenient from './lenient.js';
import { readMeetingHead } from './meeting-head.js';
import { readPools } from './pools.js';
import { readStub } from './stub.js';

/**
 * The meetings of a day with their races. Throws ContractError without `meetings`, or for a meeting without name,
 * code or races.
 */
export function readMeetings(body: unknown): Meeting[] {
  const meetings = lenient.requireList(lenient.requireObject(body, 'body')['meetings'], 'meetings');
  return meetings.map((member, i) => readMeeting(member, `meetings[${i}]`));
}

function readMeeting(value: unknown, path: string): Meeting {
  const from = lenient.requireObject(value, path);
  lenient.required(lenient.text(from['meetingName']), `${path}.meetingName`, 'a name');
  lenient.required(lenient.text(from['raceType']), `${path}.raceType`, 'R, H or G');
  return {
    ...readMeetingHead(from),
    prizeMoney: lenient.money(from['prizeMoney']),
    pools: readPools(from['exoticPools']),
    races: lenient
      .requireList(from['races'], `${path}.races`)
      .map((race, i) => readStub(race, `${path}.races[${i}]`)),
  };
}
