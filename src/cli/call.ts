import { chooseTarget } from '../config/target.js';
import { createRuntime } from '../runtime.js';
import { findTool, toolList } from '../server/catalogue.js';
import type { ToolDefinition } from '../tools/define-tool.js';
import { inputJsonSchema } from '../tools/full-input.js';
import { nearest } from '../util/nearest.js';
import { cancelOnSignal } from './cancel-on-signal.js';
import { CommandError, EXIT, print } from './exit.js';
import { readSettings } from './settings.js';

/** For handles belong to the process that gives them. */
const ENDED =
  'The credentials are good. The handles ended with this command; ask a running server for ones to use, or set TAB_CLIENT_ID and TAB_CLIENT_SECRET.\n';

/** Calls one tool with `key=value` arguments; prints its text, or its structured result with `json`. */
export async function call(
  name: string,
  pairs: readonly string[],
  options: { json?: boolean; envFile?: string },
): Promise<number> {
  const tool = findTool(name);
  if (!tool) {
    const near = nearest(
      name,
      toolList(true).map((listed) => listed.name),
      1,
    )[0];
    throw new CommandError(
      `There is no tool "${name}"${near ? `; did you mean ${near}?` : '.'} \`tab-mcp tools\` lists them.`,
      EXIT.usage,
    );
  }
  const given = readArguments(tool, pairs);
  const config = readSettings(options.envFile);
  const runtime = createRuntime(config, chooseTarget(config, true));
  try {
    const result = await runtime.execute(tool, given, runtime.operator, cancelOnSignal());
    const structured = result.structuredContent ?? { content: result.content };
    print(
      options.json
        ? JSON.stringify(structured, null, 2)
        : result.content.map((block) => block.text).join('\n'),
    );
    if (!result.isError && name.startsWith('tab_oauth_') && !config.exposeRawTokens)
      process.stderr.write(ENDED);
    return result.isError ? EXIT.failed : EXIT.ok;
  } finally {
    await runtime.close();
  }
}

/** `key=value` texts as arguments of the types that the tool's schema has. Throws CommandError for what is no pair. */
export function readArguments(tool: ToolDefinition, pairs: readonly string[]): Record<string, unknown> {
  const properties = (inputJsonSchema(tool)['properties'] ?? {}) as Record<string, { type?: string }>;
  const given: Record<string, unknown> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) throw new CommandError(`"${pair}" is no argument. Accepted: name=value.`, EXIT.usage);
    const [name, text] = [pair.slice(0, at), pair.slice(at + 1)];
    given[name] = typed(text, properties[name]?.type);
  }
  return given;
}

function typed(text: string, type: string | undefined): unknown {
  if (type !== 'integer' && type !== 'number' && type !== 'boolean' && type !== 'object') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
