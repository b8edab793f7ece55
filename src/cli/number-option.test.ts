import { describe, expect, it } from 'vitest';
import { EXIT } from './exit.js';
import { numberOption } from './number-option.js';

const port = { name: '--port', low: 0, high: 65_535, whole: true };
const speed = { name: '--speed', low: 0, high: 3_600, whole: false };

describe('numberOption', () => {
  it('reads a number within its bounds', () => {
    expect(['0', '8083', '65535'].map((text) => numberOption(text, port))).toEqual([0, 8083, 65_535]);
    expect(numberOption('0.5', speed)).toBe(0.5);
  });

  it.each(['', 'abc', '-1', '65536', '1.5', '1e3', '0x10', ' 1'])(
    'refuses %j with what is accepted',
    (text) => {
      const sentence = `--port "${text}" is not accepted. Accepted: a whole number from 0 to 65535.`;
      expect(() => numberOption(text, port)).toThrow(
        expect.objectContaining({ message: sentence, code: EXIT.usage }),
      );
    },
  );

  it('does not ask for a whole number where none is needed', () => {
    expect(() => numberOption('3601', speed)).toThrow('Accepted: a number from 0 to 3600.');
  });
});
