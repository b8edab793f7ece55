import { chooseTarget } from '../config/target.js';
import { createRuntime } from '../runtime.js';
import { startStdio } from '../server/transports/stdio.js';
import { readSettings } from './settings.js';
import { untilStopped } from './until-stopped.js';

/** Serves MCP over stdin and stdout until stdin closes or a signal comes. Nothing but protocol reaches stdout. */
export async function stdio(envFile?: string): Promise<void> {
  const config = readSettings(envFile);
  const runtime = createRuntime(config, chooseTarget(config, true));
  const connection = startStdio(runtime.factory, (error) =>
    runtime.log.warn('stdio', { message: error.message }),
  );
  await Promise.race([connection.closed, untilStopped(connection.close)]);
  await runtime.close();
}
