import { JURISDICTIONS, type Jurisdiction } from '../../../domain/jurisdiction.js';
import { isObject, type JsonObject } from '../../../util/json.js';
import type { Cents } from '../../../util/money.js';
import { errorReply, type SandboxReply, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import { random } from '../../world/random.js';
import type { Account } from '../account.js';
import { moneyText } from '../money-text.js';
import { type AskedBet, readBets, SlipError } from '../slip/read.js';
import { BetRefused, type Refusal } from '../slip/refusal.js';
import { type Counter, priceText, type Sale, sell } from '../slip/sell.js';
import type { Part } from '../ticket.js';
import { type Accounts, forAccount, withBody } from './access.js';

/** The jurisdiction a request names, in its query or its `clientDetails`, else the account's. Throws SlipError for none of ours. */
export function jurisdictionOf(
  { query }: SandboxRequest,
  body: JsonObject,
  fallback: Jurisdiction,
): Jurisdiction {
  const details = isObject(body['clientDetails']) ? body['clientDetails']['jurisdiction'] : undefined;
  const named = query.get('jurisdiction') ?? details ?? fallback;
  const found = JURISDICTIONS.find((one) => one === named);
  if (!found) throw new SlipError('clientDetails.jurisdiction', `should be ${JURISDICTIONS.join(', ')}`);
  return found;
}

type Outcome = { bet: AskedBet; written: unknown } & ({ sale: Sale } | { refusal: Refusal });

/** Goes through the bets of a slip; what is refused says why. */
export function attempt(
  counter: Counter,
  bets: readonly AskedBet[],
  body: JsonObject,
  make: (counter: Counter, bet: AskedBet) => Sale,
): Outcome[] {
  const written = body['bets'] as readonly unknown[];
  return bets.map((bet, i): Outcome => {
    try {
      return { bet, written: written[i], sale: make(counter, bet) };
    } catch (error) {
      if (error instanceof BetRefused) return { bet, written: written[i], refusal: error.refusal };
      throw error;
    }
  });
}

/** A bet of a slip as its answer repeats it: what it was, without what is told anew. */
export function repeated(written: unknown): JsonObject {
  if (!isObject(written)) return {};
  const { type, legs, propositions, betType } = written;
  return { type, ...(betType === undefined ? {} : { betType }), legs: legs ?? propositions };
}

/** The transaction id of a body. Throws SlipError without one. */
export function transactionOf(body: JsonObject): string {
  const id = body['transactionId'];
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) {
    throw new SlipError('transactionId', 'should be a UUID of your own for this slip');
  }
  return id;
}

function checkTokens(body: JsonObject): void {
  const tokens = body['decoTokens'];
  if (tokens === undefined || tokens === null) return;
  if (!Array.isArray(tokens) || !tokens.every((one) => typeof one === 'string')) {
    throw new SlipError('decoTokens', 'should be a list of texts');
  }
}

/** The runners a tote bet was sold with, in the form that slips have. */
function drawnLegs(parts: readonly Part[]): JsonObject[] {
  const [part] = parts;
  const selections = (list: readonly number[]): JsonObject => ({ selections: list });
  if (part?.kind === 'legs') return part.selections.map((list) => ({ positions: [selections(list)] }));
  if (part?.kind !== 'pool') return [];
  const { positions, roving } = part;
  return [{ ...(roving ? { roving } : {}), positions: positions.map(selections) }];
}

/** The legs of a bet with the prices it was sold at, and the runners that were drawn for it. */
function soldLegs(told: JsonObject, bet: AskedBet, { offered, parts }: Sale): JsonObject {
  if (bet.type === 'PARIMUTUEL' && bet.legs.flat().includes('MYSTERY')) return { legs: drawnLegs(parts) };
  if (offered.length === 0 || !Array.isArray(told['legs'])) return {};
  const legs = told['legs'].map((leg: JsonObject, i) => {
    const [odds, second] = (offered[i]?.odds ?? []).map(priceText);
    return { ...leg, odds, ...(second === undefined ? {} : { secondaryOdds: second }) };
  });
  return { legs };
}

/** The answer to a slip that goes through the bets one by one: each is sold or says why not. */
function answerSlip(
  { desk }: Accounts,
  account: Account,
  counter: Counter,
  transactionId: string,
  outcomes: readonly Outcome[],
): SandboxReply {
  const { now, jurisdiction } = counter;
  const wanted = outcomes.reduce(
    (sum, one) => sum + ('sale' in one && !one.sale.bonus ? one.sale.cost : 0),
    0,
  );
  if (wanted > desk.balance(account.number)) {
    // Ours: that a 200 holds betFailures with a reason is known from clients, for what is not.
    const reason = `Insufficient funds: the slip costs ${moneyText(wanted)}, the account holds ${moneyText(desk.balance(account.number))}`;
    const betFailures = outcomes.map((_, index) => ({ index, code: 'INSUFFICIENT_FUNDS', reason }));
    return { status: 200, body: { betFailures, accountBalance: moneyText(desk.balance(account.number)) } };
  }
  let cost: Cents = 0;
  const errors = outcomes.flatMap((one) => ('refusal' in one ? [one.refusal] : []));
  const bets = outcomes.map((one): JsonObject => {
    const told = repeated(one.written);
    if ('refusal' in one) {
      return { ...told, stake: moneyText(one.bet.stake), status: 'REJECTED', errors: [one.refusal] };
    }
    const ticket = desk.sell(account.number, one.sale, { transactionId, jurisdiction, now });
    if (ticket.bonus === undefined) cost += ticket.cost;
    return {
      ...told,
      ...soldLegs(told, one.bet, one.sale),
      stake: moneyText(one.bet.stake),
      betCost: moneyText(ticket.cost),
      ...(ticket.expectedReturn === undefined ? {} : { expectedReturn: moneyText(ticket.expectedReturn) }),
      ticketSerialNumber: ticket.serial,
      betSellTime: new Date(now).toISOString(),
      status: ticket.cost < ticket.asked ? 'PARTIALLY_ACCEPTED' : 'ACCEPTED',
      errors: [],
    };
  });
  return {
    status: 201,
    body: {
      transactionId,
      updatedTime: new Date(now).toISOString(),
      accountNumber: account.number,
      ticketCost: moneyText(cost),
      accountBalance: moneyText(desk.balance(account.number)),
      // At both levels, since older clients look at this one only.
      errors,
      bets,
    },
  };
}

/**
 * `POST …/betslip` sells bets. The answer to a transaction id is kept: the same slip again gets the same answer and no
 * second bet (known from clients), another slip under it 409 (ours).
 */
export function betslipRoute(accounts: Accounts): SandboxRoute {
  const { desk } = accounts;
  return {
    method: 'POST',
    path: '/v1/tab-betting-service/accounts/{accountNumber}/betslip',
    handle: forAccount(accounts, 'betting', (account, request) =>
      withBody(request, (body) => {
        const transactionId = transactionOf(body);
        const kept = desk.answered(account.number, transactionId);
        const slip = JSON.stringify(body);
        if (kept) {
          return kept.slip === slip
            ? kept.reply
            : errorReply(409, 'DUPLICATE_TRANSACTION_ERROR', 'Another slip had this transactionId');
        }
        checkTokens(body);
        const bets = readBets(body);
        const counter: Counter = {
          world: desk.world,
          quotes: desk.quotes,
          bonus: desk.bonus,
          claimed: new Set(),
          account: account.number,
          jurisdiction: jurisdictionOf(request, body, account.jurisdiction),
          now: request.now,
          draw: random(desk.world.racing.seed, 'mystery', account.number, transactionId),
        };
        if (desk.isFull())
          return errorReply(503, 'TOO_MANY_OPEN_BETS', 'The sandbox holds no more open bets');
        const outcomes = attempt(counter, bets, body, sell);
        const reply = answerSlip(accounts, account, counter, transactionId, outcomes);
        desk.keep(account.number, transactionId, { slip, reply });
        return reply;
      }),
    ),
  };
}
