import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbs, GRAMMAR } from './grammar.js';

const rule = (argument: string) => GRAMMAR[argument]!;
const value = (argument: string, given: unknown) => {
  const outcome = rule(argument)(given);
  return outcome.ok ? outcome.value : `no: ${outcome.what ?? ''}`;
};
/** The same text percent-encoded so many times over, every character of it. */
function encoded(text: string, times: number): string {
  const hex = (char: string) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return times === 0 ? text : encoded([...text].map(hex).join(''), times - 1);
}

describe('climbs', () => {
  it.each([
    '.',
    '..',
    '../',
    '..\\',
    '/..',
    'a/..',
    'a/../b',
    './a',
    'a\\..\\b',
    ' .. ',
    '..;x',
    '．．',
    '‥',
  ])('"%s" does, plain and encoded up to three times', (text) => {
    expect(climbs(text)).toBe(true);
    const plain = [...text].every((char) => char.charCodeAt(0) < 128);
    if (plain) for (const times of [1, 2, 3]) expect(climbs(encoded(text, times))).toBe(true);
  });

  it.each(['%2e%2e/%', '%2e%2e%2f%ff', '%2E.', '.%2e', '..%2f', '..%5c', '%252e%252e%252f', '%2e%2e%ff/..'])(
    '"%s" does, though not all of it can be decoded',
    (text) => {
      expect(climbs(text)).toBe(true);
    },
  );

  it.each([
    'Canberra v Warriors',
    'A/B',
    'Over 2.5',
    '...',
    'a..b',
    'St. Kilda',
    '3.',
    '50%',
    'A ... B',
    '..x',
  ])('"%s" does not', (text) => {
    expect(climbs(text)).toBe(false);
  });
});

describe('a name', () => {
  it.each([
    ['  Rugby League ', 'Rugby League'],
    ['TWO LAKES R06 22/09', 'TWO LAKES R06 22/09'],
    ['100%', '100%'],
    ['Žižkov v 東京 😀', 'Žižkov v 東京 😀'],
    ['x'.repeat(120), 'x'.repeat(120)],
    [5, 'no: is not text'],
    [['a'], 'no: is not text'],
    ['', 'no: is empty'],
    [' \u00a0 ', 'no: is empty'],
    ['a\u0007b', 'no: holds a control character'],
    ['a%00b', 'no: holds a control character'],
    ['a%250ab', 'no: holds a control character'],
    ['a%C2%85b', 'no: holds a control character'],
    ['a\ud800', 'no: holds half a character'],
    ['..', 'no: is a path, not a name'],
    ['x'.repeat(121), 'no: is too long'],
  ])('%j', (given, wanted) => {
    expect(value('match_name', given)).toBe(wanted);
  });

  it('that is accepted becomes one segment that decodes to it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const outcome = rule('sport_name')(text);
        if (!outcome.ok) return;
        const segment = encodeURIComponent(outcome.value as string);
        expect(segment).not.toMatch(/[/\\?#]|^\.{1,2}$/);
        expect(decodeURIComponent(segment)).toBe(text.trim());
      }),
      { numRuns: 500 },
    );
  });
});

describe('the other arguments', () => {
  it.each([
    ['jurisdiction', 'vic', 'VIC'],
    ['jurisdiction', 'wa', 'no: is a location, not a jurisdiction'],
    ['jurisdiction', 'XX', 'no: is not a jurisdiction'],
    ['jurisdiction', 5, 'no: is not a jurisdiction'],
    ['race_type', 'h', 'H'],
    ['race_type', 'T', 'no: is not a race type'],
    ['race_type', null, 'no: is not a race type'],
    ['meeting_date', 'TODAY', 'today'],
    ['meeting_date', 'Tomorrow', 'tomorrow'],
    ['meeting_date', '2028-02-29', '2028-02-29'],
    ['meeting_date', '2026-02-30', 'no: is not a date'],
    ['meeting_date', '2026-2-3', 'no: is not a date'],
    ['meeting_date', 'yesterday', 'no: is not a date'],
    ['meeting_date', '0000-01-01', 'no: is not a date'],
    ['meeting_date', '0999-12-31', 'no: is not a date'],
    ['meeting_date', 20261124, 'no: is not a date'],
    ['race_number', 4, 4],
    ['race_number', '4', 4],
    ['race_number', ' 07 ', 7],
    ['race_number', 'TWO LAKES R06 22/09', 'TWO LAKES R06 22/09'],
    ['race_number', 0, 'no: '],
    ['race_number', 100, 'no: '],
    ['race_number', '0', 'no: '],
    ['race_number', 1.5, 'no: '],
    ['race_number', '..', 'no: is a path, not a name'],
    ['race_number', {}, 'no: is not text'],
    ['runner_number', '12', 12],
    ['runner_number', 'twelve', 'twelve'],
    ['key', ' today/R/Randwick/next ', 'today/R/Randwick/next'],
    ['key', '', 'no: is empty'],
    ['key', 5, 'no: is not text'],
    ['key', 'a\u0000', 'no: holds a control character'],
    ['key', 'a\udc00', 'no: holds half a character'],
    ['cursor', 'MS4zLg_-', 'MS4zLg_-'],
    ['cursor', 'a b', 'no: is not one of ours'],
    ['cursor', 'x'.repeat(61), 'no: is not one of ours'],
    ['cursor', 5, 'no: is not one of ours'],
    ['select', '', ''],
    ['select', '/races/0/a~1b', '/races/0/a~1b'],
    ['select', 'races', 'no: is no JSON pointer'],
    ['select', '/a~b', 'no: is no JSON pointer'],
    ['select', '/a\u0007', 'no: is no JSON pointer'],
    ['select', 5, 'no: is no JSON pointer'],
    ['access_token', 'tabh_abc', 'tabh_abc'],
    ['access_token', 'a b', 'no: '],
    ['access_token', 'é', 'no: '],
    ['access_token', '', 'no: '],
    ['access_token', 'x'.repeat(8_193), 'no: '],
    ['refresh_token', 'a\r\nX: y', 'no: '],
    ['password', ' pass word ', ' pass word '],
    ['password', '', 'no: '],
    ['password', 'a\u0000', 'no: '],
    ['password', 'a\ud800', 'no: '],
    ['password', 5, 'no: '],
  ])('%s %j is %j', (argument, given, wanted) => {
    expect(value(argument, given)).toBe(wanted);
  });
});
