import { describe, expect, it } from 'vitest';
import { createLedger, type Posting } from './ledger.js';

const move = (...postings: Posting[]) => ({ at: 0, kind: 'bet' as const, postings });

describe('the ledger', () => {
  it('holds for each what it received less what it paid', () => {
    const ledger = createLedger();
    ledger.write(move({ party: 'outside', cents: -500 }, { party: 'account:1', cents: 500 }));
    ledger.write(move({ party: 'account:1', cents: -120 }, { party: 'house', cents: 120 }));
    expect(Object.fromEntries(ledger.balances())).toEqual({ outside: -500, 'account:1': 380, house: 120 });
    expect(ledger.statement('account:1').map(({ cents, balance }) => [cents, balance])).toEqual([
      [-120, 380],
      [500, 500],
    ]);
    expect([ledger.balance('pools'), ledger.statement('pools')]).toEqual([0, []]);
  });

  it.each([
    [[{ party: 'house', cents: 1 }]],
    [
      [
        { party: 'house', cents: 0.5 },
        { party: 'pools', cents: -0.5 },
      ],
    ],
  ] as [Posting[]][])('refuses what is not whole or does not balance', (postings) => {
    const ledger = createLedger();
    expect(() => ledger.write(move(...postings))).toThrow(RangeError);
    expect(ledger.balances().size).toBe(0);
  });

  it('forgets the oldest rows of a statement and no money', () => {
    const ledger = createLedger();
    for (let i = 0; i < 2_100; i++) {
      ledger.write(move({ party: 'house', cents: -1 }, { party: 'account:1', cents: 1 }));
    }
    const rows = ledger.statement('account:1');
    expect([rows.length, rows[0]?.entry.number, rows.at(-1)?.entry.number]).toEqual([2_000, 2_100, 101]);
    expect(ledger.balance('account:1')).toBe(2_100);
  });
});
