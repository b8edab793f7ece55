import type { Json } from '../../../util/json.js';
import { type Answer, isRouteTool, type ToolDefinition } from '../../define-tool.js';
import { testView } from '../../view.testing.js';

/** Thursday 26 November 2026, 14:02 in Sydney. */
export const NOW = Date.parse('2026-11-26T03:02:00Z');

const REFUSED = /undefined|NaN|\[object Object\]|Invalid Date|!(?!\w)/;

/** Reads and presents `body` as the tool does; refuses what no output may hold. */
export function show(
  tool: ToolDefinition,
  body: unknown,
  input: Record<string, unknown>,
  now = NOW,
): Answer & { lines: string[]; facts: { [key: string]: Json } } {
  if (!isRouteTool(tool)) throw new Error(`${tool.name} has no route`);
  const answer = tool.present(tool.read(body), testView({ now, input }), body);
  const facts = JSON.stringify(answer.facts);
  if (REFUSED.test(answer.text) || REFUSED.test(facts))
    throw new Error(`not fit to show: ${answer.text}\n${facts}`);
  return { ...answer, lines: answer.text.split('\n'), facts: answer.facts as { [key: string]: Json } };
}
