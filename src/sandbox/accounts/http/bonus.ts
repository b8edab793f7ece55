import type { SandboxRoute } from '../../http/route.js';
import { type Accounts, forAccount } from './access.js';

/**
 * `GET …/bet-tokens`: the bonus bets an account holds. Path and members are known from a client that reads other tokens;
 * that bonus bets stand there, with `promotionType` `BONUS_BET`, is ours.
 */
export function bonusRoute(accounts: Accounts): SandboxRoute {
  return {
    method: 'GET',
    path: '/v1/tab-promotions-service/accounts/{accountNumber}/bet-tokens',
    needsJurisdiction: false,
    handle: forAccount(accounts, 'account', ({ number }, { now }) => {
      const tokens = accounts.desk.bonus.of(number, now);
      const groups = tokens.map(({ token, value, until }) => ({
        betTokens: [
          {
            tokenGroupId: token,
            promotionType: 'BONUS_BET',
            type: 'ANY',
            maxReward: value / 100,
            validTill: new Date(until).toISOString(),
            usageRestrictions: 'One bet at fixed odds that is not each way',
            eventUrl: null,
            remainingNumberOfBetTokens: 1,
          },
        ],
      }));
      const offer = { name: 'Bonus bets', type: 'BONUS_BET', tokenGroups: groups };
      return { status: 200, body: { exclusiveOffers: groups.length > 0 ? [offer] : [] } };
    }),
  };
}
