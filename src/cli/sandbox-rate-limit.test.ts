import { describe, expect, it } from 'vitest';
import { EXIT } from './exit.js';
import { run } from './run.testing.js';

const refused = async (...args: string[]): Promise<string> => {
  const { code, stderr } = await run(['sandbox', '--port', '0', ...args]);
  expect(code).toBe(EXIT.usage);
  return stderr;
};

describe('sandbox --rate-limit', () => {
  it('answers 429 to what comes faster, and says so at the start', async () => {
    let asked: Promise<number[]> | undefined;
    const ask = async (url: string): Promise<number[]> => {
      const statuses: number[] = [];
      for (let i = 0; i < 3; i++) statuses.push((await fetch(`${url}/v1/`)).status);
      process.emit('SIGTERM');
      return statuses;
    };
    const { stdout } = await run(
      ['sandbox', '--port', '0', '--rate-limit', '0.01', '--burst', '2'],
      {},
      (printed) => {
        const url = /http:\/\/[\d.:]+/.exec(printed)?.[0];
        if (url) asked ??= ask(url);
      },
    );
    expect(await asked).toEqual([200, 200, 429]);
    expect(stdout).toContain('0.01 requests a second, 2 at once, and 429 to the rest');
  });

  it('refuses what is no rate, and a burst alone', async () => {
    expect(await refused('--rate-limit', '0')).toContain('--rate-limit "0" is not accepted.');
    expect(await refused('--rate-limit', '1', '--burst', '0.5')).toContain('--burst "0.5" is not accepted.');
    expect(await refused('--burst', '5')).toContain('--burst is accepted beside --rate-limit only.');
  });
});
