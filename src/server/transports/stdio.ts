import type { McpServerFactory } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { gatheredOutput } from './gathered-output.js';

/** A connection over stdin and stdout. */
export interface StdioConnection {
  /** Settles when the client has closed stdin. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** Serves MCP over stdin and stdout; the client's first message decides the protocol's era. */
export function startStdio(factory: McpServerFactory, onError: (error: Error) => void): StdioConnection {
  const transport = new StdioServerTransport(process.stdin, gatheredOutput(process.stdout));
  const handle = serveStdio(factory, { transport, onerror: onError });
  const closed = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
  });
  return { closed, close: () => handle.close() };
}
