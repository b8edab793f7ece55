import { describe, expect, it } from 'vitest';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

/** Runs the command until its address is printed, asks it, and ends it by a signal. */
async function visit(args: string[], ask: (url: string) => Promise<void>): Promise<string> {
  let asked: Promise<void> | undefined;
  const { stdout } = await run(['sandbox', '--port', '0', ...args], {}, (printed) => {
    const url = /http:\/\/[\d.:]+/.exec(printed)?.[0];
    if (url) asked ??= ask(url).finally(() => void process.emit('SIGTERM'));
  });
  await asked;
  return stdout;
}

const logIn = (url: string, accountNumber: number, password: string) =>
  fetch(`${url}/v1/account-service/tab/authenticate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ accountNumber, password, channel: 'TABCOMAU' }),
  });

describe('sandbox --accounts', () => {
  it('opens that many, and says how the first is opened', async () => {
    const stdout = await visit(['--accounts', '3'], async (url) => {
      expect((await logIn(url, 1_000_003, 'sandbox-password-3')).status).toBe(200);
      expect((await logIn(url, 1_000_004, 'sandbox-password-4')).status).toBe(401);
    });
    expect(stdout).toContain('account 1000001, password sandbox-password, and 2 more · practice money');
  });

  it('opens one where none are asked for', async () => {
    const stdout = await visit([], async (url) => {
      expect((await logIn(url, 1_000_001, 'sandbox-password')).status).toBe(200);
    });
    expect(stdout).toContain('account 1000001, password sandbox-password · practice money');
  });

  it.each(['0', '101', 'two'])('refuses %s', async (count) => {
    const { code, stderr } = await run(['sandbox', '--port', '0', '--accounts', count]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toContain(
      `--accounts "${count}" is not accepted. Accepted: a whole number from 1 to 100.`,
    );
  });
});
