import { describe, expect, it } from 'vitest';
import { consecutiveRule } from './consecutive-rule.js';
import { ratioRule } from './ratio-rule.js';
import { anyRule, type BreakerRule } from './rule.js';

/** Tells the rule of failures and gives whether any said to open. */
const fail = (rule: BreakerRule, times: number, routes: readonly string[], now = 0) =>
  Array.from({ length: times }, (_, i) => rule.failure(routes[i % routes.length]!, now)).includes(true);
const succeed = (rule: BreakerRule, times: number, route: string, now = 0) => {
  for (let i = 0; i < times; i++) rule.success(route, now);
};

describe('the ratio rule', () => {
  it('opens at half of twenty calls, not before', () => {
    const rule = ratioRule();
    succeed(rule, 10, 'a');
    expect(fail(rule, 9, ['a', 'b'])).toBe(false);
    expect(fail(rule, 1, ['b'])).toBe(true);
    const few = ratioRule();
    expect(fail(few, 19, ['a', 'b'])).toBe(false);
    const mostlyWell = ratioRule();
    succeed(mostlyWell, 22, 'a');
    expect(fail(mostlyWell, 21, ['a', 'b'])).toBe(false);
  });

  it('does not let one odd route black out the rest', () => {
    const rule = ratioRule();
    succeed(rule, 1, 'healthy');
    expect(fail(rule, 100, ['odd'])).toBe(false);
    expect(rule.failure('healthy', 0)).toBe(true);
  });

  it('does not let it where nothing else is in use, or something else fails now and then', () => {
    const alone = ratioRule();
    succeed(alone, 5, 'of long ago', 0);
    expect(fail(alone, 100, ['odd'], 20_000)).toBe(false);
    const busy = ratioRule();
    succeed(busy, 9, 'healthy');
    expect(fail(busy, 100, ['odd'])).toBe(false);
    expect(fail(busy, 8, ['healthy'])).toBe(false);
    expect(fail(busy, 1, ['healthy'])).toBe(true);
  });

  it('opens on one route where one is enough', () => {
    const rule = ratioRule({ minRoutes: 1 });
    expect(fail(rule, 19, ['only'])).toBe(false);
    expect(rule.failure('only', 0)).toBe(true);
  });

  it('lets old failures age out over an idle gap', () => {
    const rule = ratioRule();
    expect(fail(rule, 19, ['a', 'b'], 0)).toBe(false);
    expect(fail(rule, 19, ['a', 'b'], 3_600_000)).toBe(false);
    expect(fail(rule, 1, ['a'], 3_600_000)).toBe(true);
  });

  it('forgets when reset', () => {
    const rule = ratioRule();
    fail(rule, 19, ['a', 'b']);
    rule.reset();
    expect(fail(rule, 19, ['a', 'b'])).toBe(false);
  });

  it('names a bad option', () => {
    expect(() => ratioRule({ threshold: 0 })).toThrow('ratioRule.threshold should be a number from');
    expect(() => ratioRule({ minCalls: 0.5 })).toThrow('ratioRule.minCalls should be a whole number');
    expect(() => ratioRule({ windowMs: 0 })).toThrow('ratioRule.windowMs');
    expect(() => ratioRule({ minRoutes: 0 })).toThrow('ratioRule.minRoutes');
  });
});

describe('the rule of failures in a row', () => {
  it('opens at the tenth over two routes', () => {
    const rule = consecutiveRule();
    expect(fail(rule, 9, ['a', 'b'])).toBe(false);
    expect(rule.failure('a', 0)).toBe(true);
  });

  it('begins anew after a success and after an idle gap', () => {
    const rule = consecutiveRule();
    fail(rule, 9, ['a', 'b'], 0);
    rule.success('a', 0);
    expect(fail(rule, 9, ['a', 'b'], 0)).toBe(false);
    expect(fail(rule, 9, ['a', 'b'], 10_000)).toBe(false);
    expect(rule.failure('a', 19_999)).toBe(true);
  });

  it('never opens for one odd route, but as soon as another fails with it', () => {
    const rule = consecutiveRule();
    expect(fail(rule, 1000, ['odd'])).toBe(false);
    expect(rule.failure('another', 0)).toBe(true);
  });

  it('opens for a service of one route when told so', () => {
    const rule = consecutiveRule({ failures: 3, minRoutes: 1 });
    expect(fail(rule, 2, ['token'])).toBe(false);
    expect(rule.failure('token', 0)).toBe(true);
    rule.reset();
    expect(rule.failure('token', 0)).toBe(false);
  });

  it('names a bad option', () => {
    expect(() => consecutiveRule({ failures: 0 })).toThrow('consecutiveRule.failures');
    expect(() => consecutiveRule({ failures: 3, minRoutes: 4 })).toThrow(
      'consecutiveRule.minRoutes should be a whole number from 1 to 3, got 4',
    );
    expect(() => consecutiveRule({ idleMs: 0 })).toThrow('consecutiveRule.idleMs');
  });
});

describe('any of several rules', () => {
  it('is told everything even when the first says to open', () => {
    const rule = anyRule(
      consecutiveRule({ failures: 1, minRoutes: 1 }),
      consecutiveRule({ failures: 2, minRoutes: 1 }),
    );
    expect(rule.failure('a', 0)).toBe(true);
    rule.reset();
    expect(rule.failure('a', 0)).toBe(true);
    rule.success('a', 0);
    const second = anyRule(consecutiveRule({ failures: 2, minRoutes: 1 }));
    expect([second.failure('a', 0), second.failure('a', 0)]).toEqual([false, true]);
  });
});
