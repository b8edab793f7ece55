import { racingDay } from '../domain/dates.js';
import { raceKey } from '../domain/keys.js';
import { NotFoundError, TabError } from '../errors/index.js';
import type { RouteTool } from '../tools/define-tool.js';
import { properName } from '../tools/text/names.js';
import { nearest } from '../util/nearest.js';
import { cleanText, truncate } from '../util/text.js';
import { explainSports } from './explain-sports.js';
import type { Lookup } from './lookup.js';
import { noMeeting } from './no-meeting.js';
import { pickMeeting } from './pick-meeting.js';
import { pathArguments } from './request.js';

/**
 * The upstream answered 404 to a tool's request: says what is missing and the nearest names that are there.
 * Never throws; without anything to go by, the plain sentence.
 */
export async function explainMissing(
  tool: RouteTool,
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<NotFoundError> {
  const plainly = new NotFoundError('The TAB has nothing there (HTTP 404).', 404);
  try {
    const names = pathArguments(tool.route);
    if (names.includes('venue_mnemonic')) return await explainRacing(tool, input, lookup);
    return names[0] === 'sport_name' ? await explainSports(tool.route, input, lookup) : plainly;
  } catch (error) {
    if (error instanceof NotFoundError) return error;
    if (error instanceof TabError) return plainly;
    throw error;
  }
}

function shown(value: unknown): string {
  return truncate(cleanText(String(value)), 120);
}

async function explainRacing(
  tool: RouteTool,
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<NotFoundError> {
  const [date, code, venue] = ['meeting_date', 'race_type', 'venue_mnemonic'].map((name) =>
    String(input[name]),
  ) as [string, string, string];
  const meeting = pickMeeting(await lookup.meetings(date), code, venue);
  if (!meeting) return noMeeting({ date, code, venue }, lookup);
  const here = `${properName(meeting.name)} (${raceKey({ date, code, venue: meeting.venue ?? meeting.name })})`;
  const number = input['race_number'];
  const numbers = meeting.races.map((race) => race.number);
  const known = meeting.races.some((race) => race.number === number || race.matchName === number);
  if (number !== undefined && !known) {
    const matches = meeting.races.flatMap((race) => (race.matchName === undefined ? [] : [race.matchName]));
    const has =
      meeting.venue === undefined && matches.length > 0
        ? `has ${nearest(String(number), matches).join(', ') || matches.slice(0, 3).join(', ')}`
        : numbers.length > 0
          ? `has races ${Math.min(...numbers)} to ${Math.max(...numbers)}`
          : 'has no races on its card';
    return new NotFoundError(`race_number ${shown(number)} does not exist. ${here} ${has}.`, 404);
  }
  if (meeting.venue === undefined && tool.name !== 'racing_get_race') {
    return new NotFoundError(
      `${here} has fixed odds only, and the TAB lists no races and no form of such a meeting. racing_get_race takes its key and a race number.`,
      404,
    );
  }
  const past = date < racingDay(await lookup.now());
  const gone = past ? ' Past days go from the live service; racing_get_race has their results.' : '';
  if (input['wagering_product'] !== undefined) {
    return new NotFoundError(
      `There are no ${input['wagering_product']} approximates for race ${number} at ${here}. They exist for Quinella, Exacta and Duet where those are sold.${gone}`,
      404,
    );
  }
  if (input['runner_number'] !== undefined) {
    return new NotFoundError(
      `runner_number ${input['runner_number']} has no form in race ${number} at ${here}. racing_get_race lists who runs.${gone}`,
      404,
    );
  }
  const what = `The TAB has nothing for ${here}${number === undefined ? '' : ` race ${number}`} (HTTP 404)`;
  if (!past) return new NotFoundError(`${what}; past days go from its live service.`, 404);
  return new NotFoundError(
    tool.archive
      ? `${what}, nor has its archive.`
      : `${what}: the day has gone from its live service. racing_get_race has its results from the archive.`,
    404,
  );
}
