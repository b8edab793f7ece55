import { errorReply, type SandboxRoute } from '../../http/route.js';
import type { Account } from '../account.js';
import { moneyText } from '../money-text.js';
import { type Accounts, forAccount } from './access.js';

const ACCOUNT = '/v1/account-service/tab/accounts/{accountNumber}';
const DEFAULT_ROWS = 20;
const MOST_ROWS = 100;

/** A balance, the list of a customer's accounts, and the statement. */
export function balanceRoutes(accounts: Accounts): SandboxRoute[] {
  const { desk } = accounts;
  const held = (account: Account): string => moneyText(desk.balance(account.number));
  return [
    {
      method: 'GET',
      path: `${ACCOUNT}/balance`,
      needsJurisdiction: false,
      // Only the path is known; the members are those of the account list.
      handle: forAccount(accounts, 'account', (account) => ({
        status: 200,
        body: {
          accountNumber: account.number,
          accountBalance: held(account),
          withdrawalBalance: held(account),
        },
      })),
    },
    {
      method: 'GET',
      path: '/v1/account-service/tab/customers/{customerId}/account-list',
      needsJurisdiction: false,
      // Members and the 500 are known from clients.
      handle: forAccount(accounts, 'account', (account, { query }) => {
        if (!query.get('channel')) return errorReply(500, 'INVALID_CHANNEL', 'Missing or unknown channel');
        return {
          status: 200,
          body: {
            emailVerified: true,
            accounts: [
              {
                accountNumber: account.number,
                accountBalance: held(account),
                withdrawalBalance: held(account),
                accountJurisdiction: account.jurisdiction,
              },
            ],
          },
        };
      }),
    },
    {
      method: 'GET',
      path: `${ACCOUNT}/transactions`,
      needsJurisdiction: false,
      // Path and `count` are known from clients, the rows are ours.
      handle: forAccount(accounts, 'account', (account, { query }) => {
        const asked = query.get('count') ?? String(DEFAULT_ROWS);
        const count = /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), MOST_ROWS) : DEFAULT_ROWS;
        const rows = desk.ledger.statement(`account:${account.number}`).slice(0, count);
        return {
          status: 200,
          body: {
            transactions: rows.map(({ entry, cents, balance }) => ({
              number: entry.number,
              transactionTime: new Date(entry.at).toISOString(),
              type: entry.kind,
              amount: moneyText(cents),
              balance: moneyText(balance),
              ...(entry.ticket === undefined ? {} : { tsn: entry.ticket }),
            })),
          },
        };
      }),
    },
  ];
}
