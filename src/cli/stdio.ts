import { chooseTarget } from '../config/target.js';
import { createRuntime } from '../runtime.js';
import { startStdio } from '../server/transports/stdio.js';
import { VERSION } from '../version.js';
import { readSettings } from './settings.js';
import { untilStopped } from './until-stopped.js';

/** For a person who starts it by hand, and would wait in vain for something to happen. */
const HINT = `TAB MCP ${VERSION} waits for an MCP client on stdin. \`tab-mcp serve\` says how to connect one, \`tab-mcp --help\` what else there is. Ctrl-C stops it.\n`;

/** Serves MCP over stdin and stdout until stdin closes or a signal comes. Nothing but protocol reaches stdout. */
export async function stdio(envFile?: string): Promise<void> {
  const config = readSettings(envFile);
  const runtime = createRuntime(config, chooseTarget(config, true));
  const onError = (error: Error) => runtime.log.warn('stdio', { message: error.message });
  const connection = startStdio(runtime.factory, onError, [process.stdin, process.stdout]);
  const stopped = untilStopped(connection.close);
  if (process.stdin.isTTY) process.stderr.write(HINT);
  await Promise.race([connection.closed, stopped]);
  await runtime.close();
}
