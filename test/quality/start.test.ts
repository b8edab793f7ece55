import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './sources.js';

/** `npm start` without npm: the script, on a free port, with everything installed and built. */
function start(...args: string[]) {
  const env = { ...process.env, TAB_UPSTREAM: 'sandbox', npm_lifecycle_event: undefined };
  const child = spawn(process.execPath, [join(ROOT, 'scripts/start.mjs'), '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        printed += chunk;
        const url = /http:\/\/127\.0\.0\.1:\d+\/mcp/.exec(printed)?.[0];
        if (url) resolve(url);
      });
    }
    child.on('close', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
  return { child, ready, printed: () => printed };
}

describe('npm start', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves until %s, which ends the server too', async (signal) => {
    const { child, ready } = start();
    const url = await ready;
    expect((await fetch(url)).status).toBe(400);
    const ended = once(child, 'close');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('hands its arguments on and passes the exit code back', async () => {
    const { child, ready, printed } = start('--no-such-option');
    const ended = once(child, 'close');
    await expect(ready).rejects.toThrow();
    expect(await ended).toEqual([2, null]);
    expect(printed()).toContain('--no-such-option');
  });
});
