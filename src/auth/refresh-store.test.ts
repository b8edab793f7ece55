import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../util/secret.js';
import { fileRefreshStore } from './refresh-store.js';

const FIRST = new Secret('refresh-first');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tab-mcp-refresh-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const file = () => join(root, 'state', 'refresh-tokens.json');
const store = () => fileRefreshStore(join(root, 'state'));
const current = (token = FIRST) => store().current(token).reveal();

describe('the store of refresh tokens', () => {
  it('gives the configured one until it was rotated, and touches no disk for it', () => {
    expect(current()).toBe('refresh-first');
    expect(readdirSync(root)).toEqual([]);
  });

  it('gives the latest successor, also to a later process', () => {
    const first = store();
    first.rotated(FIRST, new Secret('refresh-2'));
    first.rotated(FIRST, new Secret('refresh-3'));
    expect(first.current(FIRST).reveal()).toBe('refresh-3');
    expect(current()).toBe('refresh-3');
  });

  it('keeps the successors of several tokens apart', () => {
    store().rotated(FIRST, new Secret('refresh-2'));
    const other = new Secret('other-first');
    expect(current(other)).toBe('other-first');
    store().rotated(other, new Secret('other-2'));
    expect([current(), current(other)]).toEqual(['refresh-2', 'other-2']);
  });

  it('is for its owner’s eyes, names tokens by hash and leaves nothing half written', () => {
    store().rotated(FIRST, new Secret('refresh-2'));
    expect(statSync(join(root, 'state')).mode & 0o777).toBe(0o700);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readFileSync(file(), 'utf8')).not.toContain('refresh-first');
    expect(readdirSync(join(root, 'state'))).toEqual(['refresh-tokens.json']);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"x":5}'])(
    'takes a file that holds %j for an empty one',
    (text) => {
      store().rotated(FIRST, new Secret('refresh-2'));
      writeFileSync(file(), text);
      expect(current()).toBe('refresh-first');
      store().rotated(FIRST, new Secret('refresh-3'));
      expect(current()).toBe('refresh-3');
    },
  );

  it('goes on with what is in memory when the file is lost', () => {
    const first = store();
    first.rotated(FIRST, new Secret('refresh-2'));
    rmSync(file());
    expect(first.current(FIRST).reveal()).toBe('refresh-2');
  });

  it('says that it can’t be written, and still has the token in memory', () => {
    writeFileSync(join(root, 'state'), '');
    const blocked = store();
    expect(() => blocked.rotated(FIRST, new Secret('refresh-2'))).toThrow('EEXIST');
    expect(blocked.current(FIRST).reveal()).toBe('refresh-2');
  });
});
