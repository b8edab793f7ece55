import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';

/** An HTTP answer, whole. */
export interface Reply {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  /** The body as JSON, or the last JSON of an event stream. */
  json: { result?: Record<string, unknown>; error?: { code: number; message: string } };
}

export interface Ask {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** One request with exactly these headers; a fetch would not let a test lie about `Host`. */
export async function ask(
  port: number,
  { method = 'POST', path = '/mcp', headers = {}, body }: Ask,
): Promise<Reply> {
  const request = send({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { ...ACCEPT, ...headers },
    agent: false,
  });
  request.on('error', () => undefined);
  request.end(typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, text, json: lastJson(text) };
}

const ACCEPT = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

function lastJson(text: string): Reply['json'] {
  const data = text.startsWith('{')
    ? text
    : (text
        .match(/^data: (\{.*)$/gm)
        ?.at(-1)
        ?.slice(6) ?? '{}');
  return JSON.parse(data) as Reply['json'];
}

export const INITIALIZE = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-11-25', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
};

/** Opens a 2025-era session; gives its id. */
export async function openSession(port: number, headers: Record<string, string> = {}): Promise<string> {
  const reply = await ask(port, { headers, body: INITIALIZE });
  const id = reply.headers['mcp-session-id'];
  if (typeof id !== 'string') throw new Error(`no session: ${reply.status} ${reply.text}`);
  await ask(port, {
    headers: { ...headers, 'mcp-session-id': id },
    body: { jsonrpc: '2.0', method: 'notifications/initialized' },
  });
  return id;
}

/** One request within a session. */
export function inSession(
  port: number,
  id: string,
  method: string,
  params: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Reply> {
  const body = { jsonrpc: '2.0', id: 7, method, params };
  return ask(port, { headers: { ...headers, 'mcp-session-id': id }, body });
}
