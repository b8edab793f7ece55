import type { z } from 'zod';
import { isObject, parseJson } from '../../util/json.js';
import { truncate } from '../../util/text.js';
import { type Fault, SCENARIO } from './fault.js';

/** One thing wrong with a scenario. */
export interface ScenarioIssue {
  /** Where, such as `faults[2].rate`; empty for the whole. */
  field: string;
  /** A whole sentence with what came and what is accepted. */
  message: string;
}

/** A scenario that is not accepted; the message says of each wrong field what is accepted. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  readonly issues: readonly ScenarioIssue[];

  constructor(issues: readonly ScenarioIssue[]) {
    super(issues.map(({ message }) => message).join(' '));
    this.issues = issues;
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      Array.isArray(inner) ? inner[Number(key)] : isObject(inner) ? inner[String(key)] : undefined,
    value,
  );
}

function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1);
}

function word(field: string, problem: string, accepted: string): ScenarioIssue {
  return { field, message: `${field === '' ? 'The scenario' : field} ${problem}. Accepted: ${accepted}.` };
}

function issuesOf(issue: z.core.$ZodIssue, scenario: unknown): ScenarioIssue[] {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.message.replace('an object of ', '');
    return issue.keys.map((key) => word(fieldName([...issue.path, key]), 'is unknown', names));
  }
  const value = at(scenario, issue.path);
  if (value === undefined) return [word(fieldName(issue.path), 'is missing', issue.message)];
  const shown = truncate(JSON.stringify(value) ?? typeof value, 80);
  return [word(fieldName(issue.path), `${shown} is not accepted`, issue.message)];
}

/** The faults of a scenario, `{ faults: [...] }`, defaults filled in. Throws ScenarioError. */
export function readScenario(scenario: unknown): Fault[] {
  const read = SCENARIO.safeParse(scenario);
  if (!read.success) throw new ScenarioError(read.error.issues.flatMap((issue) => issuesOf(issue, scenario)));
  return read.data.faults as Fault[];
}

/** The faults of a scenario written as JSON. Throws ScenarioError. */
export function readScenarioText(json: string): Fault[] {
  const scenario = parseJson(json);
  if (scenario !== undefined) return readScenario(scenario);
  throw new ScenarioError([word('', 'is no JSON', 'an object of faults, a list')]);
}
