import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Race } from '../world/racing.js';
import { random } from '../world/random.js';
import { earliestEnd } from './settle/earliest.js';
import { fixed, legOn, NOON, startBetting, tote } from './support.testing.js';

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

const shared = startBetting({ seed: 'days' });
const RACES = shared
  .racesOn()
  .filter((race) => race.advertised > NOON && race.advertised < NOON + 720 * MINUTE);

/** Some bet, good or not, as a bettor who has seen the race's card writes it. */
function someBet(betting: ReturnType<typeof startBetting>, seed: number): unknown {
  const draw = random('bet', seed);
  const { now } = betting.clock;
  const soon = RACES.filter(
    (race) => race.advertised > now - 20 * MINUTE && race.advertised < now + 90 * MINUTE,
  );
  const race = draw.pick(soon.length > 0 ? soon : RACES);
  const numbers = betting.world.racing
    .card(race)
    .runners.filter(({ vacantBox }) => !vacantBox)
    .map(({ number }) => number);
  const some = (count: number): number[] => draw.shuffle(numbers).slice(0, count);
  const leg = (one: Race) => {
    const runner = draw.pick(betting.world.racing.card(one).runners);
    const type = draw.pick(['WIN', 'PLACE'] as const);
    return legOn(betting, one, runner, type);
  };
  const stake = (draw.int(1, 8_000) / 100).toFixed(2);
  const dollars = `${draw.int(1, 40)}.00`;
  switch (draw.int(0, 6)) {
    case 0:
      return fixed(stake, leg(race));
    case 1:
      return fixed(stake, leg(race), leg(draw.pick(RACES)), leg(draw.pick(RACES)));
    case 2: {
      const runner = draw.pick(betting.world.racing.card(race).starters);
      const place = legOn(betting, race, runner, 'PLACE');
      const win = legOn(betting, race, runner);
      return fixed(stake, { ...win, type: 'EACH_WAY', secondaryOdds: place.odds });
    }
    case 3:
      return tote(race, draw.pick(['WIN', 'PLACE', 'EACH_WAY']), dollars, [some(draw.int(1, 3))]);
    case 4:
      return tote(
        race,
        draw.pick(['QUINELLA', 'EXACTA', 'DUET', 'TRIFECTA', 'FIRST_FOUR']),
        dollars,
        [some(5)],
        { flexi: true },
      );
    case 5:
      return tote(race, 'TRIFECTA', '0.50', [some(1), some(3), some(4)]);
    default:
      return {
        ...tote(race, draw.pick(['QUADDIE', 'EARLY_QUADDIE', 'RUNNING_DOUBLE']), dollars, [], {
          flexi: true,
        }),
        legs: Array.from({ length: draw.pick([2, 4]) }, () => ({ positions: [{ selections: [1, 2, 3] }] })),
      };
  }
}

describe('days of betting, with answers lost and slips sent again', () => {
  it('never make or lose a cent, sell a slip twice, or overdraw an account', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const betting = startBetting({ seed: 'days' });
        const { desk, clock, account } = betting;
        const sold = new Set<string>();
        for (const [i, one] of steps.entries()) {
          if (one.kind === 'wait') {
            clock.now += one.minutes * MINUTE;
            continue;
          }
          const slip = [someBet(betting, one.seed), someBet(betting, one.seed + 1)];
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
        const betting = startBetting({ seed: 'days' });
        for (let seed = 0; seed < 15; seed++) betting.place([someBet(betting, seed)]);
        for (const minutes of looks.toSorted((a, b) => a - b)) betting.desk.settle(NOON + minutes * MINUTE);
        betting.desk.settle(NOON + 2 * 86_400_000);
        const results = betting.desk.tickets(betting.account.number).map(({ result }) => result);
        const all = startBetting({ seed: 'days' });
        for (let seed = 0; seed < 15; seed++) all.place([someBet(all, seed)]);
        all.desk.settle(NOON + 2 * 86_400_000);
        expect(results.length).toBeGreaterThan(3);
        expect(results).toEqual(all.desk.tickets(all.account.number).map(({ result }) => result));
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
