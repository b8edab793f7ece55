import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Row {
  group: string;
  name: string;
  published: number;
  ours: number | null;
  verdict: string;
  reason?: string;
}

const pathOf = (file: string): string => fileURLToPath(new URL(`../scripts/${file}`, import.meta.url));

describe('the comparison with published figures', () => {
  it('has a figure of one day for every published group, and a verdict on every row', {
    timeout: 120_000,
  }, async () => {
    const run = await promisify(execFile)(
      process.execPath,
      [pathOf('realism.mjs'), '--days', '1', '--json'],
      {
        maxBuffer: 16 * 2 ** 20,
      },
    );
    const { rows, counts } = JSON.parse(run.stdout) as { rows: Row[]; counts: Record<string, number> };
    const published = JSON.parse(readFileSync(pathOf('realism/published.json'), 'utf8')) as {
      groups: { group: string; rows: Record<string, unknown> }[];
    };

    const told = new Set(rows.map(({ group, name }) => `${group} · ${name}`));
    const wanted = published.groups.flatMap(({ group, rows: own }) =>
      Object.keys(own).map((name) => `${group} · ${name}`),
    );
    expect(wanted.filter((id) => !told.has(id))).toEqual([]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    expect(rows.filter(({ verdict, reason }) => verdict === 'exception' && !reason)).toEqual([]);
    // Even one day is nearer to the published figures than not.
    const judged = rows.length - (counts['too few'] ?? 0) - (counts['missing'] ?? 0);
    expect(((counts['holds'] ?? 0) + (counts['chance'] ?? 0)) / judged).toBeGreaterThan(0.6);
  });
});
