import { isObject, type JsonObject } from '../../../util/json.js';
import type { Cents } from '../../../util/money.js';
import { notFound, type SandboxRoute } from '../../http/route.js';
import { cashOutOffer } from '../cash-out.js';
import { moneyText, readStake } from '../money-text.js';
import { SlipError } from '../slip/read.js';
import { BetRefused } from '../slip/refusal.js';
import type { Ticket } from '../ticket.js';
import { type Accounts, forAccount, withBody } from './access.js';
import { onceForTransaction, ownTicket } from './end-ticket.js';

const ACCOUNT = '/v1/tab-betting-service/accounts/{accountNumber}';

/** What is asked for in `cashOut.amount`. Throws SlipError for none, and for a part of a bet, which is not bought back. */
function amountOf(body: JsonObject): Cents {
  const asked = body['cashOut'];
  const amount = isObject(asked) ? readStake(asked['amount']) : undefined;
  if (amount === undefined)
    throw new SlipError('cashOut.amount', 'should be the amount offered, e.g. "$12.30"');
  if (isObject(asked) && asked['partialAmount'] !== undefined) {
    throw new SlipError('cashOut.partialAmount', 'is not bought back: a bet is, as a whole');
  }
  return amount;
}

/**
 * Buying bets back: `GET …/cashout-offers` and `…/cashout-offers/{tsn}` tell what for, `POST …/cashout/{tsn}` does it. Paths,
 * `cashOutOffers`, `amount`, the empty answer where there is no offer and the body are known from clients; the rest is ours.
 */
export function cashOutRoutes(accounts: Accounts): SandboxRoute[] {
  const { desk } = accounts;
  const offer = (ticket: Ticket, now: number): JsonObject | undefined => {
    try {
      const amount = moneyText(cashOutOffer(desk.world, ticket, now));
      return { ticketSerialNumber: ticket.serial, amount };
    } catch (error) {
      if (error instanceof BetRefused) return undefined;
      throw error;
    }
  };
  return [
    {
      method: 'GET',
      path: `${ACCOUNT}/cashout-offers`,
      needsJurisdiction: false,
      handle: forAccount(accounts, 'account', ({ number }, { now }) => {
        const open = desk.tickets(number).filter(({ result }) => result === undefined);
        return { status: 200, body: { cashOutOffers: open.flatMap((ticket) => offer(ticket, now) ?? []) } };
      }),
    },
    {
      method: 'GET',
      path: `${ACCOUNT}/cashout-offers/{ticketSerialNumber}`,
      needsJurisdiction: false,
      handle: forAccount(accounts, 'account', (account, { now, params }) => {
        const ticket = ownTicket(accounts, account, params['ticketSerialNumber']);
        return ticket ? { status: 200, body: offer(ticket, now) ?? {} } : notFound();
      }),
    },
    {
      method: 'POST',
      path: `${ACCOUNT}/cashout/{ticketSerialNumber}`,
      handle: forAccount(accounts, 'betting', (account, request) =>
        withBody(request, (body) => {
          const { now, params } = request;
          const ticket = ownTicket(accounts, account, params['ticketSerialNumber']);
          if (!ticket) return notFound();
          const amount = amountOf(body);
          return onceForTransaction(accounts, account, body, `cash out ${ticket.serial}`, (transactionId) => {
            const offered = cashOutOffer(desk.world, ticket, now);
            if (amount > offered) {
              throw new BetRefused('CASH_OUT_CHANGED', `The offer is ${moneyText(offered)} now`);
            }
            desk.end(ticket, { at: now, outcome: 'Cashed Out', payout: amount });
            return {
              status: 201,
              body: {
                transactionId,
                ticketSerialNumber: ticket.serial,
                status: 'CASHED_OUT',
                cashOutAmount: moneyText(amount),
                accountBalance: moneyText(desk.balance(account.number)),
              },
            };
          });
        }),
      ),
    },
  ];
}
