import { messages } from './lib/messages.mjs';
import { MAIN, server, start, stop } from './lib/process.mjs';
import { gain, interleave } from './lib/rounds.mjs';
import { openStdio, stdioSlice } from './lib/stdio-load.mjs';

const IN_FLIGHT = 200;

const KINDS = [
  { id: 'call', method: 'tools/call', open: 1, what: 'tools/call, one after another', target: 1 },
  {
    id: 'flood',
    method: 'tools/call',
    open: IN_FLIGHT,
    what: `tools/call, ${IN_FLIGHT} in flight`,
    target: 1,
  },
  { id: 'list', method: 'tools/list', open: 1, what: 'tools/list, one after another', target: 2.4 },
];

/** The targets are for the host: with the same tool on both sides, the tool is most of the work. */
const LINES = [
  { id: 'host', ours: 'host', other: 'stock', title: 'host alone', than: 'a stock server' },
  {
    id: 'whole',
    ours: 'whole',
    other: 'stockWhole',
    title: 'whole path',
    than: 'a stock server with the same tool',
  },
];

function startServers({ upstream, answer }) {
  // A stock server warns of a leak of listeners at every flood; that is told in docs/performance.md, not here.
  const env = { TAB_BASE_URL: upstream, BENCH_ANSWER: answer, NODE_NO_WARNINGS: '1' };
  return {
    whole: start(MAIN, { env }),
    host: start(server('ours-stdio'), { env }),
    stock: start(server('stock-stdio'), { env: { ...env, BENCH_TOOL: 'prebuilt' } }),
    stockWhole: start(server('stock-stdio'), { env: { ...env, BENCH_TOOL: 'execute' } }),
  };
}

async function measure(connections, era, { method, open }, times) {
  const next = messages(era, method);
  const names = method === 'tools/list' ? ['host', 'stock'] : Object.keys(connections);
  const runners = {};
  for (const name of names)
    runners[name] = (seconds) => stdioSlice(connections[name], { next, open, seconds });
  return interleave(runners, times);
}

/** `tools/call` and `tools/list` over stdio for both eras. Yields a line each. */
export async function* benchStdio(given, times) {
  for (const [era, label] of [
    ['modern', '2026-07-28'],
    ['legacy', '2025'],
  ]) {
    const children = startServers(given);
    const connections = {};
    for (const [name, child] of Object.entries(children))
      connections[name] = await openStdio(child, era, name);
    for (const kind of KINDS) {
      const slices = await measure(connections, era, kind, times);
      for (const { id, ours, other, title, than } of LINES) {
        if (!slices[ours]) continue;
        yield {
          id: `stdio.${kind.id}.${era}.${id}`,
          title: `stdio ${kind.what}, ${label}${kind.id === 'list' ? '' : `, ${title}`}`,
          than,
          target: id === 'host' ? kind.target : undefined,
          better: 'higher',
          figures: gain(slices[ours], slices[other]),
        };
      }
    }
    await Promise.all(Object.values(children).map(stop));
  }
}
