import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxRoute } from '../../http/route.js';
import { moneyText } from '../money-text.js';
import type { Ticket } from '../ticket.js';
import { type Accounts, badBody, forAccount, withBody } from './access.js';
import { legsOf, statusOf } from './my-bets.js';

/** A ticket as an enquiry tells it (ours); whose it is, only to the account itself. */
function ticketBody(ticket: Ticket): JsonObject {
  return {
    ticketSerialNumber: ticket.serial,
    betTypeDetails: ticket.title,
    status: statusOf(ticket),
    betSellTime: new Date(ticket.at).toISOString(),
    betCost: moneyText(ticket.cost),
    ...(ticket.expectedReturn === undefined ? {} : { expectedReturn: moneyText(ticket.expectedReturn) }),
    ...(ticket.result
      ? {
          return: moneyText(ticket.result.payout),
          resultedTime: new Date(ticket.result.at).toISOString(),
        }
      : {}),
    legs: legsOf(ticket),
  };
}

/** `POST …/ticket-enquiry` with a ticket's serial number, for its account or, by jurisdiction, for anybody who holds it. */
export function ticketRoutes(accounts: Accounts): SandboxRoute[] {
  const { desk } = accounts;
  const find = (body: JsonObject): Ticket | undefined => {
    const serial = body['ticketSerialNumber'];
    return typeof serial === 'string' ? desk.ticket(serial.replaceAll(' ', '')) : undefined;
  };
  const missing = { path: 'ticketSerialNumber', message: 'should be a text' };
  return [
    {
      method: 'POST',
      path: '/v1/tab-betting-service/accounts/{accountNumber}/ticket-enquiry',
      handle: forAccount(accounts, 'account', (account, request) =>
        withBody(request, (body) => {
          if (typeof body['ticketSerialNumber'] !== 'string') return badBody(missing);
          const ticket = find(body);
          if (ticket?.account !== account.number) return notFound();
          return { status: 200, body: { accountNumber: account.number, ...ticketBody(ticket) } };
        }),
      ),
    },
    {
      method: 'POST',
      path: '/v1/tab-betting-service/{jurisdiction}/ticket-enquiry',
      handle: (request) =>
        withBody(request, (body) => {
          if (typeof body['ticketSerialNumber'] !== 'string') return badBody(missing);
          desk.settle(request.now);
          const ticket = find(body);
          const here = ticket?.jurisdiction === request.params['jurisdiction'];
          return ticket && here ? { status: 200, body: ticketBody(ticket) } : notFound();
        }),
    },
  ];
}
