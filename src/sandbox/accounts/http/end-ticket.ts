import type { JsonObject } from '../../../util/json.js';
import { errorReply, type SandboxReply } from '../../http/route.js';
import type { Account } from '../account.js';
import { BetRefused } from '../slip/refusal.js';
import type { Ticket } from '../ticket.js';
import type { Accounts } from './access.js';
import { transactionOf } from './betslip.js';

/** A ticket of the account by its serial number, which clients also write with blanks. */
export function ownTicket({ desk }: Accounts, account: Account, serial: unknown): Ticket | undefined {
  const ticket = typeof serial === 'string' ? desk.ticket(serial.replaceAll(' ', '')) : undefined;
  return ticket?.account === account.number ? ticket : undefined;
}

/** 409 with the code and message of what was refused; rethrows what is no refusal. */
function refusedReply(error: unknown): SandboxReply {
  if (!(error instanceof BetRefused)) throw error;
  const { code, message } = error.refusal;
  return errorReply(409, code, message);
}

/**
 * Ends a ticket once for each transaction id: the same request again gets the same answer, another one under the id 409.
 * What is refused is not kept. Throws SlipError for a body without a transaction id.
 */
export function onceForTransaction(
  { desk }: Accounts,
  account: Account,
  body: JsonObject,
  what: string,
  act: (transactionId: string) => SandboxReply,
): SandboxReply {
  const transactionId = transactionOf(body);
  const slip = `${what} ${JSON.stringify(body)}`;
  const kept = desk.answered(account.number, transactionId);
  if (kept) {
    return kept.slip === slip
      ? kept.reply
      : errorReply(409, 'DUPLICATE_TRANSACTION_ERROR', 'Something else had this transactionId');
  }
  try {
    const reply = act(transactionId);
    desk.keep(account.number, transactionId, { slip, reply });
    return reply;
  } catch (error) {
    return refusedReply(error);
  }
}
