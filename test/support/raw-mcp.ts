import type { Running } from './process.js';

/** A JSON-RPC response, or a request that was refused. */
export interface Reply {
  jsonrpc: string;
  id: number | null;
  result?: Record<string, unknown>;
  error?: { code: number; message: string };
}

/** The protocol by hand, for revisions that no published client speaks any more, or not by default. */
export interface RawConnection {
  /** What the server answered to the first request: `initialize`, or `server/discover` from 2026-07-28 on. */
  opened: Reply;
  /** The HTTP session, where there is one. */
  session?: string | undefined;
  /** Sends a request and gives the reply to it, whether result or error. */
  request(method: string, params?: Record<string, unknown>): Promise<Reply>;
  close(): Promise<void>;
}

export type Revision = '2026-07-28' | '2025-11-25' | '2025-06-18' | '2025-03-26';

const clientInfo = { name: 'raw', version: '1' };
const isModern = (revision: Revision) => revision === '2026-07-28';

function initialise(revision: Revision): Record<string, unknown> {
  return { protocolVersion: revision, capabilities: {}, clientInfo };
}

/** From 2026-07-28 on there is no handshake: each request says who asks and in which revision. */
function envelope(revision: Revision): Record<string, unknown> {
  if (!isModern(revision)) return {};
  return {
    _meta: {
      'io.modelcontextprotocol/protocolVersion': revision,
      'io.modelcontextprotocol/clientInfo': clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  };
}

/** Talks to a process line by line over its stdin and stdout. */
export async function rawStdio(server: Running, revision: Revision): Promise<RawConnection> {
  let last = 0;
  const request = async (method: string, params: Record<string, unknown> = {}) => {
    const id = ++last;
    send(server, { jsonrpc: '2.0', id, method, params: { ...params, ...envelope(revision) } });
    return replyTo(server, id);
  };
  const opened = isModern(revision)
    ? await request('server/discover')
    : await request('initialize', initialise(revision));
  if (!isModern(revision)) send(server, { jsonrpc: '2.0', method: 'notifications/initialized' });
  const close = async () => {
    server.child.stdin.end();
    await server.ended;
  };
  return { opened, request, close };
}

/** Writes one message, or any text, as a line. */
export function send(server: Running, message: unknown): void {
  server.child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
}

/** The reply to a request, once its line is on stdout. */
export async function replyTo(server: Running, id: number): Promise<Reply> {
  const [line] = await server.printed(new RegExp(`^.*"id":${id}[,}].*(?=\\n)`, 'm'));
  return JSON.parse(line) as Reply;
}

/** Talks Streamable HTTP: with a session before 2026-07-28, without from then on. */
export async function rawHttp(url: string, revision: Revision): Promise<RawConnection> {
  let last = 0;
  let session: string | undefined;
  async function post(
    message: Record<string, unknown> & { method: string; params?: Record<string, unknown> },
  ) {
    const { name, uri } = message.params ?? {};
    const modern = {
      'mcp-method': message.method,
      ...(name || uri ? { 'mcp-name': String(name ?? uri) } : {}),
    };
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(message.method === 'initialize' ? {} : { 'mcp-protocol-version': revision }),
        ...(isModern(revision) ? modern : {}),
        ...(session === undefined ? {} : { 'mcp-session-id': session }),
      },
      body: JSON.stringify(message),
    });
    session ??= response.headers.get('mcp-session-id') ?? undefined;
    const text = await response.text();
    return response.headers.get('content-type')?.startsWith('text/event-stream')
      ? (/^data: ?(\{.*)$/m.exec(text)?.[1] ?? '')
      : text;
  }
  const request = async (method: string, params: Record<string, unknown> = {}) => {
    const id = ++last;
    return JSON.parse(
      await post({ jsonrpc: '2.0', id, method, params: { ...params, ...envelope(revision) } }),
    ) as Reply;
  };
  const opened = isModern(revision)
    ? await request('server/discover')
    : await request('initialize', initialise(revision));
  if (!isModern(revision)) await post({ jsonrpc: '2.0', method: 'notifications/initialized' });
  const close = async () => {
    if (session !== undefined) await fetch(url, { method: 'DELETE', headers: { 'mcp-session-id': session } });
  };
  return { opened, session, request, close };
}
