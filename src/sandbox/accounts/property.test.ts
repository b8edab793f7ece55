import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../world/world.js';
import { shopOf, someBet } from './bets.testing.js';
import { earliestEnd } from './settle/earliest.js';
import { NOON, startBetting } from './support.testing.js';

const MINUTE = 60_000;

/** What a bettor does in one step of a day. */
type Step = { kind: 'bet'; seed: number; answerLost: boolean } | { kind: 'wait'; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bet' as const),
      seed: fc.integer({ min: 0, max: 1_000_000 }),
      answerLost: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 120 }) }),
  },
);

const shop = shopOf(createWorld('days'), NOON);
const bet = (now: number, seed: number) => someBet({ ...shop, clock: { now } }, seed);

describe('days of betting, with answers lost and slips sent again', () => {
  it('never make or lose a cent, sell a slip twice, or overdraw an account', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const betting = startBetting({ seed: 'days', world: shop.world });
        const { desk, clock, account } = betting;
        const sold = new Set<string>();
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'wait') {
            clock.now += one.minutes * MINUTE;
            continue;
          }
          const slip = [bet(clock.now, one.seed), bet(clock.now, one.seed + 1)];
          const first = betting.place(slip, `step-${i}`);
          // 400: a runner without a price makes a slip that is none.
          expect([200, 201, 400]).toContain(first.status);
          if (one.answerLost) {
            const held = desk.balance(account.number);
            clock.now += 500;
            const again = betting.place(slip, `step-${i}`);
            expect(again).toEqual(first);
            expect(desk.balance(account.number)).toBeGreaterThanOrEqual(held);
          }
          for (const bet of first.body.bets ?? []) {
            if (bet.ticketSerialNumber === undefined) continue;
            expect(sold.has(bet.ticketSerialNumber)).toBe(false);
            sold.add(bet.ticketSerialNumber);
          }
          const balances = [...desk.ledger.balances().values()];
          expect(balances.reduce((sum, cents) => sum + cents, 0)).toBe(0);
          expect(desk.balance(account.number)).toBeGreaterThanOrEqual(0);
        }
        clock.now += 2 * 86_400_000;
        desk.settle(clock.now);
        const tickets = desk.tickets(account.number);
        expect(new Set(tickets.map(({ serial }) => serial))).toEqual(sold);
        expect(tickets.filter(({ result }) => result === undefined)).toEqual([]);
        const paid = tickets.reduce((sum, { cost, result }) => sum - cost + (result?.payout ?? 0), 0);
        expect(desk.balance(account.number)).toBe(account.opening + paid);
        const kept = (fixedOdds: boolean): number =>
          tickets
            .filter(({ parts }) => (parts[0]?.kind === 'fixed') === fixedOdds)
            .reduce((sum, { cost, result }) => sum + cost - (result?.payout ?? 0), 0);
        expect([desk.ledger.balance('house'), desk.ledger.balance('pools')]).toEqual([
          kept(true),
          kept(false),
        ]);
        for (const ticket of tickets) {
          const { cost, expectedReturn, result } = ticket;
          expect(earliestEnd(betting.world, ticket)).toBeLessThanOrEqual(result?.at ?? 0);
          if (result?.outcome === 'Lost') expect(result.payout).toBe(0);
          if (result?.outcome === 'Refunded') expect(result.payout).toBeLessThanOrEqual(cost);
          if (expectedReturn !== undefined) {
            expect(result?.payout).toBeLessThanOrEqual(Math.max(cost, expectedReturn));
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('end alike whenever and however often they are settled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 8 }), (looks) => {
        const betting = startBetting({ seed: 'days', world: shop.world });
        for (let seed = 0; seed < 30; seed++) betting.place([bet(NOON, seed)]);
        for (const minutes of looks.toSorted((a, b) => a - b)) betting.desk.settle(NOON + minutes * MINUTE);
        betting.desk.settle(NOON + 2 * 86_400_000);
        const results = betting.desk.tickets(betting.account.number).map(({ result }) => result);
        const all = startBetting({ seed: 'days', world: shop.world });
        for (let seed = 0; seed < 30; seed++) all.place([bet(NOON, seed)]);
        all.desk.settle(NOON + 2 * 86_400_000);
        expect(results.length).toBeGreaterThan(3);
        expect(results).toEqual(all.desk.tickets(all.account.number).map(({ result }) => result));
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
