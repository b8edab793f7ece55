import { httpClient, httpSlice } from './lib/http-load.mjs';
import { addressOf, MAIN, server, start } from './lib/process.mjs';
import { gain, interleave } from './lib/rounds.mjs';

const ERAS = {
  modern: { era: 'modern', label: '2026-07-28' },
  legacy: { era: 'legacy', label: '2025 session', session: true },
};

/** The lines of a kind of request: whose figure is held against whose. */
const CALLS = [
  { id: 'host', ours: 'host', other: 'stock', title: 'host alone', than: 'a stock server', target: 1.2 },
  {
    id: 'whole',
    ours: 'whole',
    other: 'stockWhole',
    title: 'whole path',
    than: 'a stock server with the same tool',
  },
  {
    id: 'burdened',
    ours: 'whole',
    other: 'stock',
    title: 'whole path',
    than: 'a stock server that asks no upstream',
  },
  { id: 'raw', ours: 'host', other: 'raw', title: 'host alone', than: 'plain node:http' },
];
const LISTS = [
  { id: 'stock', ours: 'whole', other: 'stock', title: 'list', than: 'a stock server', target: 2.4 },
  { id: 'raw', ours: 'whole', other: 'raw', title: 'list', than: 'plain node:http' },
];
const STATELESS = { id: 'stateless', other: 'stateless', than: 'a stock server without sessions' };

async function startServers({ upstream, answer }) {
  const env = { TAB_BASE_URL: upstream, BENCH_ANSWER: answer };
  const started = {
    whole: start(MAIN, { args: ['serve', '--port', '0'], env }),
    host: start(server('ours-http'), { env }),
    stock: start(server('stock-http'), { env: { ...env, BENCH_TOOL: 'prebuilt' } }),
    stockWhole: start(server('stock-http'), { env: { ...env, BENCH_TOOL: 'execute' } }),
    raw: start(server('raw-http'), { env }),
  };
  const entries = Object.entries(started).map(async ([name, child]) => [
    name,
    { child, url: await addressOf(child) },
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

/** The server of a name as an era reaches it: a stock server's sessions are at a path of their own. */
function place(servers, name, session) {
  if (name === 'stateless') return { ...servers.stock, session: false };
  const { child, url } = servers[name];
  if (name === 'raw') return { child, url, session: false };
  const stock = name.startsWith('stock');
  return { child, url: session && stock ? url.replace('/mcp', '/session') : url, session };
}

async function measure(servers, names, { era, session }, method, times) {
  const runners = {};
  for (const name of names) {
    const client = await httpClient({ ...place(servers, name, session), era, method, name });
    runners[name] = (seconds) => httpSlice(client, seconds);
  }
  return interleave(runners, times);
}

/** `tools/call` and `tools/list` over HTTP for both eras. Yields a line each. */
export async function* benchHttp(given, times) {
  const servers = await startServers(given);
  for (const kind of Object.values(ERAS)) {
    for (const [method, base] of [
      ['tools/call', CALLS],
      ['tools/list', LISTS],
    ]) {
      const wanted = kind.session ? [...base, { ...base[0], ...STATELESS, target: undefined }] : base;
      const names = [...new Set(wanted.flatMap(({ ours, other }) => [ours, other]))];
      const slices = await measure(servers, names, kind, method, times);
      for (const { id, ours, other, title, than, target } of wanted) {
        yield {
          id: `http.${method.slice(6)}.${kind.era}.${id}`,
          title: `HTTP ${method}, ${kind.label}, ${title}`,
          than,
          target,
          better: 'higher',
          figures: gain(slices[ours], slices[other]),
        };
      }
    }
  }
}
