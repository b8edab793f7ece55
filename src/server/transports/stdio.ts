import type { McpServerFactory } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';

/** A connection over stdin and stdout. */
export interface StdioConnection {
  /** Settles when the client has closed stdin. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/** Serves MCP over stdin and stdout; the client's first message decides the protocol's era. */
export function startStdio(factory: McpServerFactory, onError: (error: Error) => void): StdioConnection {
  const handle = serveStdio(factory, { transport: new StdioServerTransport(), onerror: onError });
  const closed = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve);
    process.stdin.once('close', resolve);
  });
  return { closed, close: () => handle.close() };
}
