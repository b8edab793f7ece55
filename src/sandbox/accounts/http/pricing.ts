import type { JsonObject } from '../../../util/json.js';
import type { SandboxRoute } from '../../http/route.js';
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

/** The bets of an enquiry with their prices; `token` makes the decoToken of a leg. */
function priced(
  counter: Counter,
  body: JsonObject,
  token: (leg: AskedLeg, odds: readonly number[]) => string | undefined,
): { bets: JsonObject[]; decoTokens: string[] } {
  const decoTokens: string[] = [];
  const bets = attempt(counter, readBets(body), body, price).map((one): JsonObject => {
    const { bet } = one;
    const told = repeated(one.written);
    if ('refusal' in one) return { ...told, status: 'error', errors: [one.refusal] };
    const { sale } = one;
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
  return { bets, decoTokens };
}

/**
 * `POST …/enquiry` prices a slip and sells nothing: for an account each leg at fixed odds gains a decoToken, without one
 * only same-game multis are priced (both known from clients; which figures a same-game multi has is ours).
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
          const { world, quotes } = desk;
          const counter: Counter = { world, quotes, account: account.number, jurisdiction, now };
          const { bets, decoTokens } = priced(counter, body, ({ type, propositions }, odds) =>
            quotes.give({ account: account.number, type, propositions, odds, at: now }),
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
      path: '/v1/pricing-service/enquiry',
      handle: (request) =>
        withBody(request, (body) => {
          const { world, quotes } = desk;
          const jurisdiction = jurisdictionOf(request, body, 'NSW');
          const counter: Counter = { world, quotes, account: '', jurisdiction, now: request.now };
          return { status: 200, body: { bets: priced(counter, body, () => undefined).bets } };
        }),
    },
  ];
}
