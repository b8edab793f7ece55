// What the stack costs a call, in real time. Started by `npm run bench:stack`, which builds first.
//   --json    one JSON document on stdout
//   --quick   a smoke run: shows that everything runs, not how fast

import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { createTabClient } from '../../dist/client/tab-client.js';
import { addressOf, start, stopAll } from '../lib/process.mjs';
import { machine } from '../lib/report.mjs';
import { median } from '../lib/stats.mjs';

const FULL = { rounds: 15, hits: 20_000, pairs: 400, turns: 41, crowd: 1000 };
const QUICK = { rounds: 2, hits: 500, pairs: 20, turns: 3, crowd: 100 };

const CALLER = { principal: 'bench', credentials: {}, jurisdiction: 'NSW', detail: 'concise' };
const PATH = '/v1/tab-info-service/racing/next-to-go/races';
const HEADERS = { accept: 'application/json', 'accept-encoding': 'br, gzip', 'user-agent': 'bench' };
const keeping = { freshness: 'dates' };

function clientOf(base) {
  return createTabClient({
    open: async () => ({ base }),
    attemptMs: 5000,
    maxBodyBytes: 20_000_000,
    userAgent: 'bench',
    exposeRawTokens: false,
    tokenRefreshBuffer: undefined,
    without: new Set(),
    outboundRps: undefined,
    refreshStore: { current: (token) => token, rotated: () => undefined },
    warn: () => undefined,
  });
}

/** Microseconds of processor and clock that `work` took. */
async function cost(work) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await work();
  const wall = (performance.now() - began) * 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: user + system, wall };
}

async function measure(base, times) {
  const { rounds, pairs, crowd } = times;
  const client = clientOf(base);
  const pool = new Pool(base.origin, { connections: 16 });
  let asked = 0;
  const get = (name, { signal } = new AbortController()) =>
    client.get(
      { path: PATH, query: { jurisdiction: 'NSW', name } },
      { caller: CALLER, keeping, route: 'GET', signal },
    );
  const fresh = () => `new-${asked++}`;

  async function raw(name) {
    const { statusCode, body } = await pool.request({
      headers: HEADERS,
      method: 'GET',
      path: `${PATH}?jurisdiction=NSW&name=${name}`,
    });
    const text = await body.text();
    return { statusCode, text, body: JSON.parse(text) };
  }

  /** Microseconds of the clock a call; the two take turns, so that a slow spell of the machine hits both. */
  async function missAgainstRaw() {
    const took = { ours: [], raw: [] };
    for (let pair = 0; pair < pairs; pair++) {
      const turns = [
        ['ours', get],
        ['raw', raw],
      ];
      for (const [who, ask] of pair % 2 === 0 ? turns : turns.reverse()) {
        const name = fresh();
        // The signal is the caller's own thing, and none of the stack's cost.
        const { signal } = new AbortController();
        const began = performance.now();
        await ask(name, { signal });
        took[who].push((performance.now() - began) * 1000);
      }
    }
    return { ours: median(took.ours), raw: median(took.raw) };
  }

  const hits = async () => {
    for (let i = 0; i < times.hits; i++) await get('kept');
  };
  const all = async (name) => {
    await Promise.all(Array.from({ length: crowd }, () => get(name)));
  };

  await get('kept');
  const figures = [];
  // The first round is for the compiler and does not count.
  for (let round = 0; round <= rounds; round++) {
    const kept = await cost(hits);
    const miss = await missAgainstRaw();
    const of = { alone: [], together: [], known: [] };
    for (let turn = 0; turn < times.turns; turn++) {
      of.alone.push((await cost(() => get(fresh()))).cpu);
      of.together.push((await cost(() => all(fresh()))).cpu);
      of.known.push((await cost(() => all('kept'))).cpu);
    }
    const [alone, together, known] = [of.alone, of.together, of.known].map(median);
    const parts = alone + (known * (crowd - 1)) / crowd;
    if (round > 0) figures.push({ hit: kept.wall / times.hits, ...miss, alone, together, parts });
  }
  await client.close();
  await pool.close();
  const spread = (of) => {
    const each = figures.map(of);
    return { median: median(each), min: Math.min(...each), max: Math.max(...each) };
  };
  return [
    {
      id: 'hit',
      title: 'a kept answer, through the stack',
      unit: 'µs',
      target: 15,
      ...spread(({ hit }) => hit),
    },
    {
      id: 'miss',
      title: 'a miss against undici alone, at an upstream of 1 ms',
      unit: '×',
      target: 1.05,
      ...spread(({ ours, raw: alone }) => ours / alone),
    },
    {
      id: 'crowd',
      title: `${crowd} equal misses at once against one miss and ${crowd - 1} hits, processor`,
      unit: '×',
      target: 1.05,
      ...spread(({ together, parts }) => together / parts),
    },
    {
      id: 'joining',
      title: 'one who joins a request under way, processor',
      unit: 'µs',
      ...spread(({ together, alone }) => (together - alone) / (crowd - 1)),
    },
  ];
}

function lineText({ title, unit, median: middle, min, max, target }, quick) {
  const number = (value) => value.toFixed(2);
  const verdict =
    target === undefined || quick ? '' : `   target ≤ ${target}: ${middle <= target ? 'met' : 'MISSED'}`;
  return `${title}\n    ${number(middle)} ${unit} (${number(min)}–${number(max)})${verdict}`;
}

async function main(words) {
  const unknown = words.find((word) => word !== '--quick' && word !== '--json');
  if (unknown) throw new Error(`"${unknown}" is not accepted: --quick, --json.`);
  const quick = words.includes('--quick');
  try {
    const server = start(fileURLToPath(new URL('./upstream.mjs', import.meta.url)), { probe: false });
    const base = new URL(await addressOf(server, '/'));
    const lines = await measure(base, quick ? QUICK : FULL);
    if (words.includes('--json')) console.log(JSON.stringify({ machine: machine(), quick, lines }, null, 2));
    else for (const line of lines) console.log(lineText(line, quick));
  } finally {
    await stopAll();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
