import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { GRAMMAR } from './grammar.js';
import { makeCursor, pageStart } from './paging.js';

const keys = ['a/1', 'a/2', 'b/1', 'b/2', 'c/1'];
const filters = { date: '2026-11-24', race_type: 'R', venue: undefined };

describe('a page', () => {
  it('begins at the start without a cursor', () => {
    expect(pageStart(undefined, keys, filters)).toBe(0);
  });

  it('begins after the last one shown', () => {
    const cursor = makeCursor('b/1', 3, filters);
    expect(pageStart(cursor, keys, filters)).toBe(3);
    expect(pageStart(makeCursor('c/1', 5, filters), keys, filters)).toBe(5);
  });

  it('neither repeats nor skips what stayed when the list changed', () => {
    const cursor = makeCursor('b/1', 3, filters);
    expect(pageStart(cursor, ['b/1', 'b/2', 'c/1'], filters)).toBe(1);
    expect(pageStart(cursor, ['0/1', ...keys], filters)).toBe(4);
  });

  it('begins at its position when what was shown last is gone, and at the end of a shorter list', () => {
    const cursor = makeCursor('b/1', 3, filters);
    expect(pageStart(cursor, ['a/1', 'a/2', 'x', 'b/2'], filters)).toBe(3);
    expect(pageStart(cursor, ['a/1'], filters)).toBe(1);
  });

  it('does not care for the order of the filters', () => {
    const cursor = makeCursor('b/1', 3, { a: 1, b: 2 });
    expect(pageStart(cursor, keys, { b: 2, a: 1 })).toBe(3);
  });
});

describe('a cursor', () => {
  it('is at most 60 characters that may be given back, whatever the key', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 999_999 }), (key, index) => {
        const cursor = makeCursor(key, index, filters);
        expect(cursor.length).toBeLessThanOrEqual(60);
        expect(GRAMMAR['cursor']?.(cursor).ok).toBe(true);
        expect(pageStart(cursor, [key], filters)).toBe(1);
      }),
    );
  });

  it('of other filters is refused', () => {
    const cursor = makeCursor('b/1', 3, filters);
    expect(() => pageStart(cursor, keys, { ...filters, race_type: 'G' })).toThrow(InputError);
    expect(() => pageStart(cursor, keys, { ...filters, race_type: 'G' })).toThrow(
      'cursor belongs to a call with other arguments.',
    );
  });

  it.each(['', 'x', 'MQ', Buffer.from('2.3.0123456789abcdef.01234567').toString('base64url')])(
    'that is none of ours is refused: %j',
    (cursor) => {
      expect(() => pageStart(cursor, keys, filters)).toThrow('is not one of ours. Accepted: next_cursor');
    },
  );
});
