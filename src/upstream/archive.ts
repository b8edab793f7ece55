import type { Meeting, RaceStub } from '../domain/meeting.js';
import type { Placing, Race, RaceStatus } from '../domain/race.js';
import { racePhase } from '../domain/race-phase.js';
import { venueNamed } from '../domain/venues.js';
import type { JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readMeetingHead } from './meeting-head.js';
import { readPools } from './pools.js';
import { readRace } from './race.js';
import { readRaceOfList } from './stub.js';

// The archive is the historical results service. Its races are recorded; of its lists only the outline is known, so
// that nothing but names, codes and numbers is asked of them.

/** What the archive knows a meeting by. */
export interface ArchiveAddress {
  /** The meeting's letter on that day, which stands where the live service has the venue's mnemonic (recorded). */
  letter: string;
  /** What the meeting is sold as; for a few overseas it is not the code that races. */
  type: string;
}

/** A meeting of a past day. `venue` is the mnemonic of the venue table, none where that does not know the name. */
export interface ArchivedMeeting extends Meeting {
  address: ArchiveAddress | undefined;
}

/** True for a day's body of the live service without a meeting: it has let the day go, or there never was one. */
export function isEmptyDay(body: unknown): boolean {
  const meetings = lenient.object(body)['meetings'];
  return Array.isArray(meetings) && meetings.length === 0;
}

/** The meetings of a past day. Throws ContractError without `meetings`, or for one without name, code or races. */
export function readArchivedMeetings(body: unknown): ArchivedMeeting[] {
  const meetings = lenient.requireList(lenient.requireObject(body, 'body')['meetings'], 'meetings');
  return meetings.map((member, i) => readArchivedMeeting(member, `meetings[${i}]`));
}

function readArchivedMeeting(value: unknown, path: string): ArchivedMeeting {
  const from = lenient.requireObject(value, path);
  const name = lenient.required(lenient.text(from['meetingName']), `${path}.meetingName`, 'a name');
  lenient.required(lenient.text(from['raceType']), `${path}.raceType`, 'R, H or G');
  const head = readMeetingHead(from);
  return {
    ...head,
    venue: venueNamed(head.code, name)?.mnemonic,
    prizeMoney: lenient.money(from['prizeMoney']),
    pools: readPools(from['exoticPools']),
    races: readPastRaces(from['races'], `${path}.races`),
    address: readAddress(from),
  };
}

/** The letter and type in the link of a race, else as the meeting tells them. */
function readAddress(from: JsonObject): ArchiveAddress | undefined {
  for (const race of lenient.objects(from['races'])) {
    const link = lenient.text(lenient.object(race['_links'])['self']) ?? '';
    const [, letter, type] = /\/\d{4}-\d{2}-\d{2}\/(\w+)\/([RHG])\/races\//.exec(link) ?? [];
    if (letter !== undefined && type !== undefined) return { letter, type };
  }
  const sold = lenient.object(from['sellCode']);
  const letter = lenient.text(sold['meetingCode']) ?? lenient.text(from['venueMnemonic']);
  const type = lenient.text(sold['scheduledType']) ?? lenient.text(from['raceType']);
  return letter === undefined || type === undefined ? undefined : { letter, type };
}

/** The races of a past meeting. Throws ContractError without `races`, or for one without number. */
export function readArchivedRaces(body: unknown): RaceStub[] {
  return readPastRaces(lenient.requireObject(body, 'body')['races'], 'races');
}

function readPastRaces(value: unknown, path: string): RaceStub[] {
  return lenient.requireList(value, path).map((member, i) => {
    const race = readRaceOfList(member, `${path}[${i}]`);
    return { ...race, status: pastStatus(race.status, race.placings) };
  });
}

/** A whole race of a past day. Throws ContractError without number, status or runners. */
export function readArchivedRace(body: unknown): Race {
  const race = readRace(body);
  return { ...race, status: pastStatus(race.status, race.placings) };
}

/** No race of a past day is open: without a status it has paid where it has placings; `Over` is our word for the rest. */
function pastStatus(status: RaceStatus | undefined, placings: readonly Placing[]): RaceStatus {
  if (status !== undefined && racePhase(status) !== 'open') return status;
  return placings.length > 0 ? 'Paying' : 'Over';
}
