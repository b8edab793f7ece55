import { fileURLToPath } from 'node:url';
import { LIVE_URL } from '../config/target.js';
import type { Runtime } from '../runtime.js';
import { findTool } from '../server/catalogue.js';
import { tools } from '../tools/registry.js';
import { VERSION } from '../version.js';

/** Longest that the screen waits for the embedded sandbox to say what jumps next, milliseconds. */
const PATIENCE_MS = 1_000;

/** What a person sees when the server has started: practice or real, the address, and what to paste where. */
export async function startScreen(runtime: Runtime, url: string): Promise<string> {
  const main = fileURLToPath(new URL('../main.js', import.meta.url));
  const desktop = JSON.stringify({ mcpServers: { tab: { command: process.execPath, args: [main] } } });
  const next = runtime.target.kind === 'embedded' ? await nextJump(runtime) : undefined;
  return [
    `TAB MCP ${VERSION} · ${whom(runtime)} · ${url}`,
    `${tools.length} tools${next ? ` · next jump: ${next}` : ''}`,
    `Claude Desktop   ${desktop}`,
    `Claude Code      claude mcp add --transport http tab ${url}`,
    `Cursor           ${JSON.stringify({ mcpServers: { tab: { url } } })}`,
    `VS Code          ${JSON.stringify({ servers: { tab: { type: 'http', url } } })}`,
    ...(runtime.target.kind === 'embedded'
      ? [
          'Real prices      TAB_UPSTREAM=live (no account needed; an Australian address); with an account TAB_CLIENT_ID and TAB_CLIENT_SECRET',
        ]
      : []),
    'Unofficial software, not Tabcorp’s. Ctrl-C stops it.',
  ].join('\n');
}

/** Practice or real, in the first line of what a command prints. */
export function whom({ target }: Pick<Runtime, 'target'>): string {
  if (target.kind === 'embedded') return 'PRACTICE DATA from the local sandbox';
  return target.url.origin === LIVE_URL ? 'real TAB data' : `data from ${target.url.origin}`;
}

/** What jumps next in the embedded sandbox; undefined when it does not say so quickly. */
async function nextJump({ execute, operator }: Runtime): Promise<string | undefined> {
  const tool = findTool('racing_get_next_to_go');
  if (!tool) return undefined;
  const limit = AbortSignal.timeout(PATIENCE_MS);
  // Several, because the first ones may be overdue.
  const result = await execute(tool, { max_races: 10, detail: 'concise' }, operator, limit);
  return firstJump(result.content[0]?.text ?? '');
}

/** `Warwick Farm R4 in 2m`: the first race of a next-to-go answer that is still to jump. */
export function firstJump(text: string): string | undefined {
  const found = /^(in +\S+(?: \S+)?) +[RHG] +(\S.*? R\d+) /m.exec(text);
  return found ? `${found[2]} ${found[1]?.replace(/ +/g, ' ')}` : undefined;
}
