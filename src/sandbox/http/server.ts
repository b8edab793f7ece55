import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClock } from '../clock.js';
import { pathMeant } from '../page/asked.js';
import { type Answer, answerOf } from './answer.js';
import { deliver } from './deliver.js';
import { type Door, openDoor } from './door.js';
import type { DisturbedRequest, Effect, Sleep } from './effect.js';
import { ownHosts } from './hosts.js';
import { flatHeaders, pathOf, queryOf, readBody } from './incoming.js';
import { refuseJurisdiction } from './jurisdiction.js';
import { keepAnswers } from './kept.js';
import { formFor, pack, send } from './reply.js';
import type { WatchedRequest } from './requests.js';
import { errorReply, notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from './route.js';
import { createRouter } from './router.js';
import { stamps } from './stamp.js';

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
  const isOwn = ownHosts([host, ...allowHosts]);
  const kept = keepAnswers();
  const stamp = stamps(seed, clock);

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

  /** Reads of the emulated TAB are answered with the bytes from before while the world stands as it stood then. */
  const read = (request: UnroutedRequest, key: string): Answer => {
    const held = kept.find(key, request.now);
    if (held) return held;
    const reply = routed(request);
    const made = answerOf(reply);
    if (reply.until !== undefined) kept.keep(key, made, request.now, reply.until);
    return made;
  };

  const refusal = async (request: UnroutedRequest): Promise<SandboxReply | undefined> => {
    for (const hook of before) {
      const reply = await hook(request);
      if (reply) return reply;
    }
    return request.method === 'GET' ? refuseAuthorization(request.headers['authorization']) : undefined;
  };

  const emulated = async (request: UnroutedRequest, key: string, effect: Effect): Promise<Answer> => {
    const { change } = effect;
    const reply = effect.reply ?? (await refusal(request));
    if (change) return answerOf(change(reply ?? routed(request)));
    if (reply) return answerOf(reply);
    return request.method === 'GET' ? read(request, key) : answerOf(routed(request));
  };

  const answer = async (
    incoming: IncomingMessage,
    { path, headers, key }: Pick<UnroutedRequest, 'path' | 'headers'> & { key: string },
    now: number,
    effect: Effect,
  ): Promise<Answer> => {
    const hostHeader = headers['host'];
    if (!isOwn(hostHeader, incoming.socket.localAddress)) {
      return answerOf(forbidden('The sandbox answers under its own address only'));
    }
    const body = await readBody(incoming);
    if (body === undefined)
      return answerOf(errorReply(413, 'PAYLOAD_TOO_LARGE_ERROR', 'Request body too large'));
    const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? '');
    const origin = `http://${hostHeader}`;
    const request = {
      path,
      method,
      headers,
      body,
      now,
      origin,
      // Taken apart only where somebody looks.
      get query() {
        return queryOf(incoming.url ?? '');
      },
    };
    if (!path.startsWith(ADMIN_PREFIX)) return emulated(request, key, effect);
    const page = headers['origin'];
    return answerOf(
      page !== undefined && page.toLowerCase() !== origin.toLowerCase()
        ? forbidden('No other site may steer the sandbox')
        : routed(request),
    );
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '/' } = incoming;
    const headers = flatHeaders(incoming);
    const path = pathMeant(method, pathOf(url), headers);
    const admin = path.startsWith(ADMIN_PREFIX);
    const effect = (admin ? undefined : options.disturb?.({ method, path, headers }, clock.now())) ?? {};
    const ended = admin ? undefined : options.watch?.({ method, path, struck: effect.struck ?? [] });
    if (ended) response.once('close', () => ended(response.headersSent ? response.statusCode : undefined));
    const { delayMs = 0, delivery } = effect;
    const left = delayMs > 0 || delivery ? leaving(response) : undefined;
    if (left && delayMs > 0) await sleep(delayMs, left);
    const asked = stamp();
    // Links in an answer are written for the name the sandbox was called by.
    const key = `${headers['host']} ${url}`;
    let told: Answer;
    try {
      told = await answer(incoming, { path, headers, key }, asked.now, effect);
    } catch (error) {
      told = answerOf(
        error instanceof URIError
          ? errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid path')
          : errorReply(500, 'INTERNAL_SERVER_ERROR', error instanceof Error ? error.message : String(error)),
      );
    }
    const form = await formFor(incoming, told, () => kept.weigh(key, told));
    // The admin routes may have moved the clock: the header tells the world as it is now.
    const packed = pack(incoming, told, form, admin ? stamp() : asked);
    if (left && delivery) await deliver(response, packed, delivery, sleep, left);
    else send(response, packed);
  };

  const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  server.on('clientError', (_error, socket: Socket) => {
    if (!socket.writable) return void socket.destroy();
    const lines = Object.entries(stamp().headers).map(([name, value]) => `${name}: ${value}\r\n`);
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
