import { splitSportsKey, sportsKey } from '../domain/keys.js';
import { InputError } from '../errors/index.js';
import type { KeyRule } from '../tools/define-tool.js';
import { GRAMMAR } from '../tools/grammar.js';
import { plainName } from '../tools/text/names.js';
import { cleanText, truncate } from '../util/text.js';
import { refuseDisagreement, requireParts } from './key-parts.js';

/**
 * Fills in the names from `key` and the separate arguments, which must agree.
 * Throws InputError naming what is missing or wrong.
 */
export function resolveSports(
  rule: KeyRule,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { key, ...rest } = given;
  const fromKey = key === undefined ? [] : names(String(key), rule);
  const result: Record<string, unknown> = { ...rest };
  for (const [index, name] of rule.parts.entries()) {
    const [separate, keyed] = [given[name], fromKey[index]];
    if (separate !== undefined && keyed !== undefined && plainName(String(separate)) !== plainName(keyed))
      refuseDisagreement(name, keyed, separate);
    const value = keyed ?? separate;
    if (value !== undefined) result[name] = value;
  }
  requireParts(rule, result, form(rule));
  return result;
}

function form(rule: KeyRule): string {
  return sportsKey(...rule.parts.map((part) => part.replace('_name', '')));
}

function names(key: string, rule: KeyRule): string[] {
  const refuse = (why: string): never => {
    throw new InputError({
      argument: 'key',
      message: `key "${truncate(cleanText(key), 120)}" ${why}. Accepted: ${form(rule)}, names as answers print them.`,
    });
  };
  const found = splitSportsKey(key);
  if (found.length !== rule.parts.length)
    refuse(`has ${found.length} name${found.length === 1 ? '' : 's'}, this tool takes ${rule.parts.length}`);
  for (const [index, name] of rule.parts.entries()) {
    const outcome = GRAMMAR[name]?.(found[index]);
    if (outcome?.ok === false)
      refuse(`has "${cleanText(found[index] as string)}" for ${name}, which ${outcome.what}`);
  }
  return found;
}
