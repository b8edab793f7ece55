import { describe, expect, it } from 'vitest';
import { ContractError } from '../errors/index.js';
import { Kept } from './kept.js';

const kept = () => new Kept({ text: '{"a":1}', body: { a: 1 }, status: 200 });

describe('a kept answer', () => {
  it('is read once for each reading', () => {
    const one = kept();
    let reads = 0;
    const read = (body: unknown) => {
      reads++;
      return (body as { a: number }).a;
    };
    expect([one.facts(read), one.facts(read), reads]).toEqual([1, 1, 1]);
    expect(one.facts(() => 'another')).toBe('another');
  });

  it('that breaks a contract breaks it each time the same, and is not read again', () => {
    const one = kept();
    let reads = 0;
    const read = () => {
      reads++;
      throw new ContractError('races', 'a list');
    };
    const thrown = [1, 2].map(() => {
      try {
        return one.facts(read);
      } catch (error) {
        return error;
      }
    });
    expect(thrown[0]).toBeInstanceOf(ContractError);
    expect(thrown[0]).toBe(thrown[1]);
    expect(reads).toBe(1);
  });

  it('does not remember a mistake of ours', () => {
    const one = kept();
    let reads = 0;
    const read = () => {
      reads++;
      if (reads === 1) throw new TypeError('ours');
      return reads;
    };
    expect(() => one.facts(read)).toThrow('ours');
    expect(one.facts(read)).toBe(2);
  });

  it('remembers a bounded number of renderings', () => {
    const one = kept();
    let made = 0;
    const make = () => ({ n: ++made });
    expect(one.rendering(7, 'a', make)).toBe(one.rendering(7, 'a', make));
    for (let i = 0; i < 40; i++) one.rendering(7, `other ${i}`, make);
    expect(one.rendering(7, 'a', make)).toEqual({ n: 42 });
  });

  it('forgets the renderings of a second that is gone', () => {
    const one = kept();
    const make = () => ({});
    const first = one.rendering(7, 'a', make);
    expect(one.rendering(7, 'a', make)).toBe(first);
    expect(one.rendering(8, 'a', make)).not.toBe(first);
  });

  it('counts what it takes in memory by its text', () => {
    expect(kept().bytes).toBeGreaterThan(kept().text.length);
  });
});
