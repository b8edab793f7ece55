import { chooseTarget, createRuntime, loadConfig, type Runtime } from '../../src/index.js';
import type { Surroundings } from '../../src/runtime.js';
import { findTool } from '../../src/server/catalogue.js';
import type { ToolResult } from '../../src/server/result.js';

/** A runtime over an upstream at `url`, or over the embedded sandbox without one; further settings as environment variables. */
export function testRuntime(
  url?: string,
  env: Record<string, string> = {},
  surroundings: Surroundings = {},
): Runtime {
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    ...(url === undefined ? {} : { TAB_BASE_URL: url }),
    ...env,
  });
  return createRuntime(config, chooseTarget(config, true), surroundings);
}

/** Calls a tool as the operator. */
export function callTool(
  runtime: Runtime,
  name: string,
  given: Record<string, unknown> = {},
  caller = runtime.operator,
): Promise<ToolResult> {
  const tool = findTool(name);
  if (!tool) throw new Error(`no tool ${name}`);
  return runtime.execute(tool, given, caller, new AbortController().signal);
}

/** The last text of a result, which is the concise one. */
export function textOf(result: ToolResult): string {
  return result.content.at(-1)?.text ?? '';
}
