import { addressOf, server, start, stop } from '../lib/process.mjs';
import { median } from '../lib/stats.mjs';

const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';

/** Milliseconds from the start of a process until the sandbox in it listens, has told what is next, and one of those races. */
async function once() {
  const began = performance.now();
  const since = () => performance.now() - began;
  const child = start(server('sandbox'), { probe: false });
  const url = await addressOf(child, '');
  const listening = since();
  const { races } = await (await fetch(url + NEXT)).json();
  const answered = since();
  await (await fetch(races[0]._links.self)).arrayBuffer();
  const race = since();
  await stop(child);
  return { listening, answered, race };
}

/** The middle of so many starts. */
export async function starts(count) {
  const took = [];
  for (let i = 0; i < count; i++) took.push(await once());
  const middle = (name) => Math.round(median(took.map((one) => one[name])));
  return {
    'until it listens': middle('listening'),
    'until the first answer': middle('answered'),
    "until a race's body": middle('race'),
  };
}
