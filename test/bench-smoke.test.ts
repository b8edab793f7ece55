import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

interface Figure {
  median: number;
  min: number;
  max: number;
}

interface Line {
  id: string;
  title: string;
  than: string;
  figures: Record<string, Figure>;
}

const BENCH = fileURLToPath(new URL('../scripts/bench.mjs', import.meta.url));

describe('the benchmark', () => {
  it('measures every line in a quick run', { timeout: 120_000 }, async () => {
    const run = await promisify(execFile)(process.execPath, [BENCH, '--quick', '--json']);
    const { lines } = JSON.parse(run.stdout) as { lines: Line[] };

    const ids = lines.map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const transport of ['http', 'stdio']) {
      for (const era of ['modern', 'legacy']) {
        for (const method of ['call', 'list'])
          expect(ids.join(' ')).toContain(`${transport}.${method}.${era}.`);
      }
    }
    expect(ids).toContain('start.cold.oneTool');
    expect(ids).toContain('start.memory.oneTool');

    const bad = lines.flatMap(({ id, title, than, figures }) => [
      ...(title && than && Object.keys(figures).length > 0 ? [] : [id]),
      ...Object.entries(figures).flatMap(([name, { median, min, max }]) =>
        [median, min, max].every((value) => Number.isFinite(value) && value > 0) &&
        min <= median &&
        median <= max
          ? []
          : [`${id} ${name}`],
      ),
    ]);
    expect(bad).toEqual([]);
  });
});
