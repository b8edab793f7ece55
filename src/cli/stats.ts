import { readState } from '../tools/service/server-state.js';
import { isObject, type JsonObject, parseJson } from '../util/json.js';
import { CommandError, EXIT, print } from './exit.js';
import { readSettings } from './settings.js';
import { statsLines } from './stats-tables.js';

/** Longest that a server on this computer may take to tell its state, milliseconds. */
const PATIENCE_MS = 5_000;

interface StatsOptions {
  url?: string;
  json?: boolean;
  envFile?: string;
}

/** Prints the state of a running server. */
export async function stats(options: StatsOptions): Promise<void> {
  print(await statsText(options));
}

/**
 * Asks a running server for its state: tables, or with `json` what the server said.
 * Throws CommandError when nothing answers there, or something that is no such server.
 */
export async function statsText(options: StatsOptions): Promise<string> {
  const url = addressOf(options.url ?? listensAt(options.envFile));
  const status = await ask(url);
  return options.json ? JSON.stringify(status, null, 2) : statsLines(readState(status), url).join('\n');
}

/** Where `serve` listens by the settings. */
function listensAt(envFile: string | undefined): string {
  const { host, port } = readSettings(envFile);
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`;
}

/** The address without a path, so that the one that `serve` prints for clients does as well. */
function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url.origin;
  throw new CommandError(
    `--url "${text}" is not accepted. Accepted: an address such as http://127.0.0.1:8081.`,
    EXIT.usage,
  );
}

async function ask(url: string): Promise<JsonObject> {
  let status: unknown;
  try {
    const response = await fetch(`${url}/status`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    status = response.ok ? parseJson(await response.text()) : undefined;
  } catch (error) {
    const why =
      (error as Error).name === 'TimeoutError'
        ? `did not answer within ${PATIENCE_MS / 1000} s`
        : 'is not listening: nothing runs there, or at another address';
    throw new CommandError(
      `${url} ${why}. \`tab-mcp serve\` starts a server; --url names another.`,
      EXIT.failed,
    );
  }
  if (isObject(status) && typeof status['version'] === 'string') return status;
  throw new CommandError(
    `What answers at ${url} is no TAB MCP of this version: it has no /status.`,
    EXIT.failed,
  );
}
