import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/index.js';
import { comparisonLines } from './compare.js';
import { EXIT } from './exit.js';
import { recorded } from './recording.testing.js';
import { run } from './run.testing.js';

let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'cli', at: Date.parse('2026-11-24T03:00:00Z'), speed: 0 });
  home = mkdtempSync(join(tmpdir(), 'tab-compare-'));
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(home, { recursive: true });
});

describe('sandbox compare', () => {
  it('ends with 0 where the sandbox is as recorded', async () => {
    const to = await recorded(sandbox.url, join(home, 'same'));
    const { code, stdout } = await run(['sandbox', 'compare', to]);
    expect(stdout).toContain(
      `1 cassette in ${to} · no difference\n1 of them comes from a sandbox or a replay, not from the TAB\n`,
    );
    expect(stdout).toMatch(/\/racing\/dates\n {2}1 body recorded, \d+ of the sandbox: no difference\n$/);
    expect(code).toBe(EXIT.ok);
  });

  it('ends with 1 where it is not, and says where, for people and for programs', async () => {
    const to = await recorded(sandbox.url, join(home, 'other'));
    const [file = ''] = readdirSync(to);
    const text = readFileSync(join(to, file), 'utf8');
    writeFileSync(join(to, file), text.replaceAll('"meetingDate"', '"day"'));
    const { code, stdout } = await run(['sandbox', 'compare', to]);
    expect(code).toBe(EXIT.failed);
    expect(stdout).toContain(' · 2 differences\n');
    expect(stdout).toMatch(/\n {2}field +the sandbox +recorded +in the sandbox\n/);
    expect(stdout).toMatch(/\n {2}\$\.dates\[\]\.day +lacks the field +in every object +in none\n/);
    expect(stdout).toMatch(/\n {2}\$\.dates\[\]\.meetingDate +has a field more +never +date\n/);
    const { code: again, stdout: json } = await run(['sandbox', 'compare', '--json', to]);
    expect(again).toBe(EXIT.failed);
    expect(JSON.parse(json)).toMatchObject({
      directory: to,
      differences: 2,
      routes: [{ differences: [{ kind: 'missing', path: '$.dates[].day' }, { kind: 'extra' }] }],
    });
  });

  it('leaves the sandbox as it was', async () => {
    const { code, stdout } = await run(['sandbox', '--help']);
    expect([code, stdout.includes('--scenario <file>'), stdout.includes('compare [options] <dir>')]).toEqual([
      EXIT.ok,
      true,
      true,
    ]);
    expect((await run(['sandbox', 'compar'])).code).toBe(EXIT.usage);
    expect(await run(['sandbox', 'compare'])).toMatchObject({
      code: EXIT.usage,
      stderr: 'The argument "dir" is missing.',
    });
  });

  it('tells what can’t be compared', () => {
    const lines = comparisonLines({
      directory: 'd',
      cassettes: 3,
      practice: 2,
      routes: [{ route: 'errors 500', recorded: 2, ours: 0, differences: [] }],
      unknown: ['/v1/x'],
      skipped: [{ file: 'a.json', why: 'is no cassette' }],
      differences: 1,
    });
    expect(lines.join('\n')).toBe(
      [
        '3 cassettes in d · 1 difference',
        '2 of them come from a sandbox or a replay, not from the TAB',
        'skipped: a.json is no cassette',
        '',
        'errors 500',
        '  2 bodies recorded, 0 of the sandbox: nothing to compare',
        '',
        '/v1/x',
        '  recorded; the sandbox has no such route',
      ].join('\n'),
    );
  });
});
