import { sportsKey } from '../domain/keys.js';
import { NotFoundError, TabError } from '../errors/index.js';
import { plainName } from '../tools/text/names.js';
import { readSportsList } from '../upstream/sports.js';
import { nearest } from '../util/nearest.js';
import { cleanText, truncate } from '../util/text.js';
import type { Lookup } from './lookup.js';
import { listPath, namesIn, namesOf, type Part, RESULTS, SPORTS, sportsBase } from './sports-names.js';
import { unlessMissing } from './unless-missing.js';

/** How many names are offered where none is near. */
const OFFERED = 5;

/**
 * Asks the level above what is missing; where that is missing too, the one above it. A match that is among the results,
 * or open, is told with the tool that has it.
 */
export async function explainSports(
  route: string,
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<NotFoundError> {
  const base = sportsBase(route);
  const path = namesOf(route).map((name) => ({ name, value: String(input[name]) }));
  for (const [level, missing] of [...path.entries()].reverse()) {
    const above = path.slice(0, level);
    const body = await unlessMissing(lookup.body(listPath(base, above)));
    if (body === undefined) continue;
    if (route.includes('/footy/')) return explainFooty(missing.value, input['round_number'], body);
    const elsewhere = level === 0 ? undefined : await otherSide(base, path, lookup);
    if (elsewhere) return elsewhere;
    const known = namesIn(body, missing.name, base);
    const names = above.map(({ value }) => value);
    if (known.includes(missing.value)) return nothingUnder(sportsKey(...names, missing.value));
    const below = level === 0 ? oneLevelDown(missing.value, known, body, base) : undefined;
    return below ?? missingAmong(missing, names, known);
  }
  return new NotFoundError('The TAB has nothing there (HTTP 404).', 404);
}

/** An open match that is asked for among the results, or one with a result among the open ones. */
async function otherSide(
  base: string,
  path: readonly Part[],
  lookup: Lookup,
): Promise<NotFoundError | undefined> {
  const match = path.at(-1);
  if (match?.name !== 'match_name') return undefined;
  const other = base === RESULTS ? SPORTS : RESULTS;
  // Results know no tournaments: their matches stand under the competition.
  const competition = path.filter(({ name }) => name === 'sport_name' || name === 'competition_name');
  try {
    const body = await unlessMissing(lookup.body(listPath(other, competition)));
    if (body === undefined) return undefined;
    const found = namesIn(body, 'match_name', other).find(
      (name) => plainName(name) === plainName(match.value),
    );
    if (found === undefined) return undefined;
    const key = sportsKey(...competition.map(({ value }) => value), found);
    return new NotFoundError(
      other === RESULTS
        ? `${shown(key)} is no longer open. It has a result: sports_get_resulted_match_in_competition takes this key.`
        : `${shown(key)} has no result yet, it is still listed for betting: sports_get_open_match_in_competition takes this key.`,
      404,
    );
  } catch (error) {
    if (error instanceof TabError) return undefined;
    throw error;
  }
}

/** The name is listed, so it is not the name that is wrong. */
function nothingUnder(key: string): NotFoundError {
  return new NotFoundError(
    `${shown(key)} is listed, but the TAB has nothing of this kind under it now (HTTP 404).`,
    404,
  );
}

/** What was given as a sport may be a competition of one. */
function oneLevelDown(
  wanted: string,
  sports: readonly string[],
  body: unknown,
  base: string,
): NotFoundError | undefined {
  if (nearest(wanted, sports).length > 0) return undefined;
  const competitions = readSportsList(body).entries.flatMap((sport) =>
    sport.competitions.map(({ name }) => ({ name, key: sportsKey(sport.name, name) })),
  );
  const close = new Set(
    nearest(
      wanted,
      competitions.map(({ name }) => name),
    ),
  );
  const same = competitions.filter(({ name }) => plainName(name) === plainName(wanted));
  const found = (same.length > 0 ? same : competitions.filter(({ name }) => close.has(name))).slice(0, 3);
  if (found.length === 0) return undefined;
  const tool = base === RESULTS ? 'sports_get_resulted_competition' : 'sports_get_open_competition';
  const what = found.length === 1 ? 'a competition' : 'competitions';
  return new NotFoundError(
    `sport_name "${shown(wanted)}" is no sport that is there now, but there ${found.length === 1 ? 'is' : 'are'} ${what} like it: ${found.map(({ key }) => key).join('; ')}. ${tool} takes this as its key.`,
    404,
  );
}

function explainFooty(wanted: string, round: unknown, body: unknown): NotFoundError {
  const { entries } = readSportsList(body);
  const listed = entries.find(({ name }) => name === wanted);
  const footy = entries.filter(({ footyTab }) => footyTab);
  if (listed && round !== undefined && (listed.footyTab || footy.length === 0)) {
    return new NotFoundError(
      `round_number ${round} of ${shown(wanted)} is not there. footytab_get_all_rounds lists what is.`,
      404,
    );
  }
  if (footy.length === 0) {
    if (listed) return nothingUnder(wanted);
    return missingAmong({ name: 'sport_name', value: wanted }, [], namesIn(body, 'sport_name', SPORTS));
  }
  const has = several(footy.map(({ name }) => name));
  return new NotFoundError(
    listed && !listed.footyTab
      ? `${shown(wanted)} has no FootyTAB now. Sports that have: ${has}.`
      : listed
        ? `${shown(wanted)} has no FootyTAB rounds now (HTTP 404). Sports with FootyTAB: ${has}.`
        : `sport_name "${shown(wanted)}" is no sport that has FootyTAB now. Sports that have: ${has}.`,
    404,
  );
}

function missingAmong(
  { name, value }: Part,
  above: readonly string[],
  known: readonly string[],
): NotFoundError {
  const close = nearest(value, known);
  const keys = (close.length > 0 ? close : known).map((one) => sportsKey(...above, one));
  const hint =
    keys.length === 0
      ? 'Nothing is listed there now.'
      : close.length > 0
        ? `Nearest: ${keys.join('; ')}.`
        : `There are: ${several(keys)}.`;
  return new NotFoundError(`${name} "${shown(value)}" is not there now. ${hint}`, 404);
}

/** The first few of these; the rest is counted. */
function several(names: readonly string[]): string {
  const left = names.length - OFFERED;
  return `${names.slice(0, OFFERED).join('; ')}${left > 0 ? `; and ${left} more` : ''}`;
}

function shown(value: unknown): string {
  return truncate(cleanText(String(value)), 120);
}
