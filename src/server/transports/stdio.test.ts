import { PassThrough } from 'node:stream';
import { Server } from '@modelcontextprotocol/server';
import { describe, expect, it } from 'vitest';
import { startStdio } from './stdio.js';

/** A connection whose one tool answers when `answer` is called. */
async function connect() {
  const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })];
  const called = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const errors: string[] = [];
  const factory = () => {
    const server = new Server({ name: 'test', version: '1' }, { capabilities: { tools: {} } });
    server.setRequestHandler('tools/call', async () => {
      called.resolve();
      await gate.promise;
      return { content: [{ type: 'text' as const, text: 'here it is' }] };
    });
    return server;
  };
  const connection = startStdio(factory, (error) => errors.push(error.message), [input, output]);
  let ended = false;
  void connection.closed.then(() => {
    ended = true;
  });
  const send = (message: unknown) => void input.write(`${JSON.stringify(message)}\n`);
  const params = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  };
  send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
  const nextLine = () => new Promise<string>((resolve) => output.once('data', resolve));
  await nextLine();
  const call = async () => {
    send({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'slow', arguments: {} } });
    await called.promise;
  };
  return { connection, input, send, call, nextLine, answer: gate.resolve, errors, hasEnded: () => ended };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Ends the input and waits until that was noticed. */
async function end(input: PassThrough): Promise<void> {
  const noticed = new Promise((resolve) => input.once('end', resolve));
  input.end();
  await noticed;
  await turn();
}

describe('a connection over stdin and stdout', () => {
  it('ends with its input when nothing is asked', async () => {
    const { connection, input } = await connect();
    await end(input);
    await connection.closed;
  });

  it('answers what was asked before its input ended, then ends', async () => {
    const { connection, input, call, nextLine, answer, hasEnded } = await connect();
    await call();
    await end(input);
    expect(hasEnded()).toBe(false);
    const line = nextLine();
    answer();
    expect(await line).toContain('here it is');
    await connection.closed;
  });

  it('does not wait for a call that was cancelled', async () => {
    const { connection, input, send, call } = await connect();
    await call();
    send({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 2 } });
    await end(input);
    await connection.closed;
  });

  it('waits for nothing when it is told to close', async () => {
    const { connection, input, call, hasEnded } = await connect();
    await call();
    await end(input);
    expect(hasEnded()).toBe(false);
    await connection.close();
    await connection.closed;
  });

  it('says in a sentence what it was sent that is no message', async () => {
    const { connection, input, send, errors } = await connect();
    send({ a: 1 });
    await end(input);
    await connection.closed;
    expect(errors).toEqual(['A line on stdin is JSON but no JSON-RPC message.']);
  });
});
