import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClock } from '../clock.js';
import { pathMeant } from '../page/asked.js';
import { deliver } from './deliver.js';
import { type Door, openDoor } from './door.js';
import type { DisturbedRequest, Effect, Sleep } from './effect.js';
import { isOwnHost } from './hosts.js';
import { flatHeaders, readBody, splitTarget } from './incoming.js';
import { refuseJurisdiction } from './jurisdiction.js';
import { packReply, send, stampHeaders, type WorldStamp } from './reply.js';
import type { WatchedRequest } from './requests.js';
import { errorReply, notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from './route.js';
import { createRouter } from './router.js';

/** One request before its route is known: no path parameters yet. */
export interface UnroutedRequest extends Omit<SandboxRequest, 'params'> {
  method: string;
  /** The raw path, percent-encoded. */
  path: string;
}

/**
 * Asked before every request of the emulated TAB (not of the admin routes); a reply given here is sent instead of
 * the route's.
 */
export type BeforeHook = (
  request: UnroutedRequest,
) => SandboxReply | undefined | Promise<SandboxReply | undefined>;

/** Paths under here steer the sandbox and are no part of the TAB. */
export const ADMIN_PREFIX = '/sandbox/';

export interface SandboxServerOptions {
  seed: string;
  clock: SandboxClock;
  routes: readonly SandboxRoute[];
  /** 0 for a free one. */
  port: number;
  host: string;
  /** Names besides loopback and its own address under which the sandbox answers. */
  allowHosts: readonly string[];
  before: readonly BeforeHook[];
  /** What happens on purpose to a request of the emulated TAB at this world time; asked once, as it comes in. */
  disturb?: (request: DisturbedRequest, now: number) => Effect;
  /** Told of every request of the emulated TAB as it comes in, and by what it returned, of the end: see RequestLog. */
  watch?: (request: WatchedRequest) => (status: number | undefined) => void;
  /** How delays wait. @default real time */
  sleep?: Sleep;
  /** The refusal of an `Authorization` header, if it is to be refused. */
  refuseAuthorization(header: string | undefined): SandboxReply | undefined;
}

/** A running server. */
export interface SandboxServer {
  /** `http://host:port` without a slash at the end. */
  url: string;
  port: number;
  door: Door;
  /** Ends it with all its connections; a second call waits for the same end. */
  stop(): Promise<void>;
}

const realTime: Sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal });

/** A signal that fires when the client has left, or was answered. */
function leaving(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}

function forbidden(message: string): SandboxReply {
  return errorReply(403, 'FORBIDDEN_ERROR', message);
}

/** Starts the HTTP server of the sandbox. Rejects with the system's error (code `EADDRINUSE` for a port in use). */
export async function startServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const { seed, clock, routes, host, allowHosts, before, refuseAuthorization, sleep = realTime } = options;
  const router = createRouter(routes);
  const stamp = (): WorldStamp => ({ seed, now: clock.now(), speed: clock.speed() });

  const routed = (request: UnroutedRequest): SandboxReply => {
    const found = router(request.method, request.path);
    if (!found) return notFound();
    const { route, params } = found;
    const checksJurisdiction = route.needsJurisdiction ?? route.method === 'GET';
    return (
      (checksJurisdiction ? refuseJurisdiction(request.query) : undefined) ??
      route.handle({ ...request, params })
    );
  };

  const emulated = async (request: UnroutedRequest): Promise<SandboxReply> => {
    for (const hook of before) {
      const reply = await hook(request);
      if (reply) return reply;
    }
    const refused =
      request.method === 'GET' ? refuseAuthorization(request.headers['authorization']) : undefined;
    return refused ?? routed(request);
  };

  const answer = async (
    incoming: IncomingMessage,
    { path, query, headers }: Pick<UnroutedRequest, 'path' | 'query' | 'headers'>,
    now: number,
    effect: Effect,
  ): Promise<SandboxReply> => {
    const hostHeader = headers['host'];
    if (!isOwnHost(hostHeader, incoming.socket.localAddress, [host, ...allowHosts])) {
      return forbidden('The sandbox answers under its own address only');
    }
    const body = await readBody(incoming);
    if (body === undefined) return errorReply(413, 'PAYLOAD_TOO_LARGE_ERROR', 'Request body too large');
    const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? '');
    const origin = `http://${hostHeader}`;
    const request = { path, query, method, headers, body, now, origin };
    if (!request.path.startsWith(ADMIN_PREFIX)) {
      const reply = effect.reply ?? (await emulated(request));
      return effect.change ? effect.change(reply) : reply;
    }
    const page = headers['origin'];
    return page !== undefined && page.toLowerCase() !== origin.toLowerCase()
      ? forbidden('No other site may steer the sandbox')
      : routed(request);
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { path: asPut, query } = splitTarget(incoming.url ?? '/');
    const { method = '' } = incoming;
    const headers = flatHeaders(incoming);
    const path = pathMeant(method, asPut, headers);
    const admin = path.startsWith(ADMIN_PREFIX);
    const effect = (admin ? undefined : options.disturb?.({ method, path, headers }, clock.now())) ?? {};
    const ended = admin ? undefined : options.watch?.({ method, path, struck: effect.struck ?? [] });
    if (ended) response.once('close', () => ended(response.headersSent ? response.statusCode : undefined));
    const { delayMs = 0, delivery } = effect;
    const left = delayMs > 0 || delivery ? leaving(response) : undefined;
    if (left && delayMs > 0) await sleep(delayMs, left);
    const asked = stamp();
    let reply: SandboxReply;
    try {
      reply = await answer(incoming, { path, query, headers }, asked.now, effect);
    } catch (error) {
      reply =
        error instanceof URIError
          ? errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid path')
          : errorReply(500, 'INTERNAL_SERVER_ERROR', error instanceof Error ? error.message : String(error));
    }
    // The admin routes may have moved the clock: the header tells the world as it is now.
    const packed = await packReply(incoming, reply, admin ? stamp() : asked);
    if (left && delivery) await deliver(response, packed, delivery, sleep, left);
    else send(response, packed);
  };

  const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.on('clientError', (_error, socket: Socket) => {
    if (!socket.writable) return void socket.destroy();
    const lines = Object.entries(stampHeaders(stamp())).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}Connection: close\r\n\r\n`);
  });

  const door = await openDoor(server, options.port, host);
  return {
    port: door.port,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${door.port}`,
    door,
    stop: door.stop,
  };
}
