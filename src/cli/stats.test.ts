import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readState } from '../tools/service/server-state.js';
import { BARE, TROUBLED } from '../tools/service/status.testing.js';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';
import { statsText } from './stats.js';
import { statsLines } from './stats-tables.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers every path with this. */
async function answering(status: number, body: string): Promise<string> {
  server = createServer((request, response) => {
    response.statusCode = request.url === '/status' ? status : 418;
    response.end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('statsLines', () => {
  const lines = (status: unknown) => statsLines(readState(status), 'http://127.0.0.1:8081');

  it('prints a table for caches, circuits, limits and retries', () => {
    expect(lines(TROUBLED)).toEqual([
      'TAB MCP 0.1.0 at http://127.0.0.1:8081 · PRACTICE DATA (sandbox) · embedded sandbox',
      'since 2026-11-24T00:57:00.000Z · last good answer 52s ago · resilience no-retry',
      '',
      'cache  reads  hit rate  hits  old  404  missed  joined  kept    size  dropped',
      'api      500      70 %   280   50   20     150      50    40  2.5 MB        3',
      'race     100      30 %    30    0    0      70       0    12    1 kB        0',
      '',
      'circuit        state   failures  in a row  open for  next try in',
      'tabcorp_api    open          12        12       40s           9s',
      'tabcorp_oauth  closed         0         0         –            –',
      '',
      'limit        running  waiting  refused  paused for',
      'tabcorp_api        2        7        1          4s',
      '',
      'retry          calls  made again  not made again',
      'tabcorp_api      140          14               2',
      'tabcorp_oauth     10           0               0',
    ]);
  });

  it('says that a server without any of them has none', () => {
    expect(lines(BARE)).toEqual([
      'TAB MCP 0.1.0 at http://127.0.0.1:8081 · live · https://api.example.test',
      '',
      'It tells of no cache, circuit, limit or retry.',
    ]);
  });

  it('puts a dash where a number is missing, and now where a time has come', () => {
    const status = {
      practice: true,
      clock: { now: '2026-11-24T03:02:00Z' },
      last_good_answer: '2026-11-24T03:02:00Z',
      caches: { api: {} },
      circuits: { a: { state: 'open', next_try_at: '2026-11-24T03:00:00Z' }, b: { state: 'half-open' } },
      limits: { a: {} },
      retries: { a: { calls: 3 } },
    };
    expect(lines(status)).toEqual([
      'TAB MCP at http://127.0.0.1:8081 · PRACTICE DATA (sandbox)',
      'last good answer now',
      '',
      'cache  reads  hit rate  hits  old  404  missed  joined  kept  size  dropped',
      'api        0         –     0    0    0       0       0     –     –        –',
      '',
      'circuit  state      failures  in a row  open for  next try in',
      'a        open              –         –         –          now',
      'b        half-open         –         –         –            –',
      '',
      'limit  running  waiting  refused  paused for',
      'a            –        –        –           –',
      '',
      'retry  calls  made again  not made again',
      'a          3           0               –',
    ]);
  });
});

describe('statsText', () => {
  it('asks the server for its state, whatever path of it is named', async () => {
    const url = await answering(200, JSON.stringify(TROUBLED));
    expect(await statsText({ url: `${url}/mcp` })).toBe(statsLines(readState(TROUBLED), url).join('\n'));
  });

  it('gives what the server said as JSON', async () => {
    const url = await answering(200, JSON.stringify(TROUBLED));
    expect(JSON.parse(await statsText({ url, json: true }))).toEqual(TROUBLED);
  });

  it('ends with one sentence when nothing listens', async () => {
    const url = await answering(200, '{}');
    await new Promise((resolve) => server?.close(resolve));
    await expect(statsText({ url })).rejects.toMatchObject({
      message: `${url} is not listening: nothing runs there, or at another address. \`tab-mcp serve\` starts a server; --url names another.`,
      code: EXIT.failed,
    });
  });

  it.each([
    ['another server', 200, '{"fine":true}'],
    ['a web page', 200, '<html>'],
    ['a server without a state', 404, '{"version":"1"}'],
  ])('ends with one sentence when %s answers', async (_, status, body) => {
    const url = await answering(status, body);
    await expect(statsText({ url })).rejects.toMatchObject({
      message: `What answers at ${url} is no TAB MCP of this version: it has no /status.`,
      code: EXIT.failed,
    });
  });

  it.each(['nonsense', '127.0.0.1:8081', 'file:///etc/passwd', ''])('refuses the address %j', async (url) => {
    await expect(statsText({ url })).rejects.toMatchObject({
      message: `--url "${url}" is not accepted. Accepted: an address such as http://127.0.0.1:8081.`,
      code: EXIT.usage,
    });
  });
});

describe('tab-mcp stats', () => {
  it('prints the state, where the settings say that a server listens', async () => {
    const url = await answering(200, JSON.stringify(BARE));
    const { code, stdout } = await run(['stats'], { PORT: new URL(url).port });
    expect([code, stdout]).toEqual([EXIT.ok, `${statsLines(readState(BARE), url).join('\n')}\n`]);
  });
});
