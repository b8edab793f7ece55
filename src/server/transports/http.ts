import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { hostHeaderValidation, originValidation, toNodeHandler } from '@modelcontextprotocol/node';
import {
  type AuthInfo,
  classifyInboundRequest,
  createMcpHandler,
  isJsonContentType,
  type McpServerFactory,
} from '@modelcontextprotocol/server';
import { type Clock, systemClock } from '../../util/clock.js';
import type { JsonObject } from '../../util/json.js';
import { listen, namesOf, originOf } from './local.js';
import { BodyTooLarge, readJson } from './read-json.js';
import { sendRpcError } from './rpc-error.js';
import { createSessions, type Identified } from './sessions.js';
import { answerStatus } from './status-route.js';

export interface HttpOptions {
  factory: McpServerFactory;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /**
   * What a request's headers say of its sender, handed to every handler as `authInfo.extra`.
   * Throws an Error whose message may be shown when a header is not accepted.
   */
  identify?: (headers: IncomingMessage['headers']) => Record<string, unknown>;
  /** What `GET /status` answers; without it there is no such path. */
  status?: () => JsonObject;
  onError?: (error: Error) => void;
  clock?: Clock;
  maxSessions?: number;
  sessionIdleMs?: number;
  maxBodyBytes?: number;
}

/** A running HTTP endpoint. */
export interface HttpHandle {
  /** Where clients connect: `http://127.0.0.1:8081/mcp`. */
  url: string;
  port: number;
  /** 2025-era sessions open now. */
  readonly sessions: number;
  close(): Promise<void>;
}

/** Where MCP is served. */
const PATH = '/mcp';
const REAP_EVERY_MS = 60_000;

/**
 * Serves MCP over Streamable HTTP at `/mcp`: 2026-07-28 clients a server for each request, 2025-era clients a session.
 * Beside it the server's own state at `/status`, where that is given.
 * Host and Origin are checked on every route, because a web page may try to reach a local server by name.
 * Rejects with the system's error (`EADDRINUSE`, …) when it can't listen.
 */
export async function startHttp(options: HttpOptions): Promise<HttpHandle> {
  const onError = options.onError ?? (() => undefined);
  const modern = createMcpHandler(options.factory, { legacy: 'reject', onerror: onError });
  const toModern = toNodeHandler(modern, { onerror: onError });
  const modernNode = (request: Identified, response: ServerResponse, body?: unknown) =>
    toModern(request as Parameters<typeof toModern>[0], response, body);
  const sessions = createSessions({
    factory: options.factory,
    clock: options.clock ?? systemClock,
    max: options.maxSessions ?? 200,
    idleMs: options.sessionIdleMs ?? 30 * 60_000,
  });
  const names = namesOf(options.host);
  const hostAllowed = hostHeaderValidation(names);
  const originAllowed = originValidation(names);
  const maxBodyBytes = options.maxBodyBytes ?? 4_194_304;

  async function route(request: Identified, response: ServerResponse): Promise<void> {
    if (!hostAllowed(request, response) || !originAllowed(request, response)) return;
    if (answerStatus(request, response, options.status)) return;
    if ((request.url ?? '').split('?')[0] !== PATH)
      return sendRpcError(response, 404, -32_600, `Not found. MCP is served at ${PATH}.`);
    try {
      const extra = options.identify?.(request.headers);
      if (extra) request.auth = { token: '', clientId: 'local', scopes: [], extra } satisfies AuthInfo;
    } catch (error) {
      return sendRpcError(response, 400, -32_602, (error as Error).message);
    }
    if (request.method !== 'POST') return sessions.handle(request, response, undefined);
    if (!isJsonContentType(request.headers['content-type'] ?? null)) return modernNode(request, response);
    const read = await readJson(request, maxBodyBytes);
    if (!read.ok) return sendRpcError(response, 400, -32_700, 'Parse error: the body is not valid JSON.');
    if (isLegacy(request, read.value)) return sessions.handle(request, response, read.value);
    return modernNode(request, response, read.value);
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) sendRpcError(response, 413, -32_600, error.message);
      else {
        onError(error as Error);
        if (!response.headersSent) sendRpcError(response, 500, -32_603, 'Internal error');
        else response.destroy();
      }
    });
  });
  const port = await listen(server, options.host, options.port);
  const reaper = setInterval(() => sessions.reap(), REAP_EVERY_MS);
  reaper.unref();
  return {
    url: `${originOf(options.host, port)}${PATH}`,
    port,
    get sessions() {
      return sessions.size;
    },
    async close() {
      clearInterval(reaper);
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([sessions.close(), modern.close()]);
      server.closeAllConnections();
      await closed;
    },
  };
}

function isLegacy(request: IncomingMessage, body: unknown): boolean {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const protocolVersionHeader = header('mcp-protocol-version');
  const mcpMethodHeader = header('mcp-method');
  const mcpNameHeader = header('mcp-name');
  const outcome = classifyInboundRequest({
    httpMethod: 'POST',
    body,
    ...(protocolVersionHeader === undefined ? {} : { protocolVersionHeader }),
    ...(mcpMethodHeader === undefined ? {} : { mcpMethodHeader }),
    ...(mcpNameHeader === undefined ? {} : { mcpNameHeader }),
  });
  return outcome.kind === 'legacy';
}
