import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const BENCH = fileURLToPath(new URL('../scripts/bench.mjs', import.meta.url));

interface Told {
  start: Record<string, number>;
  lines: { id: string; figures: Record<string, { median: number }> }[];
  follow: Record<string, number>;
  year: Record<string, number | string>;
}

describe('the bench of the sandbox', { timeout: 240_000 }, () => {
  it('measures every part in a quick run, and a day of bets settles and balances', async () => {
    const run = await promisify(execFile)(process.execPath, [BENCH, 'sandbox', '--quick', '--json']);
    const { start, lines, follow, year } = JSON.parse(run.stdout) as Told;
    for (const value of Object.values(start)) expect(value).toBeGreaterThan(0);
    expect(lines).toHaveLength(16);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(16);
    for (const { figures } of lines) expect(figures['cpu']?.median).toBeGreaterThan(0);
    expect(follow['answers']).toBeGreaterThanOrEqual(2);
    expect(year['bets sold and settled']).toBeGreaterThan(900);
    expect(year['bets sold and not settled']).toBe(0);
    expect(year['sum of the balances']).toBe(0);
  });
});
