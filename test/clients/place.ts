import { SANDBOX_CREDENTIALS } from '../../src/sandbox/oauth.js';
import type { Installed } from '../support/installed.js';
import { start } from '../support/process.js';

/** A Tuesday afternoon in Sydney, with racing of every kind and a week of sport before it. */
const MOMENT = '2026-11-24T03:00:00Z';

/** Starts the sandbox alone, in the same world, whose clock stands still at the same moment; gives its address. */
export async function startWorld({ main, home }: Installed): Promise<string> {
  const world = start(main, ['sandbox', '--port', '0', '--at', MOMENT, '--speed', '0'], {
    env: { HOME: home },
  });
  return (await world.printed(/http:\/\/127\.0\.0\.1:\d+/))[0];
}

/** Settings of a server that asks a sandbox elsewhere, with every credential that its OAuth tools can use. */
export function asking(world: string, { home }: Installed): Record<string, string> {
  return {
    HOME: home,
    TAB_STATE_DIR: home,
    TAB_BASE_URL: world,
    TAB_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
    TAB_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
    TAB_USERNAME: SANDBOX_CREDENTIALS.accountNumber,
    TAB_PASSWORD: SANDBOX_CREDENTIALS.password,
    TAB_REFRESH_TOKEN: SANDBOX_CREDENTIALS.refreshToken,
  };
}

/** Starts `serve` on a free port; gives its MCP address. */
export async function startServe({ main }: Installed, env: Record<string, string>): Promise<string> {
  const server = start(main, ['serve', '--port', '0'], { env });
  return (await server.printed(/http:\/\/127\.0\.0\.1:\d+\/mcp/))[0];
}
