import { racingDay } from '../domain/dates.js';
import { raceKey, sportsKey } from '../domain/keys.js';
import { NotFoundError, TabError } from '../errors/index.js';
import type { RouteTool } from '../tools/define-tool.js';
import { properName } from '../tools/text/names.js';
import { readCompetition } from '../upstream/competition.js';
import { readSport, readSportsList } from '../upstream/sports.js';
import { nearest } from '../util/nearest.js';
import { cleanText, truncate } from '../util/text.js';
import type { Lookup } from './lookup.js';
import { noMeeting } from './no-meeting.js';
import { pickMeeting } from './pick-meeting.js';
import { pathArguments } from './request.js';
import { unlessMissing } from './unless-missing.js';

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
    return names[0] === 'sport_name' ? await explainSports(tool.route, names, input, lookup) : plainly;
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

const SPORTS = '/v1/tab-info-service/sports';

/** Asks the level above what is missing; where that is missing too, the one above it. */
async function explainSports(
  route: string,
  names: readonly string[],
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<NotFoundError> {
  const base = route.includes('/results') ? `${SPORTS}/results` : SPORTS;
  const path = names
    .filter((name) => name !== 'round_number')
    .map((name) => ({ name, value: String(input[name]) }));
  for (const [level, missing] of [...path.entries()].reverse()) {
    const above = path.slice(0, level);
    const body = await unlessMissing(lookup.body(listPath(base, above)));
    if (body === undefined) continue;
    const known = namesIn(body, missing.name);
    const names = above.map(({ value }) => value);
    if (known.includes(missing.value)) return nothingUnder(sportsKey(...names, missing.value), input);
    return missingAmong(missing.name, missing.value, names, known);
  }
  return new NotFoundError('The TAB has nothing there (HTTP 404).', 404);
}

const SEGMENTS: Readonly<Record<string, string>> = {
  sport_name: '',
  competition_name: '/competitions',
  tournament_name: '/tournaments',
  match_name: '/matches',
};

function listPath(base: string, above: readonly { name: string; value: string }[]): string {
  return above.reduce(
    (path, { name, value }) => `${path}${SEGMENTS[name]}/${encodeURIComponent(value)}`,
    base,
  );
}

function namesIn(body: unknown, kind: string): string[] {
  if (kind === 'sport_name') return readSportsList(body).entries.map((sport) => sport.name);
  if (kind === 'competition_name')
    return readSport(body).sport.competitions.map((competition) => competition.name);
  const { tournaments, matches } = readCompetition(body);
  return (kind === 'tournament_name' ? tournaments : matches).map((member) => member.name);
}

/** The name is listed, so it is not the name that is wrong. */
function nothingUnder(key: string, input: Readonly<Record<string, unknown>>): NotFoundError {
  const round = input['round_number'];
  return round === undefined
    ? new NotFoundError(
        `${shown(key)} is listed, but the TAB has nothing of this kind under it now (HTTP 404).`,
        404,
      )
    : new NotFoundError(
        `round_number ${round} of ${shown(key)} is not there. footytab_get_all_rounds lists what is.`,
        404,
      );
}

function missingAmong(
  argument: string,
  wanted: string,
  above: readonly string[],
  known: readonly string[],
): NotFoundError {
  const close = nearest(wanted, known);
  const offered = close.length > 0 ? close : known.slice(0, 5);
  const keys = offered.map((name) => sportsKey(...above, name));
  const hint =
    keys.length === 0
      ? 'Nothing is listed there now.'
      : `${close.length > 0 ? 'Nearest' : 'There are'}: ${keys.join('; ')}.`;
  return new NotFoundError(`${argument} "${shown(wanted)}" is not there now. ${hint}`, 404);
}
