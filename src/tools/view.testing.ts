import { type Answer, isRouteTool, type ToolDefinition, type View } from './define-tool.js';

/** The view of a call in New South Wales at `now`, answered four seconds ago by the upstream; `given` overrides. */
export function testView<I>(given: Partial<View<I>> & { now: number; input: I }): View<I> {
  return {
    jurisdiction: 'NSW',
    zone: 'Australia/Sydney',
    detail: 'concise',
    ageSeconds: 4,
    source: 'upstream',
    ...given,
  };
}

/** Reads and presents `body` with a tool that is one GET. */
export function answerTo(
  tool: ToolDefinition,
  body: unknown,
  given: Partial<View> & { now: number; input: Record<string, unknown> },
): Answer {
  if (!isRouteTool(tool)) throw new Error(`${tool.name} is not one GET`);
  return tool.present(tool.read(body), testView(given) as View<never>, body);
}

/** What no answer may hold, as text or as JSON. */
const UNSOUND = /undefined|NaN|\[object Object\]|Invalid Date|Infinity/;

/** Why this answer can't be given to anybody, or undefined. */
export function unsound(answer: Answer): string | undefined {
  const facts = JSON.stringify(answer.facts);
  const odd = UNSOUND.exec(answer.text) ?? UNSOUND.exec(facts);
  if (odd) return `holds ${odd[0]}`;
  const line = answer.text.split('\n').find((one) => one !== one.trimEnd() || one === '');
  if (line !== undefined) return `holds an empty line or trailing blanks: "${line}"`;
  if (JSON.stringify(JSON.parse(facts)) !== facts) return 'facts change when sent';
  return undefined;
}
