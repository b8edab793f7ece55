import { afterAll, describe, expect, it } from 'vitest';
import { startSandbox } from './index.js';

const AT = Date.parse('2026-09-20T02:00:00Z');
const HOUR = 3_600_000;
const DAYS = 40;
const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW&maxRaces=5';
const DATES = '/v1/tab-info-service/racing/dates?jurisdiction=NSW';

interface Next {
  races: { raceStartTime: string; raceStatus: string; _links: { self: string } }[];
}

let real = 5_000;
const sandbox = await startSandbox({ seed: 'weeks', at: AT, clock: () => real });
afterAll(() => sandbox.stop());

async function read<T>(url: string): Promise<T> {
  const response = await fetch(url.startsWith('http') ? url : sandbox.url + url);
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

describe('a sandbox left running for weeks', () => {
  it('rolls its days on, over a change of clocks too, and always has a race to follow', async () => {
    const dates = new Set<string>();
    for (let passed = 0; passed < DAYS * 24 * HOUR; passed += 7 * HOUR) {
      real = 5_000 + passed;
      const now = AT + passed;
      expect(sandbox.clock.now()).toBe(now);
      const { races } = await read<Next>(NEXT);
      expect(races).toHaveLength(5);
      const [first] = races;
      // Late by a quarter of an hour at most, and soon: racing never pauses.
      const until = Date.parse(first?.raceStartTime ?? '') - now;
      expect(until).toBeGreaterThan(-HOUR / 4);
      expect(until).toBeLessThan(HOUR / 4);
      expect(first?.raceStatus).toBe('Normal');
      expect(await read<object>(first?._links.self ?? '')).toHaveProperty('runners');
      const listed = await read<{ dates: { meetingDate: string; dateName: string }[] }>(DATES);
      const today = listed.dates.find(({ dateName }) => dateName === 'Today');
      dates.add(today?.meetingDate ?? '');
    }
    expect(dates.size).toBeGreaterThanOrEqual(DAYS);
  });

  it('runs through days in seconds of real time, steps and stands still in between', async () => {
    const { clock } = sandbox;
    clock.setSpeed(3_600);
    const from = clock.now();
    for (let second = 0; second < 48; second++) {
      real += 1_000;
      expect((await read<Next>(NEXT)).races).toHaveLength(5);
    }
    expect(clock.now() - from).toBe(48 * HOUR);
    clock.pause();
    const before = await read<Next>(NEXT);
    real += 60_000;
    expect(await read<Next>(NEXT)).toEqual(before);
    clock.step(24 * HOUR);
    expect(await read<Next>(NEXT)).not.toEqual(before);
    clock.step(-24 * HOUR);
    expect(await read<Next>(NEXT)).toEqual(before);
    clock.resume();
    real += 1_000;
    expect(clock.now() - from).toBe(49 * HOUR);
  });
});
