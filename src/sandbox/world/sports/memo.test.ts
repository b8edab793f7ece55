import { describe, expect, it } from 'vitest';
import { memo, memoLatest } from './memo.js';

describe('a memo', () => {
  it('makes a value once, and again when it was the oldest of too many', () => {
    let made = 0;
    const remember = memo<number>(2);
    const get = (key: string) => remember(key, () => ++made);
    expect([get('a'), get('b'), get('a')]).toEqual([1, 2, 1]);
    expect([get('c'), get('b'), get('a')]).toEqual([3, 2, 4]);
  });

  it('of latest versions keeps one version of a key', () => {
    let made = 0;
    const remember = memoLatest<number>(2);
    const get = (key: string, version: number) => remember(key, version, () => ++made);
    expect([get('a', 1), get('a', 1), get('a', 2), get('a', 1)]).toEqual([1, 1, 2, 3]);
    expect([get('b', 1), get('c', 1), get('b', 1), get('a', 1)]).toEqual([4, 5, 4, 6]);
  });
});
