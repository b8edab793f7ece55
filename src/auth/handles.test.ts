import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { Secret } from '../util/secret.js';
import { createHandles } from './handles.js';

const TOKEN = new Secret('a-token-of-the-tab');

function table(max?: number) {
  const time = { now: 1_000 };
  return { time, handles: createHandles(() => time.now, max) };
}

describe('a handle', () => {
  it('is tabh_ and 22 random characters, another each time', () => {
    const { handles } = table();
    const made = Array.from({ length: 50 }, () => handles.mint(TOKEN, 'p', 9_999));
    for (const handle of made) expect(handle).toMatch(/^tabh_[\w-]{22}$/);
    expect(new Set(made).size).toBe(50);
  });

  it('opens the token to its principal until its end', () => {
    const { handles, time } = table();
    const handle = handles.mint(TOKEN, 'p', 2_000);
    expect(handles.resolve(handle, 'p', 'access_token').reveal()).toBe('a-token-of-the-tab');
    time.now = 1_999;
    expect(handles.resolve(handle, 'p', 'access_token').reveal()).toBe('a-token-of-the-tab');
    time.now = 2_000;
    expect(() => handles.resolve(handle, 'p', 'access_token')).toThrow(InputError);
  });

  it('is refused to others, and when it is unknown or malformed, without being repeated', () => {
    const { handles } = table();
    const handle = handles.mint(TOKEN, 'p', 9_999);
    for (const [text, principal] of [
      [handle, 'q'],
      ['tabh_0123456789abcdefghijkl', 'p'],
      ['tabh_short', 'p'],
      [`${handle}x`, 'p'],
    ] as const) {
      expect(() => handles.resolve(text, principal, 'refresh_token')).toThrow(
        /^refresh_token is a handle that this server does not know \(ended, or another session's\)/,
      );
      expect(() => handles.resolve(text, principal, 'refresh_token')).not.toThrow(text);
    }
  });

  it('gives way to newer ones when the table is full', () => {
    const { handles } = table(2);
    const [first, second, third] = [1, 2, 3].map(() => handles.mint(TOKEN, 'p', 9_999));
    expect(() => handles.resolve(first!, 'p', 'access_token')).toThrow(InputError);
    expect(handles.resolve(second!, 'p', 'access_token').reveal()).toBe('a-token-of-the-tab');
    expect(handles.resolve(third!, 'p', 'access_token').reveal()).toBe('a-token-of-the-tab');
  });

  it('of another table is worth nothing', () => {
    const handle = table().handles.mint(TOKEN, 'p', 9_999);
    expect(() => table().handles.resolve(handle, 'p', 'access_token')).toThrow(InputError);
  });
});

describe('what is no handle', () => {
  it('is taken for a raw token', () => {
    expect(table().handles.resolve('eyJ.raw', 'p', 'access_token').reveal()).toBe('eyJ.raw');
  });
});
