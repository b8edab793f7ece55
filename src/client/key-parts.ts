import { InputError } from '../errors/index.js';
import type { KeyRule } from '../tools/define-tool.js';
import { cleanText } from '../util/text.js';

/** Refuses a key and a separate argument that say different things. */
export function refuseDisagreement(name: string, keyed: unknown, separate: unknown): never {
  const [a, b] = [keyed, separate].map((value) => cleanText(String(value)));
  throw new InputError({
    argument: 'key',
    message: `key says ${name} "${a}" but the argument ${name} says "${b}". Give one of them, or make them agree.`,
  });
}

/** Throws InputError naming the parts that neither a key nor the separate arguments gave; `form` is how a key looks. */
export function requireParts(rule: KeyRule, found: Readonly<Record<string, unknown>>, form: string): void {
  const missing = rule.parts.filter((name) => found[name] === undefined);
  const [first] = missing;
  if (first === undefined) return;
  throw new InputError({
    argument: first,
    message: `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing. Give key (${form}) or ${rule.parts.join(', ')}.`,
  });
}
