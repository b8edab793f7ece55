import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, runToEnd, start } from '../support/process.js';

let installed: Installed;
beforeAll(() => {
  installed = installPackage();
});
afterAll(async () => {
  await killAll();
  installed.remove();
});

/** Writes a file and gives its path. */
function file(name: string, text: string): string {
  const path = join(installed.home, name);
  writeFileSync(path, text);
  return path;
}
const args = (path: string) => ['sandbox', '--port', '0', '--scenario', path];

describe('tab-mcp sandbox --scenario', () => {
  it('misbehaves as the file says, and tells where that is changed', async () => {
    const path = file('down.json', '{"faults":[{"kind":"status","status":503,"route":"/v1/**"}]}');
    const sandbox = start(installed.main, args(path), { env: { HOME: installed.home } });
    const [, controls = ''] = await sandbox.printed(/(http\S+\/sandbox\/faults) tells and changes it/);
    expect(sandbox.stdout()).toContain(`as ${path} says`);
    expect((await fetch(new URL('/v1/', controls))).status).toBe(503);
    expect(await (await fetch(controls)).json()).toMatchObject({ requests: 1, faults: [{ hits: 1 }] });
    await fetch(controls, { method: 'DELETE' });
    expect((await fetch(new URL('/v1/', controls))).status).toBe(200);
    sandbox.child.kill('SIGTERM');
    expect((await sandbox.ended).code).toBe(0);
  });

  it.each([
    ['{', 'is not accepted. The scenario is no JSON.'],
    [
      '{"faults":[{"kind":"hang","rate":2}]}',
      'faults[0].rate 2 is not accepted. Accepted: a number from 0 to 1.',
    ],
    [undefined, 'can’t be read (ENOENT).'],
  ])('with %s in the file ends with one sentence and code 2', async (text, words) => {
    const path = text === undefined ? join(installed.home, 'absent.json') : file('bad.json', text);
    const { code, stdout, stderr } = await runToEnd(installed.main, args(path), {
      env: { HOME: installed.home },
    });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^tab-mcp: --scenario "[^"]+" [^\n]+\n$/);
    expect(stderr).toContain(words);
  });
});
