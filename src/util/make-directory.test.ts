import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDirectory } from './make-directory.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tab-mcp-directory-'));
});
afterEach(() => {
  chmodSync(root, 0o700);
  rmSync(root, { recursive: true });
});

describe('makeDirectory', () => {
  it('makes what is missing above it, each readable by its owner only', () => {
    makeDirectory(join(root, 'a', 'b', 'c'));
    for (const path of ['a', 'a/b', 'a/b/c']) expect(statSync(join(root, path)).mode & 0o777).toBe(0o700);
  });

  it('leaves a directory that is there as it is', () => {
    chmodSync(root, 0o755);
    makeDirectory(root);
    expect(statSync(root).mode & 0o777).toBe(0o755);
  });

  it('takes a link to a directory for one', () => {
    symlinkSync(root, join(root, 'link'));
    makeDirectory(join(root, 'link', 'below'));
    expect(existsSync(join(root, 'below'))).toBe(true);
  });

  it.each([
    ['in its place', 'file', 'EEXIST'],
    ['above it', 'file/below/deeper', 'ENOTDIR'],
  ])('throws where a file stands %s', (_, path, code) => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeDirectory(join(root, path))).toThrow(expect.objectContaining({ code }));
  });

  it.runIf(existsSync('/proc/self'))('ends on a file system that can hold none', () => {
    expect(() => makeDirectory('/proc/no-such-directory/below')).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });

  it('throws for a path that is none', () => {
    expect(() => makeDirectory('')).toThrow();
  });
});
