import { describe, expect, it } from 'vitest';
import { resultWords, shortSpan } from './card.js';
import { legWords } from './legs.js';
import { changeWords, dayAndTime, minuteWords, readWords, startWords } from './moment.js';
import { moveWords, weightWords } from './race-field.js';
import { classWords, codeWord, goingWords, listed } from './words.js';

describe('words of racing', () => {
  it.each([
    ['3YO+ MDN FM', '3YO+ maiden fillies and mares'],
    ['Maiden', 'maiden'],
    ['5th Grade', 'grade 5'],
    ['3rd/4th Grade', 'grade 3/4'],
    ['3YO BM68', '3YO BM68'],
    ['NR 48  to 54', 'NR 48 to 54'],
    [undefined, undefined],
  ])('the class %s is %s', (given, wanted) => {
    expect(classWords(given)).toBe(wanted);
  });

  it('an unknown code stays as it is', () => {
    expect(codeWord('R')).toBe('gallops');
    expect(codeWord('X')).toBe('X');
  });

  it('track and weather stand together, each where it is told', () => {
    expect(goingWords('SOFT5', 'OCAST')).toBe('SOFT5, overcast');
    expect(goingWords(undefined, 'Windy')).toBe('windy');
    expect(goingWords(undefined, undefined)).toBe('');
  });

  it('lists end with "and"', () => {
    expect([listed([]), listed([3]), listed([3, 9]), listed([3, 9, 4])]).toEqual([
      '',
      '3',
      '3 and 9',
      '3, 9 and 4',
    ]);
  });

  it('legs in a row are a span, others are listed, with venues where they differ', () => {
    const at = (races: number[], venues: string[] = []) =>
      legWords(races.map((race, i) => ({ race, venue: venues[i] ?? 'WFM' })));
    expect(at([5, 6, 7, 8])).toBe('R5–R8');
    expect(at([6, 8])).toBe('R6,R8');
    expect(at([4])).toBe('R4');
    expect(at([4, 5], ['WFM', 'RAN'])).toBe('WFM R4, RAN R5');
    expect(legWords([])).toBe('');
  });

  it('a dead heat is joined by "="', () => {
    expect(
      resultWords([
        { position: 1, runners: [4] },
        { position: 2, runners: [2, 5] },
      ]),
    ).toBe('4-2=5');
  });

  it('movement is in or out, and nothing when it rounds to nothing', () => {
    expect([moveWords(3.1, 2.45), moveWords(4.4, 4.8), moveWords(2, 2), moveWords(201, 201.5)]).toEqual([
      'in 21%',
      'out 9%',
      '',
      '',
    ]);
  });

  it('weight stands less the claim', () => {
    const runner = { weight: 60, claim: 1.5 } as never;
    expect(weightWords(runner)).toBe('60-1.5');
    expect(weightWords({ weight: undefined, claim: 2 } as never)).toBe('');
  });
});

describe('moments', () => {
  const NOW = Date.UTC(2026, 10, 24, 3, 2);
  const SYDNEY = 'Australia/Sydney';
  const yesterday = NOW - 86_400_000;

  it('name the day where it is not the expected one', () => {
    expect(startWords(NOW, SYDNEY, '2026-11-24')).toBe('14:02 AEDT');
    expect(startWords(NOW, SYDNEY, undefined)).toBe('14:02 AEDT');
    expect(startWords(NOW, 'Europe/London', '2026-11-23')).toBe('Tue 03:02 GMT');
    expect(dayAndTime(yesterday, SYDNEY, '2026-11-24')).toBe('Mon 14:02');
    expect(changeWords(yesterday, SYDNEY, NOW)).toBe('Mon 23 Nov 14:02:00');
    expect(minuteWords(yesterday, SYDNEY, NOW)).toBe('Mon 14:02');
    expect(minuteWords(NOW, SYDNEY, NOW)).toBe('14:02');
    expect(minuteWords(NOW - 20 * 86_400_000, SYDNEY, NOW)).toMatch(/^\w{3} \d+ \w{3} 14:02$/);
  });

  it('say how long ago an answer was read, or that it is from the archive', () => {
    expect(readWords(4.4, 'upstream')).toBe('read 4 s ago');
    expect(readWords(-1, 'memory')).toBe('read 0 s ago');
    expect(readWords(200, 'stale')).toBe('read 3m 20s ago');
    expect(readWords(4, 'archive')).toBe('from the archive');
  });

  it('are told to the minute in lists', () => {
    const minute = 60_000;
    expect(
      [40_000, 2 * minute, 65 * minute, 120 * minute, 1500 * minute, 2880 * minute].map(shortSpan),
    ).toEqual(['40s', '2m', '1h 5m', '2h', '1d 1h', '2d']);
  });
});
