import { TabError } from '../errors/index.js';
import type { RouteTool } from '../tools/define-tool.js';
import { plainName } from '../tools/text/names.js';
import type { Lookup } from './lookup.js';
import { listPath, namesIn, namesOf, type Part, sportsBase } from './sports-names.js';
import { unlessMissing } from './unless-missing.js';

/**
 * The upstream answered 404 to names of sports: the same names as it writes them, where they differ only in case or
 * punctuation; undefined where that is not what is wrong.
 */
export async function respellSports(
  tool: RouteTool,
  input: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): Promise<Record<string, unknown> | undefined> {
  const names = namesOf(tool.route);
  if (names[0] !== 'sport_name') return undefined;
  const base = sportsBase(tool.route);
  const found: Part[] = [];
  try {
    for (const name of names) {
      const given = String(input[name]);
      const body = await unlessMissing(lookup.body(listPath(base, found)));
      const known = body === undefined ? [] : namesIn(body, name, base);
      const same = known.filter((one) => plainName(one) === plainName(given));
      const value = known.includes(given) ? given : same[0];
      if (value === undefined) break;
      found.push({ name, value });
    }
  } catch (error) {
    if (!(error instanceof TabError)) throw error;
  }
  const changed = found.filter(({ name, value }) => value !== input[name]);
  if (changed.length === 0) return undefined;
  return { ...input, ...Object.fromEntries(changed.map(({ name, value }) => [name, value])) };
}
