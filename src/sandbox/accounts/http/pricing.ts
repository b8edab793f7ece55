import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { isObject, type JsonObject } from '../../../util/json.js';
import type { Cents } from '../../../util/money.js';
import type { SandboxRoute } from '../../http/route.js';
import { random } from '../../world/random.js';
import { moneyText } from '../money-text.js';
import { type AskedLeg, readBets } from '../slip/read.js';
import { type Counter, price, priceText, type Sale } from '../slip/sell.js';
import { type Accounts, forAccount, withBody } from './access.js';
import { attempt, jurisdictionOf, repeated } from './betslip.js';

const decimal = (odds: number) => ({ decimal: priceText(odds) });

/** The price of a leg, and of a same-game multi what is left of it and what was dropped for adding nothing. */
function legBody(leg: AskedLeg, offered: Sale['offered'][number]): JsonObject {
  const [odds = 0, second] = offered.odds;
  const { together } = offered;
  return {
    type: leg.type,
    ...(together ? {} : { propositionId: leg.propositions[0] }),
    odds: decimal(odds),
    ...(second === undefined ? {} : { secondaryOdds: decimal(second) }),
    ...(together
      ? {
          propositions: together.kept.map(({ id }) => ({ type: 'WIN', propositionId: id })),
          redundantPropositions: together.redundant.map(({ id }) => ({
            type: 'WIN',
            propositionId: id,
            status: 'redundant',
          })),
        }
      : {}),
  };
}

/** A counter at which slips are priced and nothing is sold. */
function enquiryCounter(
  { desk }: Accounts,
  account: string,
  jurisdiction: Jurisdiction,
  now: number,
): Counter {
  const { world, quotes, bonus } = desk;
  // What a mystery is drawn as is seen when it is sold.
  const draw = random(world.racing.seed, 'mystery');
  return { world, quotes, bonus, claimed: new Set(), account, jurisdiction, now, draw };
}

/** The bets of an enquiry with their prices; `token` makes the decoToken of a leg. */
function priced(
  counter: Counter,
  body: JsonObject,
  token: (leg: AskedLeg, odds: readonly number[]) => string | undefined,
): { bets: JsonObject[]; decoTokens: string[]; cost: Cents } {
  const decoTokens: string[] = [];
  let total: Cents = 0;
  const bets = attempt(counter, readBets(body), body, price).map((one): JsonObject => {
    const { bet } = one;
    const told = repeated(one.written);
    if ('refusal' in one) return { ...told, status: 'error', errors: [one.refusal] };
    const { sale } = one;
    total += sale.cost;
    const cost = { stake: moneyText(bet.stake), betCost: moneyText(sale.cost) };
    const [part] = sale.parts;
    if (bet.type === 'PARIMUTUEL') {
      const combinations = part && part.kind !== 'fixed' ? part.combinations : 1;
      return { ...told, status: 'ok', ...cost, combinations };
    }
    return {
      ...told,
      status: 'ok',
      ...cost,
      ...(sale.expectedReturn === undefined ? {} : { expectedReturn: moneyText(sale.expectedReturn) }),
      multiplierAvailable: false,
      legs: bet.legs.map((leg, i) => {
        const offered = sale.offered[i] as Sale['offered'][number];
        const decoToken = token(leg, offered.odds);
        if (decoToken !== undefined) decoTokens.push(decoToken);
        return { ...(decoToken === undefined ? {} : { decoToken }), ...legBody(leg, offered) };
      }),
    };
  });
  return { bets, decoTokens, cost: total };
}

/** The prices of the older enquiry: as a slip names them, in texts; several bets are told what they cost together. */
function olderAnswer(bets: readonly JsonObject[], cost: Cents): JsonObject {
  const text = (odds: unknown): unknown => (isObject(odds) ? odds['decimal'] : odds);
  const told = bets.map((bet) => {
    const legs = Array.isArray(bet['legs']) ? bet['legs'].filter(isObject) : [];
    return {
      ...bet,
      legs: legs.map((leg) => ({
        ...leg,
        ...(leg['odds'] === undefined ? {} : { odds: text(leg['odds']) }),
        ...(leg['secondaryOdds'] === undefined ? {} : { secondaryOdds: text(leg['secondaryOdds']) }),
      })),
    };
  });
  return { ticketCost: moneyText(cost), bets: told };
}

/**
 * `POST …/enquiry` prices a slip and sells nothing: for an account each leg at fixed odds gains a decoToken, without one
 * only same-game multis are priced (both known from clients; which figures a same-game multi has is ours). The older
 * `betslip-enquiry` does the same without tokens, with `odds` as a text (known from clients; the rest of it ours).
 */
export function pricingRoutes(accounts: Accounts): SandboxRoute[] {
  const { desk } = accounts;
  return [
    {
      method: 'POST',
      path: '/v1/pricing-service/accounts/{accountNumber}/enquiry',
      handle: forAccount(accounts, 'account', (account, request) =>
        withBody(request, (body) => {
          const { now } = request;
          const jurisdiction = jurisdictionOf(request, body, account.jurisdiction);
          const counter = enquiryCounter(accounts, account.number, jurisdiction, now);
          const { bets, decoTokens } = priced(counter, body, ({ type, propositions }, odds) =>
            desk.quotes.give({ account: account.number, type, propositions, odds, at: now }),
          );
          return {
            status: 200,
            body: {
              ...(typeof body['uuid'] === 'string' ? { uuid: body['uuid'] } : {}),
              clientDetails: {
                accountNumber: account.number,
                customerId: account.customerId,
                channel: 'web',
                jurisdiction,
                homeState: account.jurisdiction,
              },
              bets,
              decoTokens,
            },
          };
        }),
      ),
    },
    {
      method: 'POST',
      path: '/v1/tab-betting-service/accounts/{accountNumber}/betslip-enquiry',
      handle: forAccount(accounts, 'account', (account, request) =>
        withBody(request, (body) => {
          const jurisdiction = jurisdictionOf(request, body, account.jurisdiction);
          const counter = enquiryCounter(accounts, account.number, jurisdiction, request.now);
          const { bets, cost } = priced(counter, body, () => undefined);
          return { status: 200, body: olderAnswer(bets, cost) };
        }),
      ),
    },
    {
      method: 'POST',
      path: '/v1/pricing-service/enquiry',
      handle: (request) =>
        withBody(request, (body) => {
          const jurisdiction = jurisdictionOf(request, body, 'NSW');
          const counter = enquiryCounter(accounts, '', jurisdiction, request.now);
          return { status: 200, body: { bets: priced(counter, body, () => undefined).bets } };
        }),
    },
  ];
}
