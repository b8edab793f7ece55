import { describe, expect, it } from 'vitest';
import { filesUnder, isTest, read } from './sources.js';

// On stdio, stdout carries the protocol and nothing else: a stray line ends the connection.
const WRITES = /\bconsole\.|\bprocess\.stdout\b|\bprocess\['stdout'\]/;

/** Lines of a file, comments left out, that could write to stdout. */
function writesOf(text: string): string[] {
  return text.split('\n').filter((line) => WRITES.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line));
}

describe('stdout', () => {
  it('is written only by the commands', () => {
    const files = filesUnder('src', '.ts').filter((file) => !isTest(file) && !file.startsWith('src/cli/'));
    const astray = files.flatMap((file) => writesOf(read(file)).map((line) => `${file}: ${line.trim()}`));
    expect(astray).toEqual([]);
  });

  it('is caught when written', () => {
    expect(writesOf("  process.stdout.write('x');\n// process.stdout\nconsole.log('y');")).toHaveLength(2);
  });
});
