import type { JsonObject } from '../../../util/json.js';
import { errorReply, type SandboxRoute } from '../../http/route.js';
import { decimalText, fraction, product } from '../exact.js';
import { moneyText } from '../money-text.js';
import type { LegWords, Ticket } from '../ticket.js';
import { type Accounts, forAccount } from './access.js';

/** Pending until it is settled, then how it ended. */
export function statusOf({ result }: Pick<Ticket, 'result'>): string {
  return result?.outcome ?? 'Pending';
}

/** Every leg in words. An each-way bet tells its two. */
export function legsOf({ parts }: Pick<Ticket, 'parts'>): JsonObject[] {
  const words = parts.flatMap((part): LegWords[] =>
    part.kind === 'fixed' ? part.legs.map((leg) => leg.words) : [part.words],
  );
  return words.map(({ selection, market, event }) => ({
    selectionName: selection,
    marketName: market,
    betOption: market,
    eventName: event,
  }));
}

function oddsOf({ parts }: Ticket): string {
  const [first] = parts;
  if (first?.kind !== 'fixed') return '0';
  return decimalText(product(first.legs.map(({ odds }) => fraction(odds, 100))));
}

/** A ticket as my-bets tells it: members known from clients, the words in them ours. */
function transactionBody(ticket: Ticket): JsonObject {
  const legs = legsOf(ticket);
  const events = [...new Set(legs.map((leg) => String(leg['eventName'])))];
  return {
    tsn: ticket.serial,
    transactionReference: ticket.transactionId,
    betTypeDetails: ticket.title,
    status: statusOf(ticket),
    stake: moneyText(ticket.cost),
    odds: oddsOf(ticket),
    return: moneyText(ticket.result?.payout ?? 0),
    eventName: events[0],
    eventNameSummary: events.join(', '),
    transactionTime: new Date(ticket.at).toISOString(),
    ...(ticket.result ? { resultedTime: new Date(ticket.result.at).toISOString() } : {}),
    isBonusBet: ticket.bonus !== undefined,
    isCashOut: ticket.result?.outcome === 'Cashed Out',
    legs,
  };
}

const FILTERS: Record<string, (ticket: Ticket) => boolean> = {
  ALL: () => true,
  PENDING: ({ result }) => result === undefined,
  RESULTED: ({ result }) => result !== undefined,
};

/** The most of one page: more is cut to it (known from clients). */
const MOST = 100;
const PATH = '/v1/account-service/tab/accounts/{accountNumber}/my-bets';

/** `GET …/my-bets?count=&status=`: tickets from the latest on, with `_links.next` while there are more (known from clients). */
export function myBetsRoute(accounts: Accounts): SandboxRoute {
  return {
    method: 'GET',
    path: PATH,
    needsJurisdiction: false,
    handle: forAccount(accounts, 'account', ({ number }, { query }) => {
      const status = query.get('status') ?? 'ALL';
      const filter = Object.hasOwn(FILTERS, status) ? FILTERS[status] : undefined;
      if (!filter) {
        return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid query string', [
          { path: 'query.status', message: `should be ${Object.keys(FILTERS).join(', ')}` },
        ]);
      }
      const asked = Number(query.get('count') ?? MOST);
      const count = Number.isInteger(asked) && asked >= 1 ? Math.min(asked, MOST) : MOST;
      const all = accounts.desk.tickets(number);
      // A page begins after the last ticket of the one before, so that new bets shift nothing.
      const after = query.get('after');
      const from = after === null ? 0 : all.findIndex(({ serial }) => serial === after) + 1;
      const left = all.slice(from).filter(filter);
      const page = left.slice(0, count);
      const last = page.at(-1)?.serial;
      const next = new URLSearchParams({ count: String(count), status, after: last ?? '' });
      return {
        status: 200,
        body: {
          transactions: page.map(transactionBody),
          _links:
            left.length > page.length ? { next: `${PATH.replace('{accountNumber}', number)}?${next}` } : {},
        },
      };
    }),
  };
}
