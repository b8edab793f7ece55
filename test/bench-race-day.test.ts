import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const BENCH = fileURLToPath(new URL('../scripts/bench.mjs', import.meta.url));

const run = async (...words: string[]) => {
  const { stdout } = await promisify(execFile)(process.execPath, [BENCH, ...words]);
  return stdout;
};

describe('the race day', { timeout: 240_000 }, () => {
  it('is the same twice, spares most requests and failures, and tells no answer younger than it is', async () => {
    const first = await run('race-day', '--quick', '--json');
    const told = JSON.parse(first) as Record<string, number>;
    for (const [name, value] of Object.entries(told)) expect(value, name).toSatisfy(Number.isFinite);
    expect(told['max_staleness_violation_ms']).toBeLessThanOrEqual(0);
    expect(told['answers_checked']).toBeGreaterThan(0.9 * told['asked']!);
    expect(told['failures_on']).toBeLessThan(0.2 * told['failures_off']!);
    expect(told['upstream_calls_on']).toBeLessThan(0.3 * told['upstream_calls_off']!);
    expect(told['mean_ms_on']).toBeLessThan(told['mean_ms_off']!);
    const { hit_rate, renewing_rate, joined_rate, stale_rate } = told as Record<string, number>;
    expect(hit_rate! + renewing_rate! + joined_rate! + stale_rate!).toBeLessThan(1);
    expect(await run('race-day', '--quick', '--json')).toBe(first);
  });
});

describe('the bench of the stack', { timeout: 120_000 }, () => {
  it('measures every line in a quick run', async () => {
    const { lines } = JSON.parse(await run('stack', '--quick', '--json')) as {
      lines: { id: string; median: number; min: number; max: number }[];
    };
    expect(lines.map(({ id }) => id)).toEqual(['hit', 'miss', 'crowd', 'joining']);
    for (const { id, median, min, max } of lines) {
      expect([median, min, max].every(Number.isFinite), id).toBe(true);
      expect(min <= median && median <= max, id).toBe(true);
    }
  });
});
