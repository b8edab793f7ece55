import { notFound, type SandboxRoute } from '../../http/route.js';
import type { World } from '../../world/world.js';
import { moneyText } from '../money-text.js';
import { BetRefused } from '../slip/refusal.js';
import { type Part, raceOf, type Ticket } from '../ticket.js';
import { type Accounts, forAccount, withBody } from './access.js';
import { onceForTransaction, ownTicket } from './end-ticket.js';

/** A bet can be cancelled so long after it was sold (ours). */
const CANCEL_WITHIN = 5 * 60_000;

/** Whether betting into the pool of a tote bet is open. */
function isOpen({ racing }: World, part: Part, now: number): boolean {
  if (part.kind === 'fixed') return false;
  const first = part.kind === 'pool' ? part.race : part.races[0];
  return first !== undefined && racing.state(raceOf(racing, first), now).status === 'Normal';
}

/** Throws BetRefused unless the ticket can be cancelled now. */
function checkCancel(world: World, { result, parts, at }: Ticket, now: number): void {
  const no = (message: string): never => {
    throw new BetRefused('CANCEL_NOT_ALLOWED', message);
  };
  if (result) no('The bet has ended');
  if (parts.some(({ kind }) => kind === 'fixed')) no('Bets at fixed odds stand; some can be cashed out');
  if (!parts.every((part) => isOpen(world, part, now))) no('Its race has started');
  if (now - at > CANCEL_WITHIN) no('It was sold more than five minutes ago');
}

/**
 * `POST …/ticket-cancel` with a serial number and a transaction id takes a tote bet back, in the five minutes after its sale
 * and before its race (all of it ours: no client is known to cancel a bet).
 */
export function cancelRoute(accounts: Accounts): SandboxRoute {
  const { desk } = accounts;
  return {
    method: 'POST',
    path: '/v1/tab-betting-service/accounts/{accountNumber}/ticket-cancel',
    handle: forAccount(accounts, 'betting', (account, request) =>
      withBody(request, (body) => {
        const { now } = request;
        const ticket = ownTicket(accounts, account, body['ticketSerialNumber']);
        if (!ticket) return notFound();
        return onceForTransaction(accounts, account, body, `cancel ${ticket.serial}`, (transactionId) => {
          checkCancel(desk.world, ticket, now);
          desk.end(ticket, { at: now, outcome: 'Cancelled', payout: ticket.cost });
          return {
            status: 200,
            body: {
              transactionId,
              ticketSerialNumber: ticket.serial,
              status: 'CANCELLED',
              refundAmount: moneyText(ticket.cost),
              accountBalance: moneyText(desk.balance(account.number)),
            },
          };
        });
      }),
    ),
  };
}
