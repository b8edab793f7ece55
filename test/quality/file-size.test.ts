import { describe, expect, it } from 'vitest';
import { filesUnder, isTest, read } from './sources.js';

const MOST_LINES = 400;
const MEDIAN_LINES = 80;

const lines = (file: string) => read(file).split('\n').length - 1;
const all = ['src', 'test'].flatMap((folder) => filesUnder(folder, '.ts'));

describe('the size of files', () => {
  it(`is at most ${MOST_LINES} lines`, () => {
    const long = all.filter((file) => lines(file) > MOST_LINES);
    expect(long.map((file) => `${file}: ${lines(file)} lines`)).toEqual([]);
  });

  it(`is in the middle at most ${MEDIAN_LINES} lines, tests apart`, () => {
    const sizes = filesUnder('src', '.ts')
      .filter((file) => !isTest(file))
      .map(lines)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES);
  });
});
