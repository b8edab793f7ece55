import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { openDoor } from './door.js';
import { isOwnHost } from './hosts.js';
import { pathOf, queryOf, readBody } from './incoming.js';
import { errorReply, type SandboxReply } from './route.js';

/** One request to a server of this computer that stands in for the TAB. */
export interface LocalRequest {
  method: string;
  /** Path and query as they came, without a host. */
  target: string;
  /** The raw path, percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** `http://host:port`, as the client called this server. */
  origin: string;
  /** Fires when the client has left. */
  signal: AbortSignal;
}

export interface LocalReply {
  status: number;
  headers: Record<string, string | readonly string[] | undefined>;
  body: Buffer | string;
}

/** A running server. */
export interface LocalServer {
  /** `http://127.0.0.1:port` without a slash at the end. */
  url: string;
  port: number;
  /** Ends it with all its connections; a second call waits for the same end. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** A reply with a JSON body as the wire takes it. */
export function jsonReply(
  { status, body, headers }: SandboxReply,
  more: Record<string, string> = {},
): LocalReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers, ...more },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function refuseSender({ headers, socket }: IncomingMessage): SandboxReply | undefined {
  const refuse = (why: string) => errorReply(403, 'FORBIDDEN_ERROR', why);
  if (!isOwnHost(headers.host, socket.localAddress, []))
    return refuse('Asked under a name that is not its own');
  const { origin } = headers;
  if (origin === undefined || origin.toLowerCase() === `http://${headers.host}`.toLowerCase())
    return undefined;
  return refuse('No web page of another site may ask');
}

function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

function send(
  incoming: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: LocalReply,
): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(incoming.method === 'HEAD' ? undefined : body);
}

/**
 * Serves on loopback, under its own name only and to no page of another site. `always` are headers of every reply.
 * Rejects with the system's error when it can't listen (code `EADDRINUSE` for a port in use).
 */
export async function startLocalServer(
  port: number,
  answer: (request: LocalRequest) => Promise<LocalReply>,
  always: () => Record<string, string> = () => ({}),
): Promise<LocalServer> {
  const reply = async (incoming: IncomingMessage, signal: AbortSignal): Promise<LocalReply> => {
    const refused = refuseSender(incoming);
    if (refused) return jsonReply(refused);
    const body = await readBody(incoming);
    if (body === undefined)
      return jsonReply(errorReply(413, 'PAYLOAD_TOO_LARGE_ERROR', 'Request body too large'));
    const { url = '/', method = 'GET', headers } = incoming;
    const path = pathOf(url);
    const query = queryOf(url);
    const mark = url.indexOf('?');
    const target = mark < 0 ? path : path + url.slice(mark);
    return answer({ method, target, path, query, headers, body, origin: `http://${headers.host}`, signal });
  };
  const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, response) => {
    const signal = leaving(response);
    reply(incoming, signal)
      .catch((error: unknown) =>
        jsonReply(
          errorReply(500, 'INTERNAL_SERVER_ERROR', error instanceof Error ? error.message : String(error)),
        ),
      )
      .then((told) => send(incoming, response, { ...told, headers: { ...always(), ...told.headers } }))
      .catch(() => response.destroy());
  });
  const door = await openDoor(server, port, HOST);
  return { url: `http://${HOST}:${door.port}`, port: door.port, stop: door.stop };
}
