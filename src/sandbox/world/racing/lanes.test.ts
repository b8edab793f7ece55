import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { RHYTHMS } from './circuits.js';
import {
  isReady,
  kindAt,
  kindOf,
  laneGroup,
  laneIndex,
  laneNumber,
  namesNeeded,
  nameWithin,
  occupantOf,
  ofKind,
} from './lanes.js';
import { occupantName } from './names.js';

const kinds = fc.constantFrom(0, 1, 2, 3, 4, 5) as fc.Arbitrary<0 | 1 | 2 | 3 | 4 | 5>;
const lanes = fc.record({ maiden: fc.boolean(), number: fc.nat(5000) });
const codes = fc.constantFrom(...RACE_TYPES);
const groups = fc.record({
  seed: fc.string({ maxLength: 5 }),
  code: codes,
  turn: fc.integer({ min: 0, max: 2 }),
});

describe('lanes', () => {
  it('are numbered by kind', () => {
    fc.assert(
      fc.property(kinds, fc.nat(3000), (kind, index) => {
        const number = laneNumber(kind, index);
        expect([kindAt('R', number), laneIndex(number)]).toEqual([kind, index]);
        const { age, female } = ofKind(kind);
        expect(kindOf(age, female)).toBe(kind);
      }),
    );
    expect(kindAt('G', 7)).toBe(kindAt('G', 8));
  });

  it('have an animal from when it came until it leaves: a maiden after it could win, any after its cycles', () => {
    fc.assert(
      fc.property(groups, lanes, fc.integer({ min: 1000, max: 9000 }), ({ seed, code, turn }, lane, from) => {
        const group = laneGroup(seed, code, `${code}/NSW`, turn);
        let before = occupantOf(group, lane, from);
        for (let cycle = from + 1; cycle < from + 30; cycle++) {
          const now = occupantOf(group, lane, cycle);
          expect(cycle - now.arrival).toBeLessThan(RHYTHMS[code].cycles);
          if (now.salt === before.salt) expect(now).toEqual(before);
          else expect(now.arrival).toBe(cycle);
          if (lane.maiden && isReady(group, lane, cycle - 1)) expect(now.salt).not.toBe(before.salt);
          before = now;
        }
      }),
    );
  });

  it('give no two of their animals one name within 110 days', () => {
    fc.assert(
      fc.property(groups, lanes, fc.integer({ min: 1000, max: 9000 }), ({ seed, code, turn }, lane, from) => {
        const group = laneGroup(seed, code, `${code}/NSW`, turn);
        const { days, groups: count } = RHYTHMS[code];
        const span = 1 + Math.floor(110 / (days * count));
        const met = new Map(
          Array.from({ length: span }, (_, i) => occupantOf(group, lane, from + i)).map((one) => [
            one.salt,
            one,
          ]),
        );
        const names = [...met.values()].map((one) => occupantName(seed, one));
        expect(new Set(names).size).toBe(names.length);
        for (const one of met.values()) {
          expect(Number.isInteger(nameWithin(one))).toBe(true);
          expect(nameWithin(one)).toBeLessThan(namesNeeded(code, lane.maiden));
        }
      }),
    );
  });

  it('beyond what names were counted for, and in circuits nobody counted, have names that no other has', () => {
    const known = laneGroup('s', 'R', 'R/NSW', 0);
    const far = occupantOf(known, { maiden: false, number: 600_000 }, 5000);
    const unknown = occupantOf(laneGroup('s', 'R', 'R/XXX', 0), { maiden: false, number: 5 }, 5000);
    const near = Array.from({ length: 3000 }, (_, number) =>
      occupantName('s', occupantOf(known, { maiden: false, number }, 5000)),
    );
    for (const one of [far, unknown]) {
      expect(occupantName('s', one)).toMatch(/^[A-Z' ]{5,18}$/);
      expect(near).not.toContain(occupantName('s', one));
    }
  });
});
