import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NodeStreamableHTTPServerTransport } from '@modelcontextprotocol/node';
import { type AuthInfo, isInitializeRequest, type McpServerFactory } from '@modelcontextprotocol/server';
import type { Clock } from '../../util/clock.js';
import { sendRpcError } from './rpc-error.js';

/** A request with what the edge verified of its sender. */
export type Identified = IncomingMessage & { auth?: AuthInfo };

interface Session {
  transport: NodeStreamableHTTPServerTransport;
  /** Epoch milliseconds of the last request's end. */
  usedAt: number;
  /** Requests and streams open now. */
  open: number;
}

/** 2025-era clients, each with a session of its own: one server, one transport, until it ends or falls idle. */
export interface Sessions {
  handle(request: Identified, response: ServerResponse, body: unknown): Promise<void>;
  /** Ends sessions that have been idle too long. */
  reap(): void;
  readonly size: number;
  close(): Promise<void>;
}

export interface SessionsOptions {
  factory: McpServerFactory;
  clock: Clock;
  /** Most sessions at a time; beyond it the longest idle one ends. */
  max: number;
  /** Milliseconds without a request or an open stream after which a session ends. */
  idleMs: number;
}

export function createSessions({ factory, clock, max, idleMs }: SessionsOptions): Sessions {
  const sessions = new Map<string, Session>();

  async function open(request: Identified, response: ServerResponse, body: unknown): Promise<void> {
    makeRoom();
    const transport = new NodeStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => {
        sessions.set(id, { transport, usedAt: clock(), open: 0 });
      },
    });
    transport.onclose = () => {
      if (transport.sessionId) sessions.delete(transport.sessionId);
    };
    const server = await factory({ era: 'legacy', ...(request.auth ? { authInfo: request.auth } : {}) });
    await server.connect(transport);
    await transport.handleRequest(request, response, body);
    // A refused handshake leaves no session, so nobody else will close what it opened.
    if (!transport.sessionId) await server.close();
  }

  function end(id: string, session: Session): void {
    sessions.delete(id);
    void session.transport.close();
  }

  function makeRoom(): void {
    if (sessions.size < max) return;
    const idle = [...sessions]
      .filter(([, session]) => session.open === 0)
      .sort(([, a], [, b]) => a.usedAt - b.usedAt);
    const [oldest] = idle.length > 0 ? idle : [...sessions];
    if (oldest) end(...oldest);
  }

  return {
    get size() {
      return sessions.size;
    },
    async handle(request, response, body) {
      const id = request.headers['mcp-session-id'];
      if (id === undefined) {
        if (isInitializeRequest(body)) return open(request, response, body);
        return sendRpcError(response, 400, -32_000, 'Bad Request: Session ID required');
      }
      const session = sessions.get(String(id));
      if (!session) return sendRpcError(response, 404, -32_001, 'Session not found');
      session.open++;
      response.once('close', () => {
        session.open--;
        session.usedAt = clock();
      });
      await session.transport.handleRequest(request, response, body);
    },
    reap() {
      for (const [id, session] of sessions) {
        if (session.open === 0 && clock() - session.usedAt >= idleMs) end(id, session);
      }
    },
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.transport.close()));
      sessions.clear();
    },
  };
}
