import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { CancelledError, TransportError } from '../errors/index.js';
import { systemTiming } from '../policy/timing.js';
import { virtualTime } from '../policy/virtual-time.testing.js';
import { poolTransport, type Transport, type WireRequest } from './transport.js';

const open: { server: Server; transport: Transport }[] = [];

async function upstream(
  listener: RequestListener,
  maxBytes = 1000,
  timing = systemTiming,
): Promise<Transport> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const transport = poolTransport(`http://127.0.0.1:${port}`, maxBytes, timing);
  open.push({ server, transport });
  return transport;
}

const request = (more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  path: '/',
  headers: {},
  attemptMs: 60_000,
  signal: new AbortController().signal,
  ...more,
});

afterEach(async () => {
  for (const { server, transport } of open.splice(0)) {
    await transport.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the transport', () => {
  it('gives status, headers in lower case with several of one name joined, and the whole body', async () => {
    const transport = await upstream((_, response) => {
      response.writeHead(201, [
        ['X-One', 'a'],
        ['Set-Cookie', 'b=1'],
        ['Set-Cookie', 'c=2'],
      ]);
      response.write('first, ');
      setImmediate(() => response.end('second'));
    });
    const { status, headers, body } = await transport.send(request());
    expect(status).toBe(201);
    expect(headers).toMatchObject({ 'x-one': 'a', 'set-cookie': 'b=1, c=2' });
    expect(body.toString()).toBe('first, second');
  });

  it('sends method, path, headers and body as they are', async () => {
    const transport = await upstream((asked, response) => {
      let text = '';
      asked.on('data', (chunk) => {
        text += chunk;
      });
      asked.on('end', () => response.end(`${asked.method} ${asked.url} ${asked.headers['x-one']} ${text}`));
    });
    const sent = request({ method: 'POST', path: '/a%2Fb?c=d', headers: { 'x-one': '1' }, body: 'e=f' });
    expect((await transport.send(sent)).body.toString()).toBe('POST /a%2Fb?c=d 1 e=f');
  });

  it('takes an announcement for no answer', async () => {
    const transport = await upstream((_, response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      response.end('the answer');
    });
    const { status, headers, body } = await transport.send(request());
    expect([status, headers['link'], body.toString()]).toEqual([200, undefined, 'the answer']);
  });

  it('unpacks, and gives an empty body for an empty answer', async () => {
    const transport = await upstream(({ url }, response) => {
      if (url === '/none') response.writeHead(204).end();
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    expect((await transport.send(request())).body.toString()).toBe('packed');
    expect((await transport.send(request({ path: '/none' }))).body.length).toBe(0);
  });

  it('cuts a body off that is larger than allowed, and goes on with the next request', async () => {
    const transport = await upstream(({ url }, response) =>
      response.end('x'.repeat(url === '/' ? 1001 : 1000)),
    );
    await expect(transport.send(request())).rejects.toMatchObject({ kind: 'too_large', status: 200 });
    expect((await transport.send(request({ path: '/fits' }))).body.length).toBe(1000);
  });

  it('tells a connection that ends before the answer from one that ends within it', async () => {
    const transport = await upstream(({ url }, response) => {
      if (url === '/before') {
        response.socket?.destroy();
        return;
      }
      response.writeHead(200, { 'content-length': 10 });
      response.write('half', () => response.socket?.destroy());
    });
    const before = transport.send(request({ path: '/before' }));
    await expect(before).rejects.toMatchObject({ kind: 'connection', sent: true });
    await expect(transport.send(request())).rejects.toMatchObject({ kind: 'bad_body', status: 200 });
  });

  it('says that nothing was sent where the connection is refused', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const transport = poolTransport(`http://127.0.0.1:${port}`, 1000);
    await expect(transport.send(request())).rejects.toMatchObject({ kind: 'connection', sent: false });
    await transport.close();
  });

  it('ends with the caller’s reason as soon as that fires, and the upstream sees it go', async () => {
    let gone: Promise<void> | undefined;
    const arrived = Promise.withResolvers<void>();
    const transport = await upstream((_, response) => {
      gone = new Promise((resolve) => response.once('close', resolve));
      arrived.resolve();
    });
    const cancel = new AbortController();
    const sent = transport.send(request({ signal: cancel.signal }));
    await arrived.promise;
    cancel.abort(new TransportError('timeout', 'too late', true));
    await expect(sent).rejects.toMatchObject({ kind: 'timeout' });
    await gone;
  });

  it('ends an attempt whose time is over as one that may have arrived, and the upstream sees it go', async () => {
    const time = virtualTime();
    const arrived = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const transport = await upstream(
      (_, response) => {
        response.write('half', () => arrived.resolve());
        response.once('close', gone.resolve);
      },
      1000,
      time,
    );
    const sent = transport.send(request({ attemptMs: 5_000 }));
    const failed = expect(sent).rejects.toMatchObject({
      kind: 'timeout',
      sent: true,
      message: 'No answer came within 5 s.',
      retry: { helps: true },
    });
    await arrived.promise;
    await time.advance(5_000);
    await failed;
    await gone.promise;
  });

  it('lets its alarm go with the answer', async () => {
    let set = 0;
    const alarm: typeof systemTiming.alarm = () => {
      set++;
      return () => void set--;
    };
    const transport = await upstream((_, response) => response.end('{}'), 1000, { ...systemTiming, alarm });
    const sent = transport.send(request());
    expect(set).toBe(1);
    await sent;
    expect(set).toBe(0);
  });

  it('sends nothing for one who has left', async () => {
    let asked = 0;
    const transport = await upstream((_, response) => {
      asked++;
      response.end('{}');
    });
    await expect(transport.send(request({ signal: AbortSignal.abort() }))).rejects.toBeInstanceOf(
      CancelledError,
    );
    // One that leaves while its connection is being made is not put on it.
    const cancel = new AbortController();
    const sent = transport.send(request({ signal: cancel.signal }));
    cancel.abort();
    await expect(sent).rejects.toBeInstanceOf(CancelledError);
    await transport.send(request());
    expect(asked).toBe(1);
  });

  it('leaves no listener on a caller’s signal', async () => {
    const transport = await upstream((_, response) => response.end('{}'));
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners++;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners--;
      remove(...given);
    };
    await transport.send(request({ signal }));
    expect(listeners).toBe(0);
  });

  it.each([
    ['x-one', 'a\nb', 'invalid x-one header'],
    ['x-one', 'se\u{1f40e}cret', 'invalid x-one header'],
    ['transfer-encoding', 'chunked', 'invalid transfer-encoding header'],
    ['expect', '100-continue', 'expect header not supported'],
    ['content-length', '5', 'Request body length does not match content-length header'],
    ['a b', 'c', 'invalid header key'],
  ])('will not send a header %j that is %j, and says which, not what', async (name, value, words) => {
    let asked = 0;
    const transport = await upstream((_, response) => {
      asked++;
      response.end();
    });
    const sent = transport.send(request({ method: 'POST', headers: { [name]: value }, body: 'body' }));
    const error = await sent.catch((thrown: unknown) => thrown as Error);
    expect(error).toBeInstanceOf(RangeError);
    expect(error).toMatchObject({ message: `headers should be such as can be sent: ${words}` });
    await transport.send(request());
    expect(asked).toBe(1);
  });

  it('will not send a path that is none', async () => {
    const transport = await upstream((_, response) => response.end());
    await expect(transport.send(request({ path: '/\u{1f40e}' }))).rejects.toEqual(
      new RangeError('the request should be such as can be sent: invalid request path'),
    );
  });

  it('says after it was closed that nothing was sent and asking again will not help', async () => {
    const transport = await upstream((_, response) => response.end('{}'));
    await transport.close();
    const sent = transport.send(request());
    await expect(sent).rejects.toBeInstanceOf(TransportError);
    await expect(sent).rejects.toMatchObject({ ...CLOSED, sent: false });
  });

  it('says of what is under way when it is closed that it may have arrived', async () => {
    const arrived = Promise.withResolvers<void>();
    const transport = await upstream(({ url }, response) => {
      if (url === '/begun') response.write('half', () => arrived.resolve());
    });
    const sent = [transport.send(request({ path: '/none' })), transport.send(request({ path: '/begun' }))];
    const failed = sent.map((one) => expect(one).rejects.toMatchObject({ ...CLOSED, sent: true }));
    await arrived.promise;
    await transport.close();
    await Promise.all(failed);
  });

  it('says that TLS was not accepted where the upstream speaks none, and that nothing was sent', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const transport = poolTransport(`https://127.0.0.1:${port}`, 1000);
    open.push({ server, transport });
    await expect(transport.send(request())).rejects.toMatchObject({
      kind: 'connection',
      sent: false,
      retry: { helps: false },
      message: expect.stringMatching(/^The upstream's TLS or certificate is not accepted \(ERR_SSL_\w+\); /),
    });
  });
});

const CLOSED = {
  kind: 'connection',
  message: 'The connections of this client were closed.',
  retry: { helps: false },
};

describe('a connection that hangs', () => {
  /** An upstream that takes connections, but never answers the first word of TLS. */
  async function hanging() {
    const time = virtualTime();
    const met = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    const sockets = new Set<Socket>();
    const second = Promise.withResolvers<void>();
    const server = createTcpServer((socket) => {
      sockets.add(socket);
      if (sockets.size === 2) second.resolve();
      socket.on('error', () => {}).once('close', () => gone.resolve());
      socket.once('data', () => met.resolve());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const transport = poolTransport(`https://127.0.0.1:${port}`, 1000, time);
    const stop = async () => {
      await transport.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    };
    return { time, transport, met: met.promise, second: second.promise, gone: gone.promise, stop };
  }

  it('ends with the attempt, as one that sent nothing', async () => {
    const { time, transport, met, gone, stop } = await hanging();
    const failed = expect(transport.send(request({ attemptMs: 200 }))).rejects.toMatchObject({
      kind: 'timeout',
      sent: false,
    });
    await met;
    await time.advance(200);
    await failed;
    await gone;
    await stop();
  });

  it('ends when the one who asked leaves', async () => {
    const { transport, met, gone, stop } = await hanging();
    const cancel = new AbortController();
    const failed = expect(transport.send(request({ signal: cancel.signal }))).rejects.toBeInstanceOf(
      CancelledError,
    );
    await met;
    cancel.abort();
    await failed;
    await gone;
    await stop();
  });

  it('does not hold up the next request, which gets one of its own', async () => {
    const { transport, met, second, stop } = await hanging();
    const cancel = new AbortController();
    const left = expect(transport.send(request({ signal: cancel.signal }))).rejects.toBeInstanceOf(
      CancelledError,
    );
    await met;
    cancel.abort();
    const next = expect(transport.send(request())).rejects.toMatchObject({ ...CLOSED, sent: false });
    await left;
    await second;
    await stop();
    await next;
  });

  it('goes on while another waits for one', async () => {
    const { transport, met, gone, stop } = await hanging();
    const cancel = new AbortController();
    const left = expect(transport.send(request({ signal: cancel.signal }))).rejects.toBeInstanceOf(
      CancelledError,
    );
    const waiting = expect(transport.send(request())).rejects.toMatchObject({ ...CLOSED, sent: false });
    await met;
    cancel.abort();
    await left;
    let ended = false;
    void gone.then(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    await transport.close();
    await waiting;
    await gone;
    await stop();
  });
});
