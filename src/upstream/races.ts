import type { RaceStub } from '../domain/meeting.js';
import * as lenient from './lenient.js';
import { readStub } from './stub.js';

/** The races of one meeting. Throws ContractError without `races`, or for one without number, status or start. */
export function readRaces(body: unknown): RaceStub[] {
  const races = lenient.requireList(lenient.requireObject(body, 'body')['races'], 'races');
  return races.map((race, i) => readStub(race, `races[${i}]`));
}
