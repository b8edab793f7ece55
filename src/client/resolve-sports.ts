import { splitSportsKey, sportsKey } from '../domain/keys.js';
import { InputError } from '../errors/index.js';
import type { KeyRule } from '../tools/define-tool.js';
import { GRAMMAR } from '../tools/grammar.js';
import { cleanText, truncate } from '../util/text.js';

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
    if (separate !== undefined && keyed !== undefined && separate !== keyed) {
      throw new InputError({
        argument: 'key',
        message: `key says ${name} "${cleanText(keyed)}" but the argument ${name} says "${cleanText(String(separate))}". Give one of them, or make them agree.`,
      });
    }
    const value = keyed ?? separate;
    if (value !== undefined) result[name] = value;
  }
  const missing = rule.parts.filter((name) => result[name] === undefined);
  if (missing.length > 0) {
    throw new InputError({
      argument: missing[0] ?? 'key',
      message: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing. Give key (${form(rule)}) or ${rule.parts.join(', ')}.`,
    });
  }
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
  return found.map((piece, index) => {
    const accepted = GRAMMAR[rule.parts[index] ?? '']?.(piece);
    if (accepted && !accepted.ok)
      refuse(
        `has "${cleanText(piece)}" for ${rule.parts[index]}, which ${accepted.what ?? 'is not accepted'}`,
      );
    return piece;
  });
}
