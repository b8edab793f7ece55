import type { Approximate, Approximates } from '../domain/approximates.js';
import { truncate } from '../util/text.js';
import * as lenient from './lenient.js';

// No payload of this route is recorded. A client reads `{approximates: [{selections: [9, 3], return: 7.4}]}`, with
// `return` 0 where a runner is scratched; the pair `selection`/`return` under `approximateSets` is recorded in the
// `multiLegApproximates` of a race. Everything else here is a guess, and nothing is required.

function selectionsOf(value: unknown): string[] {
  const members = Array.isArray(value) ? value.flat(2) : [value];
  return members.flatMap((member) => {
    const written = lenient.text(member);
    return written === undefined
      ? []
      : written
          .split(/\s*[-–,/>]\s*/)
          .filter((part) => part !== '')
          .map((part) => truncate(part, 12));
  });
}

function readCombination(member: unknown, before: readonly string[]): Approximate | undefined {
  const row = lenient.object(member);
  const selections = selectionsOf(row['selections'] ?? row['selection']);
  if (selections.length === 0) return undefined;
  return { selections: [...before, ...selections], dividend: lenient.price(row['return']) };
}

function readCombinations(body: Record<string, unknown>): Approximate[] {
  const direct = lenient.each(body['approximates'], (member) => readCombination(member, []));
  const sets = lenient.objects(body['approximateSets']).flatMap((set) => {
    const before = lenient.each(set['results'], (leg) => lenient.text(lenient.object(leg)['result']));
    return lenient.each(set['approximates'], (member) => readCombination(member, before));
  });
  return [...direct, ...sets];
}

/** Reads the answer of `.../pools/{wageringProduct}/approximates`. Any object will do; throws ContractError for another type. */
export function readApproximates(body: unknown): Approximates {
  const top = Array.isArray(body) ? { approximates: body } : lenient.requireObject(body, 'body');
  const pool = lenient.object(top['pool']);
  const known = Array.isArray(top['approximates']) || Array.isArray(top['approximateSets']);
  return {
    product: lenient.text(top['wageringProduct']) ?? lenient.text(pool['wageringProduct']),
    combinations: readCombinations(top),
    poolTotal: lenient.money(top['poolTotal']) ?? lenient.money(pool['poolTotal']),
    jackpot: lenient.money(top['jackpot']) ?? lenient.money(pool['jackpot']),
    poolStatus: lenient.text(top['poolStatusCode']) ?? lenient.text(pool['poolStatusCode']),
    updatedAt: lenient.time(top['oddsUpdateTime']) ?? lenient.time(pool['oddsUpdateTime']),
    unrecognised: known ? undefined : lenient.each(Object.keys(top), lenient.text).slice(0, 20),
  };
}
