import { setTimeout as sleep } from 'node:timers/promises';
import { MAIN, server, start, stop, usage } from './lib/process.mjs';
import { ratios } from './lib/stats.mjs';
import { firstList } from './lib/stdio-load.mjs';

const PROGRAMS = { ours: MAIN, oneTool: server('one-tool'), bare: server('bare') };

/** Milliseconds from the start of the process to the answered list. */
async function coldStart(name, env) {
  const started = performance.now();
  const child = start(PROGRAMS[name], { env, probe: false });
  await firstList(child, name);
  const took = performance.now() - started;
  await stop(child);
  return took;
}

/** Bytes of memory after the list and some idle seconds. */
async function idleMemory(name, env, seconds) {
  const child = start(PROGRAMS[name], { env });
  await firstList(child, name);
  await sleep(seconds * 1000);
  const { rss } = await usage(child);
  await stop(child);
  return rss;
}

/** Cold start and idle memory over stdio. Yields a line each; here less is better. */
export async function* benchStart({ upstream }, { starts, memories, idle }) {
  const env = { TAB_BASE_URL: upstream };
  const names = Object.keys(PROGRAMS);
  const took = Object.fromEntries(names.map((name) => [name, []]));
  const held = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < starts; round++)
    for (const name of names) took[name].push(await coldStart(name, env));
  for (let round = 0; round < memories; round++)
    for (const name of names) held[name].push(await idleMemory(name, env, idle));
  for (const [other, than] of [
    ['oneTool', 'an SDK server with one tool'],
    ['bare', 'Node alone'],
  ]) {
    yield {
      id: `start.cold.${other}`,
      title: 'cold start to tools/list',
      than,
      better: 'lower',
      figures: { wall: ratios(took.ours, took[other]) },
    };
    yield {
      id: `start.memory.${other}`,
      title: 'memory when idle',
      than,
      better: 'lower',
      figures: { rss: ratios(held.ours, held[other]) },
    };
  }
}
