import type { SandboxRoute } from '../http/route.js';
import type { Accounts } from './http/access.js';
import { authenticateRoute } from './http/authenticate.js';
import { balanceRoutes } from './http/balance.js';
import { betslipRoute } from './http/betslip.js';
import { bonusRoute } from './http/bonus.js';
import { cancelRoute } from './http/cancel.js';
import { cashOutRoutes } from './http/cash-out.js';
import { myBetsRoute } from './http/my-bets.js';
import { pricingRoutes } from './http/pricing.js';
import { ticketRoutes } from './http/tickets.js';

/** The account, pricing and betting services of the emulated TAB. */
export function accountRoutes(accounts: Accounts): SandboxRoute[] {
  return [
    authenticateRoute(accounts),
    ...balanceRoutes(accounts),
    myBetsRoute(accounts),
    ...pricingRoutes(accounts),
    betslipRoute(accounts),
    ...ticketRoutes(accounts),
    ...cashOutRoutes(accounts),
    cancelRoute(accounts),
    bonusRoute(accounts),
  ];
}
