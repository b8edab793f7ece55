import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeIsNewEnough, runUnderOwnNode } from './node-version.js';

describe('nodeIsNewEnough', () => {
  it.each(['22.19.0', '22.20.1', '24.0.0', '24.21.0', '100.0.0'])('takes %s', (version) => {
    expect(nodeIsNewEnough(version)).toBe(true);
  });
  it.each(['22.18.9', '22.2.0', '20.19.5', '18.0.0', '0.12.0', 'x', ''])('refuses "%s"', (version) => {
    expect(nodeIsNewEnough(version)).toBe(false);
  });
});

const own = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

describe.runIf(existsSync(own))('runUnderOwnNode', () => {
  let folder: string;
  const before = { SIGINT: process.listeners('SIGINT'), SIGTERM: process.listeners('SIGTERM') };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tab-mcp-node-'));
    writeFileSync(
      join(folder, 'main.mjs'),
      "if (process.argv[2] === 'wait') process.stdin.resume(); else process.exitCode = Number(process.argv[2]);",
    );
  });
  afterEach(() => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      for (const listener of process.listeners(signal)) {
        if (!before[signal].includes(listener)) process.off(signal, listener);
      }
    }
    rmSync(folder, { recursive: true });
  });

  it.each([0, 3])('gives the exit code %i of the program', async (code) => {
    expect(await runUnderOwnNode(join(folder, 'main.mjs'), [String(code)])).toBe(code);
  });

  it('hands a signal on, and a program that a signal ended has failed', async () => {
    const ended = runUnderOwnNode(join(folder, 'main.mjs'), ['wait']);
    process.emit('SIGTERM');
    expect(await ended).toBe(1);
  });
});
