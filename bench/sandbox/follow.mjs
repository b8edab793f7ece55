import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, server, start, stop, usage } from '../lib/process.mjs';

const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW&maxRaces=5';
const SPEED = 3600;

/** Follows the next races for so many seconds, an hour of the world each; throws when there are none. */
export async function follow(seconds) {
  const child = start(server('sandbox'), { args: [String(SPEED)] });
  const url = await addressOf(child, '');
  const dates = new Set();
  let [reads, peak] = [0, 0];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    const { races } = await (await fetch(url + NEXT)).json();
    if (races.length < 5) throw new Error(`after ${reads} reads only ${races.length} races are next`);
    const race = await fetch(races[0]._links.self);
    await race.arrayBuffer();
    if (race.status !== 200) throw new Error(`${races[0]._links.self}: ${race.status}`);
    dates.add(races[0].meeting.meetingDate);
    peak = Math.max(peak, (await usage(child)).rss);
    reads += 2;
    await sleep(20);
  }
  await stop(child);
  return { 'days seen': dates.size, answers: reads, 'most memory, MB': Math.round(peak / 2 ** 20) };
}
