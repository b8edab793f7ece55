import { expect } from 'vitest';
import type { Answer, RouteTool, ToolDefinition, View } from '../define-tool.js';
import { testView } from '../view.testing.js';

/** Reads and presents a body as a call does; `given` overrides the view. */
export function presented(
  tool: ToolDefinition,
  body: unknown,
  now: number,
  input: Record<string, unknown>,
  given: Partial<View> = {},
): Answer {
  const { read, present } = tool as RouteTool;
  return present(read(body), testView({ now, input, ...given }) as never, body);
}

/** What no answer may hold, whatever came in. */
const FORBIDDEN = /undefined|NaN|\[object|Invalid Date|Infinity|!|\u001b|\u200b/;

/** Checks what holds for every answer: nothing broken in it, and within the budget of its text. */
export function expectSound(answer: Answer, budget: number): void {
  expect(answer.text).not.toMatch(FORBIDDEN);
  expect(answer.text.length).toBeLessThanOrEqual(budget);
  const facts = JSON.stringify(answer.facts);
  expect(facts).not.toMatch(FORBIDDEN);
  expect(facts.length).toBeLessThanOrEqual(budget * 1.5);
  expect(JSON.parse(facts)).toEqual(answer.facts);
}
