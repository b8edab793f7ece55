import type { Config } from '../config/options.js';
import { chooseTarget, LIVE_URL } from '../config/target.js';
import { createRuntime, type Runtime } from '../runtime.js';
import { startProxy } from '../server/transports/proxy.js';
import { listenError, print } from './exit.js';
import { numberOption } from './number-option.js';
import { readSettings } from './settings.js';
import { whom } from './start-screen.js';
import { untilStopped } from './until-stopped.js';

/** The proxy has no authentication: it is for programs on this computer. */
const HOST = '127.0.0.1';

/** Serves the TAB's own read paths over HTTP on a loopback port until a signal comes. */
export async function proxy(options: { port: string; envFile?: string }): Promise<void> {
  const port = numberOption(options.port, { name: '--port', low: 0, high: 65_535, whole: true });
  const running = await openProxy(readSettings(options.envFile), port);
  const stopped = untilStopped(running.close);
  print(running.screen);
  await stopped;
}

/** The running proxy with the way to the TAB behind it. Throws CommandError when it can't listen. */
export async function openProxy(
  config: Config,
  port: number,
): Promise<{ url: string; screen: string; close: () => Promise<void> }> {
  const runtime = createRuntime(config, chooseTarget(config, true));
  const startedAt = new Date().toISOString();
  const server = await startProxy({
    client: runtime.client,
    caller: runtime.operator,
    mark: runtime.mark,
    status: () => ({ ...runtime.status(), started_at: startedAt }),
    host: HOST,
    port,
    onError: (error) =>
      runtime.log.error('proxy', { stack: error instanceof Error ? error.stack : String(error) }),
  }).catch((error: unknown) => {
    throw listenError(error, HOST, port);
  });
  return {
    url: server.url,
    screen: proxyScreen(runtime, server.url),
    close: async () => {
      await server.close();
      await runtime.close();
    },
  };
}

/** What a person sees when the proxy has started: practice or real, and what to do with it. */
function proxyScreen(runtime: Pick<Runtime, 'target' | 'operator'>, url: string): string {
  const path = `/v1/tab-info-service/racing/next-to-go/races?jurisdiction=${runtime.operator.jurisdiction}`;
  return [
    `TAB proxy · ${whom(runtime)} · ${url}`,
    `Ask it       curl -i '${url}${path}'`,
    `Use it with  any program that reads the TAB: this address instead of ${LIVE_URL}`,
    `Watch it     tab-mcp stats --url ${url}`,
    ...(runtime.target.kind === 'embedded' ? ['Real prices  TAB_UPSTREAM=live tab-mcp proxy'] : []),
    'Unofficial software, not Tabcorp’s. It only reads. Ctrl-C stops it.',
  ].join('\n');
}
