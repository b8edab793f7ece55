import type { Cents } from '../../util/money.js';

/** Who money is held for: an account, the house that takes fixed-odds bets, the tote's pools, and what lies outside. */
export type Party = `account:${string}` | 'house' | 'pools' | 'outside';

/** One side of a movement of money; positive is received. */
export interface Posting {
  party: Party;
  cents: Cents;
}

export type EntryKind = 'deposit' | 'bet' | 'payout' | 'refund' | 'cash-out';

/** One movement of money: its postings sum to nought. */
export interface Entry {
  /** From 1, in the order written. */
  number: number;
  /** World time, epoch milliseconds. */
  at: number;
  kind: EntryKind;
  postings: readonly Posting[];
  /** The ticket it belongs to. */
  ticket?: string;
}

/** What an account's statement shows of one entry. */
export interface StatementRow {
  entry: Entry;
  /** Received by the account, negative when paid. */
  cents: Cents;
  /** What it held after. */
  balance: Cents;
}

/** A double-entry ledger: every movement is written on both sides, so that all balances always sum to nought. */
export interface Ledger {
  /** Writes a movement. Throws RangeError unless its postings are whole cents and sum to nought. */
  write(entry: Omit<Entry, 'number'>): Entry;
  balance(party: Party): Cents;
  /** Balances of all parties that ever were in an entry. */
  balances(): ReadonlyMap<Party, Cents>;
  /** The last movements of a party, the latest first. Older ones have left; the balance still counts them. */
  statement(party: Party): readonly StatementRow[];
}

/** Statement rows kept for one party. */
const MOST_ROWS = 2_000;

export function createLedger(): Ledger {
  const balances = new Map<Party, Cents>();
  const statements = new Map<Party, StatementRow[]>();
  let written = 0;
  return {
    write: (movement) => {
      const { postings } = movement;
      const sum = postings.reduce((all, { cents }) => all + cents, 0);
      if (sum !== 0 || !postings.every(({ cents }) => Number.isSafeInteger(cents))) {
        throw new RangeError(`the postings of a movement should be whole cents that sum to 0, got ${sum}`);
      }
      written += 1;
      const entry: Entry = { ...movement, number: written };
      for (const { party, cents } of postings) {
        const balance = (balances.get(party) ?? 0) + cents;
        balances.set(party, balance);
        const rows = statements.get(party) ?? [];
        rows.push({ entry, cents, balance });
        // Cut back now and then: a list is slow to shorten at its front.
        if (rows.length >= 2 * MOST_ROWS) rows.splice(0, MOST_ROWS);
        statements.set(party, rows);
      }
      return entry;
    },
    balance: (party) => balances.get(party) ?? 0,
    balances: () => balances,
    statement: (party) => (statements.get(party) ?? []).slice(-MOST_ROWS).reverse(),
  };
}
