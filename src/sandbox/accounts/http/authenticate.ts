import type { SandboxRoute } from '../../http/route.js';
import { errorReply } from '../../http/route.js';
import { moneyText } from '../money-text.js';
import { SCOPES } from '../tokens.js';
import { type Accounts, badBody, withBody } from './access.js';

const HOUR = 3_600_000;
/** How long a token lives unused and at all; with `extendedTokenLifeTime` longer (ours). */
const LIFE = { idle: HOUR, absolute: 12 * HOUR };
const EXTENDED = { idle: 24 * HOUR, absolute: 30 * 24 * HOUR };

/** `POST …/authenticate`: a token for the header `TabcorpAuth` against account number and password (known from clients; lives ours). */
export function authenticateRoute(accounts: Accounts): SandboxRoute {
  return {
    method: 'POST',
    path: '/v1/account-service/tab/authenticate',
    handle: (request) =>
      withBody(request, (body) => {
        const { accountNumber, password, channel } = body;
        const missing = ['accountNumber', 'password', 'channel'].find((name) => body[name] === undefined);
        if (missing) return badBody({ path: missing, message: 'is missing' });
        if (channel !== 'TABCOMAU') return errorReply(500, 'INVALID_CHANNEL', 'Unknown channel');
        const account = accounts.desk.accounts.get(String(accountNumber));
        if (!account || account.password !== password) {
          return errorReply(401, 'AUTHENTICATION_ERROR', 'Wrong account number or password');
        }
        const asked = Array.isArray(body['scopes']) ? body['scopes'] : ['*'];
        const scopes = asked.includes('*') ? SCOPES : SCOPES.filter((scope) => asked.includes(scope));
        const life = body['extendedTokenLifeTime'] === true ? EXTENDED : LIFE;
        const { now } = request;
        const token = accounts.tokens.issue('tabcorp', {
          account: account.number,
          scopes,
          expires: now + life.absolute,
          idle: { until: now + life.idle, for: life.idle },
        });
        accounts.desk.settle(now);
        const balance = moneyText(accounts.desk.balance(account.number));
        return {
          status: 200,
          body: {
            authentication: {
              token,
              inactivityExpiry: new Date(now + life.idle).toISOString(),
              absoluteExpiry: new Date(now + life.absolute).toISOString(),
              scopes: asked.includes('*') ? ['*'] : scopes,
            },
            accountNumber: Number(account.number),
            customerId: account.customerId,
            jurisdiction: account.jurisdiction,
            accountBalance: balance,
            accountDetails: { accountBalance: balance, withdrawalBalance: balance },
          },
        };
      }),
  };
}
