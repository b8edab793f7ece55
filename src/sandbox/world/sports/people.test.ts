import { describe, expect, it } from 'vitest';
import { people } from './people.js';

describe('invented people', () => {
  it('are the same for the same name, and told apart by their short names', () => {
    const squad = people(40, ['seed', 1]);
    expect(people(40, ['seed', 1])).toEqual(squad);
    expect(people(40, ['seed', 2])).not.toEqual(squad);
    expect(new Set(squad.map(({ short }) => short)).size).toBe(40);
    for (const { name, short } of squad) expect(short).toBe(`${name[0]} ${name.split(' ')[1]}`);
  });

  it('have women’s names where women play', () => {
    expect(people(10, ['x'], true)).not.toEqual(people(10, ['x']));
  });
});
