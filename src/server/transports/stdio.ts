import type { Readable, Writable } from 'node:stream';
import type { JSONRPCMessage, McpServerFactory, RequestId } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { gatheredOutput } from './gathered-output.js';

/** A connection over stdin and stdout. */
export interface StdioConnection {
  /** Settles when the connection has ended: the client closed stdin and has its answers, or reads no more. */
  closed: Promise<void>;
  /** Ends it at once, without waiting for answers. */
  close(): Promise<void>;
}

/** Longest that answers are waited for once stdin has closed, milliseconds: as long as a call may take. */
const LINGER_MS = 20_000;

/** Serves MCP over the two streams, stdin and stdout of the process; the client's first message decides the protocol's era. */
export function startStdio(
  factory: McpServerFactory,
  onError: (error: Error) => void,
  [input, output]: readonly [Readable, Writable],
): StdioConnection {
  const transport = new AnsweringTransport(input, gatheredOutput(output));
  const handle = serveStdio(factory, { transport, onerror: (error) => onError(worded(error)) });
  const close = () => {
    transport.hurry();
    return handle.close();
  };
  return { closed: transport.closed, close };
}

/**
 * The SDK's transport ends as soon as stdin does, and what was asked last is never answered: `printf … | tab-mcp`
 * would print nothing. This one answers first.
 */
class AnsweringTransport extends StdioServerTransport {
  readonly closed: Promise<void>;
  readonly #end = Promise.withResolvers<void>();
  /** Settles when nothing more is to be answered after the input's end, or nobody may wait for it any longer. */
  readonly #done = Promise.withResolvers<void>();
  readonly #input: Readable;
  readonly #unanswered = new Set<RequestId>();

  constructor(input: Readable, output: Writable) {
    super(input, output);
    this.#input = input;
    this.closed = this.#end.promise;
  }

  override async start(): Promise<void> {
    const { onmessage, onclose } = this;
    this.onmessage = (message) => {
      this.#note(message);
      onmessage?.(message);
    };
    this.onclose = () => {
      onclose?.();
      this.#end.resolve();
    };
    await super.start();
  }

  override send(message: JSONRPCMessage): Promise<void> {
    const sent = super.send(message);
    if (!('method' in message) && message.id !== undefined) this.#forget(message.id);
    return sent;
  }

  override async close(): Promise<void> {
    if (this.#input.readableEnded && this.#unanswered.size > 0) {
      const linger = setTimeout(this.#done.resolve, LINGER_MS);
      await this.#done.promise;
      clearTimeout(linger);
    }
    await super.close();
  }

  hurry(): void {
    this.#done.resolve();
  }

  #note(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    // A subscription is answered when the connection ends, a cancelled request never.
    if ('id' in message) {
      if (message.method !== 'subscriptions/listen') this.#unanswered.add(message.id);
    } else if (message.method === 'notifications/cancelled') {
      this.#forget(message.params?.['requestId'] as RequestId);
    }
  }

  #forget(id: RequestId): void {
    this.#unanswered.delete(id);
    if (this.#input.readableEnded && this.#unanswered.size === 0) this.#done.resolve();
  }
}

/** What the SDK found wrong with a message, without the dump of its schema. */
function worded(error: Error): Error {
  return error.name === 'ZodError' ? new Error('A line on stdin is JSON but no JSON-RPC message.') : error;
}
