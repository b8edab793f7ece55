import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RACE_TYPES } from '../../../domain/racing-code.js';
import { random } from '../random.js';
import { planField } from './field-size.js';

const drawn = fc.record({
  seed: fc.string(),
  code: fc.constantFrom(...RACE_TYPES),
  boxes: fc.constantFrom(6 as const, 8 as const),
  city: fc.boolean(),
  later: fc.boolean(),
  late: fc.integer({ min: 0, max: 1 }),
});

describe('the plan of a field', () => {
  it('puts every row in one place at most and starts three runners at least', () => {
    fc.assert(
      fc.property(drawn, ({ seed, code, boxes, city, later, late }) => {
        const plan = planField(random(seed), { code, boxes, city, later }, late);
        const out = [...plan.vacant, ...plan.early, ...plan.late];
        expect(new Set(out).size).toBe(out.length);
        expect(plan.rows).toBeLessThanOrEqual(24);
        expect(plan.rows - out.length).toBeGreaterThanOrEqual(3);
        expect(plan.late.length).toBeGreaterThanOrEqual(late);
        for (const number of [...out, ...plan.emergencies]) {
          expect(number).toBeGreaterThanOrEqual(1);
          expect(number).toBeLessThanOrEqual(plan.rows);
        }
        if (code === 'G') expect(plan.rows - plan.emergencies.length).toBe(boxes);
      }),
      { numRuns: 500 },
    );
  });

  it('starts no more greyhounds than there are boxes', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const plan = planField(random(seed), { code: 'G', boxes: 8, city: false, later: false }, 0);
        const out = plan.vacant.length + plan.early.length + plan.late.length;
        expect(plan.rows - out).toBeLessThanOrEqual(8);
      }),
      { numRuns: 500 },
    );
  });
});
