import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultInput, SANDBOX_CREDENTIALS, type Sandbox, startSandbox } from '../../src/sandbox/index.js';

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

describe('a slip whose answer is lost', () => {
  const SLIP = `/v1/tab-betting-service/accounts/${accountNumber}/betslip`;

  async function anOpenBet(): Promise<unknown> {
    const next = await call('/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW&maxRaces=5');
    const self = new URL(next.body.races[4]._links.self);
    const { body: race } = await call(`${self.pathname}?jurisdiction=NSW`);
    const { fixedOdds } = race.runners.find((one: Body) => one.fixedOdds?.bettingStatus === 'Open');
    const leg = {
      type: 'WIN',
      propositionId: fixedOdds.propositionNumber,
      odds: fixedOdds.returnWin.toFixed(2),
    };
    return { type: 'FIXED_ODDS', stake: '5.00', legs: [leg] };
  }

  it.each<[FaultInput, boolean]>([
    [{ kind: 'reset-before-headers', times: 1, route: SLIP }, true],
    [{ kind: 'reset-after-headers', times: 1, route: SLIP }, true],
    [{ kind: 'truncated-body', times: 1, route: SLIP }, true],
    [{ kind: 'status', status: 503, times: 1, route: SLIP }, false],
  ])('by %o may have been sold, which the same slip again tells', async (fault, sold) => {
    const token = await logIn();
    const bet = await anOpenBet();
    const before = sandbox.desk.tickets(accountNumber).length;
    const slip = { transactionId: `lost-${fault.kind}`, bets: [bet] };
    sandbox.faults.add([fault]);
    const lost = await call(SLIP, token, slip).catch(() => undefined);
    sandbox.faults.clear();
    expect(lost?.status).toBe(sold ? undefined : 503);
    expect(sandbox.desk.tickets(accountNumber).length).toBe(before + (sold ? 1 : 0));
    const again = await call(SLIP, token, slip);
    expect(again.status).toBe(201);
    const [latest] = sandbox.desk.tickets(accountNumber);
    expect(again.body.bets[0].ticketSerialNumber).toBe(latest?.serial);
    expect(sandbox.desk.tickets(accountNumber).length).toBe(before + 1);
  });
});

describe('the accounts of a sandbox', () => {
  it('are opened with OAuth tokens of their own', async () => {
    const several = await startSandbox({ seed: 'betting', at: AT, speed: 0, accounts: 3 });
    try {
      const [, second] = [...several.desk.accounts.values()];
      const form = {
        client_id: SANDBOX_CREDENTIALS.clientId,
        client_secret: SANDBOX_CREDENTIALS.clientSecret,
        grant_type: 'password',
        username: second?.number ?? '',
        password: second?.password ?? '',
      };
      const granted = await fetch(`${several.url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams(form),
      });
      const { access_token: token } = (await granted.json()) as { access_token: string };
      const headers = { authorization: `Bearer ${token}` };
      const balance = (number?: string) =>
        fetch(`${several.url}/v1/account-service/tab/accounts/${number}/balance`, { headers });
      expect((await balance(second?.number)).status).toBe(200);
      const refused = await balance(accountNumber);
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ error: { code: 'FORBIDDEN_ERROR' } });
    } finally {
      await several.stop();
    }
  });

  it('are from one to a hundred', async () => {
    await expect(startSandbox({ accounts: 0 })).rejects.toThrow(RangeError);
    await expect(startSandbox({ accounts: 101 })).rejects.toThrow(RangeError);
  });
});
