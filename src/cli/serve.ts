import { chooseTarget, isLoopback } from '../config/target.js';
import { createRuntime } from '../runtime.js';
import { callerFromHeaders } from '../server/caller-settings.js';
import { startHttp } from '../server/transports/http.js';
import { CommandError, EXIT, listenError, print } from './exit.js';
import { readSettings } from './settings.js';
import { startScreen } from './start-screen.js';
import { untilStopped } from './until-stopped.js';

/** Serves MCP over HTTP until a signal comes. */
export async function serve(options: { envFile?: string; port?: string; host?: string }): Promise<void> {
  const config = readSettings(options.envFile, { PORT: options.port, HOST: options.host });
  if (!isLoopback(config.host)) {
    throw new CommandError(
      `HOST ${config.host} can be reached by others, and this version has no authentication, so it is refused. Accepted: a loopback address, e.g. 127.0.0.1.`,
      EXIT.usage,
    );
  }
  const runtime = createRuntime(config, chooseTarget(config, true));
  const startedAt = new Date().toISOString();
  const http = await startHttp({
    factory: runtime.factory,
    status: () => ({ ...runtime.status(), started_at: startedAt }),
    host: config.host,
    port: config.port,
    identify: (headers) => ({ caller: callerFromHeaders(headers, runtime.operator) }),
    onError: (error) => runtime.log.warn('http', { message: error.message }),
  }).catch((error: unknown) => {
    throw listenError(error, config.host, config.port);
  });
  const stopped = untilStopped(async () => {
    await http.close();
    await runtime.close();
  });
  print(await startScreen(runtime, http.url));
  await stopped;
}
