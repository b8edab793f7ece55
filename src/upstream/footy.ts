import type { FootyDividend, FootyMatch, FootyOption, FootyPool, FootyRound } from '../domain/footy.js';
import { isObject, type JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';
import { readOutcome } from './markets.js';
import { addScores, readContestants } from './match.js';
import { describeMembers, type ReadList, readName } from './sports-members.js';

// No FootyTAB answer is recorded: only the paths are known. Members are those the routes, racing's pools and our
// sandbox suggest, each read where it is there.

/** The first of `members` that `read` makes something of. */
function first<T>(
  holder: JsonObject,
  members: readonly string[],
  read: (value: unknown) => T | undefined,
): T | undefined {
  for (const member of members) {
    const found = read(holder[member]);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PRODUCT = ['wageringProduct', 'product', 'poolType', 'name', 'betType'];
const STATUS = ['poolStatusCode', 'roundStatus', 'matchStatus', 'bettingStatus', 'status'];
const CLOSES = ['closeTime', 'poolCloseTime', 'closingTime'];
const PAYS = ['approximate', 'approximateDividend', 'return', 'returnWin', 'dividend', 'amount', 'price'];

const positive = (value: unknown): number | undefined => {
  const found = lenient.number(value);
  return found !== undefined && found > 0 && found < 1e9 ? found : undefined;
};

function readOption(member: unknown): FootyOption | undefined {
  if (!isObject(member)) {
    const name = lenient.text(member);
    return name === undefined ? undefined : { name };
  }
  const margin = first(member, ['margin', 'marginName', 'range'], lenient.text);
  const team = first(member, ['team', 'teamName', 'contestant'], lenient.text);
  const name =
    readName(member) ??
    ([team, margin].filter((part) => part !== undefined).join(' ') ||
      first(member, ['selection', 'description', 'number'], lenient.text));
  if (name === undefined || name === '') return undefined;
  const pays = first(member, PAYS, positive);
  const outcome = readOutcome(member);
  return { name, ...(pays !== undefined && { pays }), ...(outcome && { outcome }) };
}

function readFootyMatch(member: unknown): FootyMatch | undefined {
  const match = lenient.object(member);
  const sides = [match['homeTeam'], match['awayTeam']].map(readName).filter((name) => name !== undefined);
  const name = readName(member) ?? lenient.text(match['matchName']) ?? (sides.join(' v ') || undefined);
  if (name === undefined) return undefined;
  const contestants = readContestants(match);
  const number = first(match, ['matchNumber', 'legNumber', 'number'], lenient.integer);
  const startsAt = first(match, ['startTime', 'matchStartTime', ...CLOSES], lenient.time);
  const status = first(match, STATUS, lenient.text);
  const result = first(match, ['result', 'resultName', 'winningMargin', 'winner'], lenient.text);
  const lists = ['margins', 'options', 'selections', 'approximates', 'propositions'];
  return {
    name,
    ...(number !== undefined && { number }),
    ...(startsAt !== undefined && { startsAt }),
    ...(status !== undefined && { status }),
    contestants: addScores(
      match,
      contestants.length > 0 ? contestants : sides.map((side) => ({ name: side })),
    ),
    ...(result !== undefined && { result }),
    options: lists.flatMap((list) => lenient.each(match[list], readOption)),
  };
}

function readPool(member: unknown): FootyPool | undefined {
  if (!isObject(member)) return undefined;
  const product = first(member, PRODUCT, lenient.text);
  if (product === undefined) return undefined;
  const status = first(member, STATUS, lenient.text);
  const total = first(member, ['poolTotal', 'total', 'poolSize', 'pool'], lenient.money);
  const jackpot = first(member, ['jackpot', 'jackpotCarriedIn', 'jackpotTotal'], lenient.money);
  const closesAt = first(member, CLOSES, lenient.time);
  return {
    product,
    ...(status !== undefined && { status }),
    ...(total !== undefined && { total }),
    ...(jackpot !== undefined && jackpot > 0 && { jackpot }),
    ...(closesAt !== undefined && { closesAt }),
    matches: [...lenient.each(member['matches'], readName), ...lenient.each(member['legs'], readLeg)],
  };
}

function readLeg(member: unknown): string | undefined {
  const leg = lenient.object(member);
  return readName(member) ?? lenient.text(leg['matchName']) ?? lenient.text(leg['match']);
}

function readDividend(member: unknown): FootyDividend | undefined {
  if (!isObject(member)) return undefined;
  const product = first(member, PRODUCT, lenient.text);
  if (product === undefined) return undefined;
  const status = first(member, STATUS, lenient.text);
  const carried = first(member, ['jackpotCarriedOver', 'carriedOver'], lenient.money);
  const rows = lenient.objects(member['poolDividends'] ?? member['dividends'] ?? [member]).map((row) => {
    const amount = first(row, ['amount', 'dividend', 'return'], positive);
    const selections = lenient.each(row['selections'], (value) => readName(value) ?? lenient.text(value));
    return { selections, ...(amount !== undefined && { amount }) };
  });
  return {
    product,
    ...(status !== undefined && { status }),
    ...(carried !== undefined && carried > 0 && { jackpotCarriedOver: carried }),
    rows,
  };
}

/** What a pool paid, where it carries its dividends itself. */
function paidPool(pool: JsonObject): FootyDividend[] {
  const paid = lenient.objects(pool['dividends'] ?? pool['poolDividends']).length > 0;
  const dividend = paid ? readDividend(pool) : undefined;
  return dividend ? [dividend] : [];
}

function readRoundMembers(round: JsonObject): FootyRound {
  const number = first(round, ['roundNumber', 'number', 'round'], lenient.integer);
  const name = first(round, ['name', 'roundName', 'displayName'], lenient.text);
  const named = (value: unknown) => readName(value) ?? lenient.text(value);
  const series = first(round, ['series', 'seriesName'], named);
  const competition = first(round, ['competitionName', 'competition'], named);
  const status = first(round, STATUS, lenient.text);
  const startsAt = first(round, ['startTime', 'roundStartTime', 'startDate'], lenient.time);
  const closesAt = first(round, CLOSES, lenient.time);
  const listed = Array.isArray(round['matches']) ? round['matches'].length : undefined;
  const matchCount = first(round, ['matchCount', 'numberOfMatches', 'matches'], lenient.integer) ?? listed;
  return {
    ...(number !== undefined && { number }),
    ...(name !== undefined && { name }),
    ...(series !== undefined && { series }),
    ...(competition !== undefined && { competition }),
    ...(status !== undefined && { status }),
    ...(startsAt !== undefined && { startsAt }),
    ...(closesAt !== undefined && { closesAt }),
    ...(matchCount !== undefined && { matchCount }),
    matches: lenient.each(round['matches'], readFootyMatch),
    pools: lenient.each(round['pools'], readPool),
    dividends: [
      ...lenient.each(round['dividends'], readDividend),
      ...lenient.objects(round['pools']).flatMap(paidPool),
    ],
  };
}

/** The rounds of a sport: `{rounds:[{roundNumber, name, matches, …}]}` (ours). Throws ContractError for no object. */
export function readFootyRounds(body: unknown): ReadList<FootyRound> {
  const holder = Array.isArray(body) ? { rounds: body as unknown[] } : lenient.requireObject(body, 'body');
  const entries = lenient.objects(holder['rounds']).map(readRoundMembers);
  return Array.isArray(holder['rounds']) ? { entries } : { entries, unrecognised: describeMembers(holder) };
}

/** One round. */
export interface FootyRoundAnswer {
  round: FootyRound;
  unrecognised?: string[];
}

/** The answer that is one round; it may stand under `round`. Throws ContractError for no object. */
export function readFootyRound(body: unknown): FootyRoundAnswer {
  const holder = lenient.requireObject(body, 'body');
  const inner = isObject(holder['round']) ? holder['round'] : holder;
  const round = readRoundMembers(inner);
  const known = round.matches.length + round.pools.length + round.dividends.length > 0;
  const empty = Array.isArray(inner['matches']);
  return known || empty ? { round } : { round, unrecognised: describeMembers(inner) };
}
