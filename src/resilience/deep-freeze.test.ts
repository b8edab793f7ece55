import { describe, expect, it } from 'vitest';
import { deepFreeze } from './deep-freeze.js';

describe('freezing', () => {
  it('reaches every leaf, whatever stands beside it', () => {
    const body = { a: [{ b: {} }, null, undefined, 1], c: undefined, d: { e: [[]] } };
    deepFreeze(body);
    const held = [body, body.a, body.a[0], Object(body.a[0]).b, body.d, body.d.e, body.d.e[0]];
    expect(held.map((each) => Object.isFrozen(each))).toEqual(held.map(() => true));
  });

  it('takes JSON of any depth, and what holds itself', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    deepFreeze(deep);
    let depth = 0;
    for (let at = deep; at; at = at[0]) {
      if (Object.isFrozen(at)) depth++;
    }
    expect(depth).toBe(100_000);
    const round: unknown[] = [];
    round.push(round);
    expect(() => deepFreeze(round)).not.toThrow();
  });

  it('leaves alone what is no object', () => {
    for (const value of [undefined, null, 1, 'x']) expect(() => deepFreeze(value)).not.toThrow();
  });
});
