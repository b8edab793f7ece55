import type { NextRace } from '../domain/meeting.js';
import * as lenient from './lenient.js';
import { readMeetingHead } from './meeting-head.js';
import { readStub } from './stub.js';

/** The races that jump next, in the order of the body. Throws ContractError without number, start or meeting. */
export function readNextToGo(body: unknown): NextRace[] {
  const races = lenient.requireList(lenient.requireObject(body, 'body')['races'], 'races');
  return races.map((member, i) => {
    const path = `races[${i}]`;
    const race = readStub(member, path, false);
    const meeting = lenient.requireObject(lenient.object(member)['meeting'], `${path}.meeting`);
    return { meeting: readMeetingHead(meeting), race };
  });
}
