// What the world costs: its start, a race's body beside plain HTTP, and a year of racing.

import { Agent, createServer, get } from 'node:http';
import { datesFrom } from './sample.mjs';
import { median } from './statistics.mjs';

const AT = Date.parse('2026-11-24T03:02:00Z');
const LATER = Date.UTC(2100, 0);
const ROUNDS = 400;

/** Milliseconds from importing the sandbox to its first answer, in a process that did nothing else before. */
async function start() {
  const began = performance.now();
  const { startSandbox } = await import('../../dist/sandbox/index.js');
  const sandbox = await startSandbox({ at: AT, speed: 0 });
  const listening = performance.now() - began;
  await read(`${sandbox.url}/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW`);
  return { sandbox, listening, answered: performance.now() - began };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const read = (url) =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => resolve(Buffer.concat(parts)));
    }).on('error', reject);
  });

async function timeOf(url) {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    await read(url);
    times.push(performance.now() - began);
  }
  return median(times.slice(ROUNDS / 4));
}

/** Median milliseconds for one race's body from the sandbox, and for the same bytes from a bare server. */
async function raceBody(sandbox) {
  const day = sandbox.world.racing.day('2026-11-24');
  const meeting = day.meetings.find(({ code, fixedOddsOnly }) => code === 'R' && !fixedOddsOnly);
  const race = meeting.races.find(({ advertised }) => advertised > AT) ?? meeting.races[0];
  const url = `${sandbox.url}/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/${meeting.mnemonic}/races/${race.number}?jurisdiction=NSW`;
  const body = await read(url);
  const bare = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  );
  await new Promise((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const plain = await timeOf(`http://127.0.0.1:${bare.address().port}/`);
  const ours = await timeOf(url);
  await new Promise((resolve) => bare.close(resolve));
  return { bytes: body.length, plain, ours };
}

/** Every race of a year with its result and dividends. */
async function year() {
  const { createRacingWorld } = await import('../../dist/sandbox/world/racing.js');
  const world = createRacingWorld({ seed: 'year' });
  const began = performance.now();
  let [races, peak] = [0, 0];
  for (const date of datesFrom('2026-01-01', 365)) {
    for (const meeting of world.day(date).meetings) {
      for (const race of meeting.races) {
        world.state(race, LATER);
        world.dividends(race, LATER, 'NSW');
        races += 1;
      }
    }
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  return { races, seconds: (performance.now() - began) / 1000, peak };
}

/** Everything measured, rounded. */
export async function measureCost() {
  const { sandbox, listening, answered } = await start();
  const body = await raceBody(sandbox);
  await sandbox.stop();
  agent.destroy();
  const { races, seconds, peak } = await year();
  return {
    'start until it listens, ms': Math.round(listening),
    'start until the first answer, ms': Math.round(answered),
    "a race's body, bytes": body.bytes,
    "a race's body, ms": Number(body.ours.toFixed(2)),
    'the same bytes from a bare server, ms': Number(body.plain.toFixed(2)),
    'times a bare server': Number((body.ours / body.plain).toFixed(1)),
    'a year of results and dividends, s': Math.round(seconds),
    'races in it': races,
    'most memory, MB': Math.round(peak / 2 ** 20),
  };
}
