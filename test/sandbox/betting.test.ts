import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../../src/sandbox/index.js';

const AT = Date.parse('2026-11-24T03:00:00Z');
const { accountNumber, password } = SANDBOX_CREDENTIALS;
const ACCOUNT = `/v1/account-service/tab/accounts/${accountNumber}`;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'betting', at: AT, speed: 0 });
});
afterAll(() => sandbox.stop());

/** Any member of an answer, for tests that follow known shapes. */
// biome-ignore lint/suspicious/noExplicitAny: the tests themselves check what is read.
type Body = any;

async function call(path: string, token?: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const response = await fetch(sandbox.url + path, {
    headers: {
      ...(token === undefined ? {} : { TabcorpAuth: token }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

async function logIn(): Promise<string> {
  const credentials = { accountNumber: Number(accountNumber), password, channel: 'TABCOMAU' };
  return (await call('/v1/account-service/tab/authenticate', undefined, credentials)).body.authentication
    .token;
}

describe('a bet over HTTP', () => {
  it('is priced, sold, settled when the race pays, and stands in the statement', async () => {
    const next = await call('/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW&maxRaces=1');
    const { body: race } = await call(`${new URL(next.body.races[0]._links.self).pathname}?jurisdiction=NSW`);
    const bet = race.runners.find((runner: Body) => runner.fixedOdds?.bettingStatus === 'Open').fixedOdds;
    const token = await logIn();

    const leg = { type: 'WIN', propositionId: bet.propositionNumber, odds: bet.returnWin.toFixed(2) };
    const slip = { bets: [{ type: 'FIXED_ODDS', stake: '10.00', legs: [leg] }] };
    const enquiry = await call(`/v1/pricing-service/accounts/${accountNumber}/enquiry`, token, slip);
    expect(enquiry.body.bets[0]).toMatchObject({ status: 'ok', betCost: '$10.00' });
    const { decoToken } = enquiry.body.bets[0].legs[0];

    const placed = await call(`/v1/tab-betting-service/accounts/${accountNumber}/betslip`, token, {
      transactionId: 'one',
      decoTokens: enquiry.body.decoTokens,
      bets: [{ type: 'FIXED_ODDS', stake: '10.00', legs: [{ ...leg, decoToken }] }],
    });
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({ ticketCost: '$10.00', accountBalance: '$990.00', errors: [] });
    const [sold] = placed.body.bets;
    expect(sold).toMatchObject({
      status: 'ACCEPTED',
      betCost: '$10.00',
      expectedReturn: `$${(Math.round(bet.returnWin * 100) / 10).toFixed(2)}`,
      errors: [],
    });

    sandbox.clock.jump(AT + 1_800_000);
    const tickets = await call(`${ACCOUNT}/my-bets?count=10&status=RESULTED`, token);
    const [ticket] = tickets.body.transactions;
    expect(ticket).toMatchObject({ tsn: sold.ticketSerialNumber, stake: '$10.00' });
    expect(ticket.status).not.toBe('Pending');
    const statement = await call(`${ACCOUNT}/transactions`, token);
    const balance = await call(`${ACCOUNT}/balance`, token);
    expect(statement.body.transactions[0].balance).toBe(balance.body.accountBalance);
    const returned = Number(ticket.return.slice(1));
    expect(balance.body.accountBalance).toBe(`$${(990 + returned).toFixed(2)}`);
  });
});
