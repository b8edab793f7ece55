import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { chromiumScript } from './browser.js';

const { findChromium } = await chromiumScript();
const folder = mkdtempSync(join(tmpdir(), 'tab-mcp-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the browser for tests', () => {
  it('is the first on the path', () => {
    const browser = join(folder, 'google-chrome');
    writeFileSync(browser, '');
    expect(findChromium({ PATH: [join(folder, 'none'), folder].join(delimiter) })).toBe(browser);
  });

  it('is the one that CHROME_PATH names, and no other', () => {
    const named = join(folder, 'mine');
    expect(findChromium({ PATH: folder, CHROME_PATH: named })).toBeUndefined();
    writeFileSync(named, '');
    expect(findChromium({ PATH: folder, CHROME_PATH: named })).toBe(named);
  });
});
