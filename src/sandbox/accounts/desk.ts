import type { Jurisdiction } from '../../domain/jurisdiction.js';
import type { Cents } from '../../util/money.js';
import { random } from '../world/random.js';
import type { World } from '../world/world.js';
import type { Account } from './account.js';
import { createAnswers, type KeptAnswer } from './answers.js';
import { type BonusTokens, createBonusTokens } from './bonus.js';
import { createLedger, type EntryKind, type Ledger, type Party } from './ledger.js';
import { createQuotes, type Quotes } from './quotes.js';
import { earliestEnd } from './settle/earliest.js';
import { settleTicket } from './settle/ticket.js';
import type { Sale } from './slip/sell.js';
import type { Part, Result, Ticket } from './ticket.js';

/** All that the accounts of one running sandbox hold: money, tickets, quotes and the answers to slips. In memory only. */
export interface Desk {
  accounts: ReadonlyMap<string, Account>;
  ledger: Ledger;
  quotes: Quotes;
  bonus: BonusTokens;
  world: World;
  balance(account: string): Cents;
  /** Sells a bet: takes the money and writes the ticket. Throws RangeError when the account does not hold it. */
  sell(
    account: string,
    sale: Sale,
    of: { transactionId: string; jurisdiction: Jurisdiction; now: number },
  ): Ticket;
  /** True when as many bets are open as it keeps, so that no more are sold. */
  isFull(): boolean;
  /** Ends an open ticket before it is decided, and pays what it was bought back or cancelled for. Throws RangeError for one that has ended. */
  end(ticket: Ticket, result: Result): void;
  /** Pays all that has been decided by `now`, in the order in which it was. */
  settle(now: number): void;
  /** Tickets of an account, the latest first. */
  tickets(account: string): Ticket[];
  ticket(serial: string): Ticket | undefined;
  /** The answer kept for a transaction of an account. */
  answered(account: string, transactionId: string): KeptAnswer | undefined;
  keep(account: string, transactionId: string, answer: KeptAnswer): void;
}

export interface DeskOptions {
  seed: string;
  accounts: readonly Account[];
  world: World;
  /** World time at which the accounts are opened. */
  now: number;
  /** Tickets kept: the oldest settled ones leave first, and no more are sold when as many are open. @default 20,000 */
  mostTickets?: number;
}

const KINDS: Record<Result['outcome'], EntryKind> = {
  Won: 'payout',
  Lost: 'payout',
  Refunded: 'refund',
  'Cashed Out': 'cash-out',
  Cancelled: 'refund',
};

const holder = (part: Part): Party => (part.kind === 'fixed' ? 'house' : 'pools');

/** Opens the accounts with what they hold. */
export function openDesk({ seed, accounts, world, now, mostTickets = 20_000 }: DeskOptions): Desk {
  const ledger = createLedger();
  const bonus = createBonusTokens(seed, accounts, now);
  const tickets = new Map<string, Ticket>();
  // With the moment from which each is worth looking at.
  const open = new Map<Ticket, number>();
  const answers = createAnswers();
  let sold = 0;
  for (const { number, opening } of accounts) {
    const postings = [
      { party: 'outside', cents: -opening },
      { party: `account:${number}`, cents: opening },
    ] as const;
    ledger.write({ at: now, kind: 'deposit', postings });
  }

  const nextSerial = (): string => {
    sold += 1;
    return `${700_000 + sold}${String(random(seed, 'ticket', sold).int(0, 999_999_999)).padStart(9, '0')}`;
  };

  const balance = (account: string): Cents => ledger.balance(`account:${account}`);

  const makeRoom = (): void => {
    for (const [serial, { result }] of tickets) {
      if (tickets.size <= mostTickets) return;
      if (result) tickets.delete(serial);
    }
  };

  const pay = (ticket: Ticket): void => {
    const { result, account, serial, parts, bonus: token } = ticket;
    if (result?.outcome === 'Refunded' && token !== undefined) bonus.restore(token);
    if (!result || result.payout === 0) return;
    const postings = [
      // One ticket is all at fixed odds or all in the tote.
      { party: holder(parts[0] as Part), cents: -result.payout },
      { party: `account:${account}`, cents: result.payout },
    ] as const;
    ledger.write({ at: result.at, kind: KINDS[result.outcome], postings, ticket: serial });
  };

  return {
    accounts: new Map(accounts.map((account) => [account.number, account])),
    ledger,
    quotes: createQuotes(seed),
    bonus,
    world,
    balance,
    sell: (account, sale, { transactionId, jurisdiction, now: at }) => {
      const { title, parts, asked, cost, expectedReturn, bonus: token } = sale;
      if (token === undefined && balance(account) < cost) {
        throw new RangeError(`account ${account} does not hold ${cost}`);
      }
      const ticket: Ticket = {
        serial: nextSerial(),
        account,
        at,
        transactionId,
        title,
        jurisdiction,
        asked,
        cost,
        parts,
        ...(expectedReturn === undefined ? {} : { expectedReturn }),
        ...(token === undefined ? {} : { bonus: token }),
      };
      const postings = [
        { party: `account:${account}`, cents: -cost },
        { party: holder(parts[0] as Part), cents: cost },
      ] as const;
      // The house stakes a bonus bet: no money moves until it wins.
      if (token === undefined) ledger.write({ at, kind: 'bet', postings, ticket: ticket.serial });
      else bonus.spend(token);
      tickets.set(ticket.serial, ticket);
      open.set(ticket, earliestEnd(world, ticket));
      makeRoom();
      return ticket;
    },
    end: (ticket, result) => {
      if (!open.delete(ticket)) throw new RangeError(`ticket ${ticket.serial} has ended`);
      ticket.result = result;
      pay(ticket);
    },
    isFull: () => open.size >= mostTickets,
    settle: (at) => {
      const decided: Ticket[] = [];
      for (const [ticket, earliest] of open) {
        const result = at >= earliest ? settleTicket(world, ticket, at) : undefined;
        if (!result) continue;
        ticket.result = result;
        open.delete(ticket);
        decided.push(ticket);
      }
      decided.sort((a, b) => (a.result?.at ?? 0) - (b.result?.at ?? 0));
      for (const ticket of decided) pay(ticket);
    },
    tickets: (account) => [...tickets.values()].filter((ticket) => ticket.account === account).reverse(),
    ticket: (serial) => tickets.get(serial),
    answered: answers.find,
    keep: answers.keep,
  };
}
