import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, hasControlCharacter, truncate } from './text.js';

describe('cleanText', () => {
  it.each([
    ['plain', 'Horse Name', 'Horse Name'],
    ['colours of a terminal', 'a\u001b[31mred\u001b[0mb', 'aredb'],
    ['the title of a terminal', 'a\u001b]0;title\u0007b', 'ab'],
    ['a link of a terminal', 'a\u001b]8;;http://x\u001b\\b', 'ab'],
    ['a title without its end', 'a\u001b]0;title', 'a'],
    ['a short escape', 'a\u001bMb', 'ab'],
    ['a lone escape', 'a\u001b', 'a'],
    ['C0 and C1', 'a\u0000\u0007\u0085\u009fb\u007f', 'ab'],
    ['bidi', 'a\u202eb\u202c\u2066c\u2069\u200e\u200f\u061cd', 'abcd'],
    ['zero width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg', 'abcdefg'],
    ['tag characters, which hide whole sentences', 'ab\u{e0041}\u{e0042}\u{e007f}c', 'abc'],
    ['variation selectors beyond the usual, which hide bytes', 'a\u{e0100}\u{e01ef}b', 'ab'],
    ['lines and tabs', ' a\r\n\tb\u2028c\u2029d ', 'a b c d'],
    ['many blanks', 'a    b', 'a b'],
    ['half a character', 'a\ud83db\ude00c\ud83d', 'abc'],
    ['whole characters beyond the first plane', '😀é中', '😀é中'],
    ['nothing', '', ''],
  ])('of %s', (_, given, wanted) => {
    expect(cleanText(given)).toBe(wanted);
  });

  it('gives well-formed text that holds nothing of the kind and does not change again', () => {
    const odd = fc.constantFrom(
      '\u001b',
      '[',
      '3',
      'm',
      '\u202e',
      '\u200b',
      '\ud83d',
      '\ude00',
      '\udb40',
      '\udc41',
      ' ',
      '\n',
      'a',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(odd).map((units) => units.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(hasControlCharacter(clean)).toBe(false);
        expect(clean).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b-\u200f]| {2}|^ | $/);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hasControlCharacter', () => {
  it.each(['\u0000', 'a\nb', '\u001b', '\u007f', '\u0085'])('sees one in %j', (text) => {
    expect(hasControlCharacter(text)).toBe(true);
  });
  it.each(['', 'a b', 'é', '\u00a0', '😀'])('sees none in %j', (text) => {
    expect(hasControlCharacter(text)).toBe(false);
  });
});

describe('truncate', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['ab cdef', 4, 'ab…'],
    ['abc', 1, '…'],
    ['abc', 0, '…'],
    ['', 0, ''],
  ])('%j to %i is %j', (text, max, wanted) => {
    expect(truncate(text, max)).toBe(wanted);
  });

  it('never leaves half a character', () => {
    expect(truncate('a😀😀', 3)).toBe('a…');
    expect(truncate('😀😀', 3)).toBe('😀…');
  });
});
