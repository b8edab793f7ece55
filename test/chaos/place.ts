import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { startHttp } from '../../src/index.js';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { testRuntime } from '../support/runtime.js';

/** Longest that a client waits for a call, milliseconds: common ones give up after 60 s. */
const PATIENCE_MS = 25_000;

/** A tool's result as a client has it. */
export interface Result {
  content: { type: string; text?: string }[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** A sandbox that has already made what the tests read: making it may take longer than an attempt. */
export async function startWarm(seed: string): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed });
  for (const path of [
    'racing/next-to-go/races',
    'racing/dates/today/meetings',
    'sports',
    'sports/nextToGo',
  ]) {
    await (await fetch(`${sandbox.url}/v1/tab-info-service/${path}?jurisdiction=NSW`)).text();
  }
  return sandbox;
}

/** The whole server between a client that speaks MCP and a sandbox. */
export interface Place {
  /** Calls a tool; rejects when no answer comes in time. */
  call(name: string, given?: Record<string, unknown>): Promise<Result>;
  stop(): Promise<void>;
}

/**
 * Starts server and client, with credentials whose secrets must never be seen in a result. `attempt` is the time of an
 * attempt in seconds: short only where time is what the fault takes, since a busy machine takes time too.
 */
export async function startPlace(upstream: string, attempt = 5): Promise<Place> {
  const runtime = testRuntime(upstream, {
    TAB_UPSTREAM: 'sandbox',
    API_TIMEOUT: String(attempt),
    TAB_CLIENT_ID: SANDBOX_CREDENTIALS.clientId,
    TAB_CLIENT_SECRET: SANDBOX_CREDENTIALS.clientSecret,
  });
  const http = await startHttp({ factory: runtime.factory, host: '127.0.0.1', port: 0 });
  const client = new Client({ name: 'chaos', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(http.url)));
  return {
    call: async (name, given = {}) =>
      (await client.callTool({ name, arguments: given }, { timeout: PATIENCE_MS })) as Result,
    stop: async () => {
      await client.close();
      await http.close();
      await runtime.close();
    },
  };
}
