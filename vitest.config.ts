import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // For what hangs: a busy machine takes its time, and no test is to fail by that.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Many tests wait for processes of their own: two workers are busy even where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/**/*.testing.ts'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { lines: 96, branches: 92 },
    },
  },
});
