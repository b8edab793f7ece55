import * as z from 'zod';
import { InputError, type InputIssue } from '../errors/index.js';
import { isObject } from '../util/json.js';
import { nearest } from '../util/nearest.js';
import { cleanText, truncate } from '../util/text.js';
import type { ToolDefinition } from './define-tool.js';
import { fullShape } from './full-input.js';
import { GRAMMAR, SECRET_ARGUMENTS } from './grammar.js';

// Names that clients of older servers and their documents use, and what they are called here.
const ALIASES: Readonly<Record<string, string>> = {
  count: 'max_races',
  num_races: 'max_races',
  meeting_id: 'key',
  race_id: 'key',
  match_id: 'match_name',
  sport_id: 'sport_name',
  competition_id: 'competition_name',
  tournament_id: 'tournament_name',
  date: 'meeting_date',
  venue_code: 'venue_mnemonic',
  state: 'jurisdiction',
  token: 'access_token',
};

/** Most arguments looked at one by one. */
const MAX_ARGUMENTS = 40;

/** How a value is shown in an error: short, clean, and never a secret. */
function shown(argument: string, value: unknown): string {
  if (SECRET_ARGUMENTS.has(argument)) return '(not shown)';
  // Written out before it is cleaned, so that a blank or a control character that is at fault can be seen.
  const text = cleanText(JSON.stringify(value));
  return truncate(text, 80);
}

/**
 * Checks `given` against a tool's arguments; every problem is named at once.
 * Gives the accepted values (dates may still be `today`, keys are not taken apart). Throws InputError.
 */
export function acceptInput(tool: ToolDefinition, given: unknown): Record<string, unknown> {
  if (given !== undefined && !isObject(given)) {
    throw new InputError({
      argument: 'arguments',
      message: 'The arguments are not an object. Accepted: named arguments.',
    });
  }
  const shape = fullShape(tool);
  const several = Object.keys(given ?? {}).length;
  if (several > MAX_ARGUMENTS) {
    const message = `${several} arguments are more than any tool takes. Accepted: ${Object.keys(shape).join(', ')}.`;
    throw new InputError({ argument: 'arguments', message });
  }
  const issues: InputIssue[] = [];
  const accepted: Record<string, unknown> = {};
  for (const [argument, value] of Object.entries(given ?? {})) {
    if (!Object.hasOwn(shape, argument)) {
      issues.push({ argument, message: unknownArgument(argument, Object.keys(shape)) });
    } else if (value !== undefined && value !== null) {
      const outcome = acceptValue(argument, value, shape[argument] as z.ZodType);
      if ('issue' in outcome) issues.push(outcome.issue);
      else accepted[argument] = outcome.value;
    }
  }
  for (const [argument, field] of Object.entries(shape) as [string, z.ZodType][]) {
    if (argument in accepted || issues.some((issue) => issue.argument === argument)) continue;
    const absent = field.safeParse(undefined);
    if (!absent.success)
      issues.push({
        argument,
        message: `${argument} is missing. Accepted: ${acceptedWords(argument, field)}.`,
      });
    else if (absent.data !== undefined) accepted[argument] = absent.data;
  }
  if (issues.length > 0) throw new InputError(issues);
  return accepted;
}

function unknownArgument(argument: string, known: string[]): string {
  const alias = ALIASES[argument];
  const meant = alias !== undefined && known.includes(alias) ? alias : nearest(argument, known, 1)[0];
  const name = JSON.stringify(truncate(cleanText(argument), 60));
  return `there is no argument ${name}${meant ? `; did you mean ${meant}?` : `. Accepted: ${known.join(', ')}.`}`;
}

function acceptValue(
  argument: string,
  value: unknown,
  field: z.ZodType,
): { value: unknown } | { issue: InputIssue } {
  const ruled = GRAMMAR[argument]?.(value) ?? { ok: true as const, value };
  if (!ruled.ok) {
    const what = ruled.what ?? 'is not accepted';
    return {
      issue: {
        argument,
        message: `${argument} ${shown(argument, value)} ${what}. Accepted: ${ruled.accepted}.`,
      },
    };
  }
  const parsed = field.safeParse(ruled.value);
  if (parsed.success) return { value: parsed.data };
  return {
    issue: {
      argument,
      message: `${argument} ${shown(argument, value)} is not accepted. Accepted: ${schemaWords(field)}.`,
    },
  };
}

interface JsonSchema {
  type?: string;
  enum?: unknown[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  description?: string;
}

/** What the schema accepts; a number or a switch needs no description beside it. */
function words(schema: JsonSchema): string {
  if (schema.enum) return `${schema.enum.join(' or ')} (${schema.description})`;
  switch (schema.type) {
    case 'integer':
      return `a whole number from ${schema.minimum} to ${schema.maximum}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return `text of 1 to ${schema.maxLength} characters (${schema.description})`;
    default:
      return `an object (${schema.description})`;
  }
}

/** What an argument accepts, in words: from its grammar where it has one, else from its schema. */
function acceptedWords(argument: string, field: z.ZodType): string {
  const ruled = GRAMMAR[argument]?.(Symbol());
  return ruled && !ruled.ok ? ruled.accepted : schemaWords(field);
}

function schemaWords(field: z.ZodType): string {
  return words(z.toJSONSchema(field, { io: 'input' }) as JsonSchema);
}
