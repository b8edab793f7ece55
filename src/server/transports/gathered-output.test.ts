import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { gatheredOutput } from './gathered-output.js';

/** An output that keeps each piece it is given until it is let go on. */
function slowOutput() {
  const pieces: string[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const output = new Writable({
    decodeStrings: false,
    write(piece: string, _encoding, done) {
      pieces.push(piece);
      waiting.push(done);
    },
  });
  return { output, pieces, next: (error?: Error) => waiting.shift()?.(error) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('gathered output', () => {
  it('passes a line on at once', () => {
    const { output, pieces } = slowOutput();
    gatheredOutput(output).write('a\n');
    expect(pieces).toEqual(['a\n']);
  });

  it('writes in one piece, in order, what came while a piece was being written', async () => {
    const { output, pieces, next } = slowOutput();
    const gathered = gatheredOutput(output);
    for (const line of ['a\n', 'b\n', 'ü\n']) expect(gathered.write(line)).toBe(true);
    next();
    await turn();
    gathered.write('d\n');
    next();
    await turn();
    expect(pieces).toEqual(['a\n', 'b\nü\n', 'd\n']);
  });

  it('makes nobody wait for hundreds of answers that the reader has not taken', () => {
    const { output } = slowOutput();
    const gathered = gatheredOutput(output);
    const answer = 'x'.repeat(20_000);
    expect(Array.from({ length: 500 }, () => gathered.write(answer))).not.toContain(false);
  });

  it('ends with the error of an output that is gone, whether a piece is being written or not', async () => {
    const broken = slowOutput();
    const errors: unknown[] = [];
    const gathered = gatheredOutput(broken.output).on('error', (error) => errors.push(error));
    gathered.write('a\n');
    broken.next(new Error('EPIPE'));
    await turn();
    expect(errors).toEqual([new Error('EPIPE')]);

    const idle = slowOutput();
    const other = gatheredOutput(idle.output).on('error', (error) => errors.push(error));
    idle.output.destroy(new Error('closed'));
    await turn();
    expect(errors).toHaveLength(2);
    expect(other.destroyed).toBe(true);
  });
});
