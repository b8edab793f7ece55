import { describe, expect, it } from 'vitest';
import { largestMember, numbersAsText, renameMember } from './drift.js';

const BODY = { n: 1, list: [{ n: 2, inner: { n: [3, 4] } }, 5], word: 'text', none: null };

describe('the largest member', () => {
  it('is the one with most text in it', () => {
    expect(largestMember(BODY)).toBe('list');
    expect(largestMember({ a: 'long text', b: 1, c: undefined })).toBe('a');
  });

  it('is the first of equals, and none of what has no members', () => {
    expect(largestMember({ a: 1, b: 2 })).toBe('a');
    expect([{}, [], [1], 'text', null].map(largestMember)).toEqual(Array(5).fill(undefined));
  });
});

describe('a renamed member', () => {
  it('is found at every depth, and nothing else is touched', () => {
    expect(renameMember(BODY, 'n', 'm')).toEqual({
      m: 1,
      list: [{ m: 2, inner: { m: [3, 4] } }, 5],
      word: 'text',
      none: null,
    });
  });

  it('without a new name is gone', () => {
    expect(renameMember(BODY, 'n')).toEqual({ list: [{ inner: {} }, 5], word: 'text', none: null });
    expect(renameMember(BODY, 'absent')).toEqual(BODY);
  });
});

describe('numbers as text', () => {
  it('are all of them without a name', () => {
    expect(numbersAsText(BODY)).toEqual({
      n: '1',
      list: [{ n: '2', inner: { n: ['3', '4'] } }, '5'],
      word: 'text',
      none: null,
    });
  });

  it('are those of one member with its name', () => {
    expect(numbersAsText({ n: 1, m: 2, list: [{ n: 3 }] }, 'n')).toEqual({
      n: '1',
      m: 2,
      list: [{ n: '3' }],
    });
    expect(numbersAsText(BODY, 'absent')).toEqual(BODY);
  });
});
