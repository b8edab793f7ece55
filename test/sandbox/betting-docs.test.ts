import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '../../src/sandbox/accounts/slip/refusal.js';
import { TOTE_BET_TYPES } from '../../src/sandbox/accounts/slip/tote.js';
import { startSandbox } from '../../src/sandbox/index.js';

const section =
  readFileSync('docs/sandbox.md', 'utf8').split('\n## Accounts and bets\n')[1]?.split('\n## ')[0] ?? '';
const run = promisify(execFile);

describe('the document on accounts and bets', () => {
  it('has a row for every code of a refusal and for no other', () => {
    const table = section.split(/\| code +\|/)[1]?.split('\n\n')[0] ?? '';
    const told = [...table.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, code]) => code);
    expect(told.toSorted()).toEqual(REFUSAL_CODES.toSorted());
  });

  it('names every bet type of the tote', () => {
    expect(TOTE_BET_TYPES.filter((name) => !section.includes(`\`${name}\``))).toEqual([]);
  });

  it('has a walk-through that ends with the bet in the statement', async () => {
    const [, script = ''] = /```sh\n([\s\S]*?)```/.exec(section) ?? [];
    const tools = await run('bash', ['-c', 'command -v curl']).catch(() => undefined);
    if (!tools) return void process.stderr.write('walk-through not run: no bash or curl here\n');
    const sandbox = await startSandbox({ seed: 'tab', at: Date.parse('2026-11-24T03:02:00Z'), speed: 0 });
    try {
      const env = { ...process.env, T: sandbox.url, no_proxy: '127.0.0.1' };
      const { stdout } = await run('bash', ['-e', '-c', script], { env, timeout: 30_000 });
      const [quote = '{}', slip = '{}', offers = '{}', , tickets = '{}', statement = '{}'] = stdout
        .trim()
        .split('\n');
      expect(JSON.parse(quote)).toMatchObject({ bets: [{ status: 'ok' }] });
      const { bets } = JSON.parse(slip) as { bets: { status: string; ticketSerialNumber: string }[] };
      expect(bets).toMatchObject([{ status: 'ACCEPTED' }]);
      const { ticketSerialNumber: tsn } = bets[0] ?? {};
      expect(JSON.parse(offers)).toMatchObject({
        cashOutOffers: [{ ticketSerialNumber: tsn, amount: '$8.50' }],
      });
      expect(JSON.parse(tickets)).toMatchObject({ transactions: [{ tsn }] });
      expect(statement).toContain(bets[0]?.ticketSerialNumber);
    } finally {
      await sandbox.stop();
    }
  }, 40_000);
});
