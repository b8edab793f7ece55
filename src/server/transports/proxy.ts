import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { validateHostHeader, validateOriginHeader } from '@modelcontextprotocol/server';
import type { Caller } from '../../client/caller.js';
import type { TabClient } from '../../client/tab-client.js';
import type { WorldMark } from '../../client/upstream-clock.js';
import { RefusedError, TabError } from '../../errors/index.js';
import type { JsonObject } from '../../util/json.js';
import { listen, namesOf, originOf } from './local.js';
import { askingFor, refuseStarted } from './proxy-asking.js';
import { proxyRequest } from './proxy-path.js';
import { answerReply, errorReply, type ProxyReply, practiceHeaders } from './proxy-reply.js';
import { answerStatus } from './status-route.js';

export interface ProxyOptions {
  client: TabClient;
  /** As whom the upstream is asked. What a request brings of its own, a token or a cookie, is not passed on. */
  caller: Caller;
  /** What the upstream's data is; undefined for the real TAB's. */
  mark: () => WorldMark | undefined;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** What `GET /status` answers; without it there is no such path. */
  status?: () => JsonObject;
  /** Told of failures that are our own mistake. */
  onError?: (error: unknown) => void;
}

/** A running proxy. */
export interface ProxyHandle {
  /** `http://127.0.0.1:8083`, which stands in for the TAB's own address. */
  url: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Serves the TAB's own read paths over plain HTTP, each through the client with all that protects the TAB and whoever
 * asks. Only GET and HEAD, only what anybody may read. Host and Origin are checked on every route.
 * Rejects with the system's error (`EADDRINUSE`, …) when it can't listen.
 */
export async function startProxy(options: ProxyOptions): Promise<ProxyHandle> {
  const { client, caller } = options;
  const names = namesOf(options.host);

  /** Throws RefusedError, with the reason, for whoever may not ask. */
  function checkSender({ headers }: IncomingMessage): void {
    const host = validateHostHeader(headers.host, names);
    if (!host.ok) throw new RefusedError(`${host.message}. This proxy answers under its own address only.`);
    const origin = validateOriginHeader(headers.origin, names);
    if (!origin.ok) throw new RefusedError(`${origin.message}. No web page of another site may ask.`);
  }

  async function ask(request: IncomingMessage, response: ServerResponse): Promise<ProxyReply> {
    const wanted = proxyRequest(request.url ?? '', client.clock);
    const how = askingFor(wanted.path);
    const answered = await client.get(wanted, { caller, signal: gone(response), ...how });
    refuseStarted(how, answered, client.clock.now());
    return answerReply(answered, client.clock.now());
  }

  /** What is no answer of the upstream's is of the world that it is in now. */
  function failed(error: unknown): ProxyReply {
    const reply = errorReply(error);
    const marks = practiceHeaders(options.mark(), client.clock.now());
    return { ...reply, headers: { ...reply.headers, ...marks } };
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let reply: ProxyReply;
    try {
      checkSender(request);
      if (answerStatus(request, response, options.status)) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        const why = `No bet was placed. This proxy only reads: ${request.method} is not sent. Accepted: GET and HEAD.`;
        const refused = failed(new RefusedError(why));
        reply = { ...refused, status: 405, headers: { ...refused.headers, allow: 'GET, HEAD' } };
      } else reply = await ask(request, response);
    } catch (error) {
      if (!(error instanceof TabError)) options.onError?.(error);
      reply = failed(error);
    }
    send(request, response, reply);
  }

  function send(
    request: IncomingMessage,
    response: ServerResponse,
    { status, headers, body }: ProxyReply,
  ): void {
    response.writeHead(status, {
      ...headers,
      date: new Date(client.clock.now()).toUTCString(),
      // Spreadsheets and browsers keep what says nothing; the age would then be a lie.
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(body),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      options.onError?.(error);
      response.destroy();
    });
  });
  const port = await listen(server, options.host, options.port);
  return {
    url: originOf(options.host, port),
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A signal that fires when whoever asked has left. */
function gone(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}
