import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../config/errors.js';
import { type CommandError, EXIT } from './exit.js';
import { readSettings } from './settings.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tab-mcp-settings-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function file(text: string): string {
  const path = join(folder, 'env');
  writeFileSync(path, text);
  return path;
}

function refusal(path: string, flags = {}): { message: string; code?: number } {
  try {
    readSettings(path, flags);
  } catch (error) {
    return error as CommandError;
  }
  throw new Error('was accepted');
}

describe('the settings', () => {
  it('come from the file, the environment over it, and flags over both', () => {
    const path = file('PORT=1111\nHOST=localhost # words\nDEFAULT_JURISDICTION="VIC"\n');
    expect(readSettings(path)).toMatchObject({ port: 1111, host: 'localhost', jurisdiction: 'VIC' });
    vi.stubEnv('PORT', '2222');
    expect(readSettings(path, { HOST: undefined })).toMatchObject({ port: 2222, host: 'localhost' });
    expect(readSettings(path, { PORT: '3333' })).toMatchObject({ port: 3333 });
  });

  it('that are not accepted are named', () => {
    expect(refusal(file('PORT=x\n'))).toBeInstanceOf(ConfigError);
    expect(refusal(file(''), { PORT: '99999' }).message).toContain('PORT "99999" is not accepted.');
  });

  it('in a file that can’t be read are refused with 2', () => {
    const { message, code } = refusal(join(folder, 'none'));
    expect(message).toBe(`The env file ${folder}/none can't be read (ENOENT).`);
    expect(code).toBe(EXIT.usage);
  });
});

describe('the directory for what outlives a restart', () => {
  it('is made when it is named, for its owner alone', () => {
    readSettings(file(`TAB_STATE_DIR=${folder}/a/b\n`));
    expect(statSync(join(folder, 'a/b')).mode & 0o777).toBe(0o700);
  });

  it('is made when a refresh token is to be kept', () => {
    vi.stubEnv('TAB_STATE_DIR', join(folder, 'kept'));
    readSettings(file('TAB_REFRESH_TOKEN=r\n'));
    expect(statSync(join(folder, 'kept')).isDirectory()).toBe(true);
  });

  it('that can’t be written ends the start with 4', () => {
    const { message, code } = refusal(file(`TAB_STATE_DIR=${folder}/env/below\n`));
    expect(message).toBe(`TAB_STATE_DIR ${folder}/env/below can't be written (ENOTDIR). Give another.`);
    expect(code).toBe(EXIT.storage);
  });
});
