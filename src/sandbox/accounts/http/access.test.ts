import { describe, expect, it } from 'vitest';
import { fixed, legOn, NOON, startBetting } from '../support.testing.js';

const HOUR = 3_600_000;
const betting = startBetting({ seed: 'access', accounts: 3 });
const { ask, account, desk, tokens, tokenFor } = betting;
const others = [...desk.accounts.values()].slice(1);
const [second] = others;
const of = (number: string): string => `/v1/account-service/tab/accounts/${number}`;
const code = (reply: { body: { error?: { code: string } } }): string | undefined => reply.body.error?.code;

/** Logs in as clients do. */
const authenticate = (more: Record<string, unknown> = {}) =>
  ask('/v1/account-service/tab/authenticate', {
    body: { accountNumber: Number(account.number), password: account.password, channel: 'TABCOMAU', ...more },
  });

describe('the accounts', () => {
  it('are seeded: the demonstration account with $1,000, the others with what the seed gives them', () => {
    expect(account).toMatchObject({ number: '1000001', opening: 100_000, jurisdiction: 'NSW' });
    expect(others.map(({ number, password }) => [number, password])).toEqual([
      ['1000002', 'sandbox-password-2'],
      ['1000003', 'sandbox-password-3'],
    ]);
    const again = startBetting({ seed: 'access', accounts: 3 });
    expect([...again.desk.accounts.values()]).toEqual([...desk.accounts.values()]);
    for (const { opening } of others) {
      expect(opening % 5_000).toBe(0);
      expect(opening).toBeGreaterThanOrEqual(20_000);
    }
  });
});

describe('an account route', () => {
  const balance = (number: string, token?: string) =>
    ask(`${of(number)}/balance`, token === undefined ? {} : { token });

  it('is 401 without a token and with one that is unknown or has ended', () => {
    expect([balance(account.number).status, balance(account.number, 'made-up').status]).toEqual([401, 401]);
    const short = tokens.issue('access', { account: account.number, scopes: ['account'], expires: NOON });
    expect(code(balance(account.number, short))).toBe('UNAUTHORIZED_ERROR');
  });

  it('is 403 for another account, for a client’s own token and without the scope', () => {
    const own = tokenFor();
    expect(balance(second?.number ?? '', own)).toMatchObject({ status: 403 });
    expect(balance(account.number, tokenFor(second?.number))).toMatchObject({ status: 403 });
    const client = tokens.issue('access', { scopes: [], expires: NOON + HOUR });
    expect(balance(account.number, client)).toMatchObject({ status: 403 });
    const reader = tokenFor(account.number, ['account']);
    expect(balance(account.number, reader).status).toBe(200);
    const slip = { token: reader, body: { transactionId: 'a', bets: [] } };
    const refused = ask(`/v1/tab-betting-service/accounts/${account.number}/betslip`, slip);
    expect([refused.status, code(refused)]).toEqual([403, 'INSUFFICIENT_SCOPE_ERROR']);
  });

  it('takes the token as a bearer, as the header TabcorpAuth, or in the query', () => {
    const token = tokenFor();
    const path = `${of(account.number)}/balance`;
    const replies = [
      ask(path, { token }),
      ask(path, { headers: { tabcorpauth: token } }),
      ask(`${path}?TabcorpAuth=${token}`),
    ];
    for (const { body } of replies) {
      expect(body).toEqual({
        accountNumber: '1000001',
        accountBalance: '$1000.00',
        withdrawalBalance: '$1000.00',
      });
    }
  });

  it('lists the accounts of a customer, and answers 500 without a channel', () => {
    const token = tokenFor();
    const path = `/v1/account-service/tab/customers/${account.customerId}/account-list`;
    const missing = ask(path, { token });
    expect([missing.status, code(missing)]).toEqual([500, 'INVALID_CHANNEL']);
    expect(ask(`${path}?channel=TABCOMAU`, { token }).body).toEqual({
      emailVerified: true,
      accounts: [
        {
          accountNumber: '1000001',
          accountBalance: '$1000.00',
          withdrawalBalance: '$1000.00',
          accountJurisdiction: 'NSW',
        },
      ],
    });
    expect(ask(`${path}?channel=TABCOMAU`, { token: tokenFor(second?.number) }).status).toBe(403);
  });
});

describe('logging in', () => {
  it('gives a token for TabcorpAuth with its expiries and the balance', () => {
    const { status, body } = authenticate({ scopes: ['*'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      authentication: {
        token: expect.stringMatching(/^sandbox-tabcorp-/),
        inactivityExpiry: new Date(NOON + HOUR).toISOString(),
        absoluteExpiry: new Date(NOON + 12 * HOUR).toISOString(),
        scopes: ['*'],
      },
      accountNumber: 1000001,
      accountBalance: '$1000.00',
    });
    expect(authenticate({ scopes: ['account'] }).body.authentication.scopes).toEqual(['account']);
  });

  it('is refused with a wrong password, an unknown account or channel, and what is missing', () => {
    expect([authenticate({ password: 'x' }).status, authenticate({ accountNumber: 5 }).status]).toEqual([
      401, 401,
    ]);
    expect(code(authenticate({ channel: 'KENO' }))).toBe('INVALID_CHANNEL');
    expect(authenticate({ password: undefined })).toMatchObject({
      status: 400,
      body: { error: { details: [{ path: 'body.password', message: 'is missing' }] } },
    });
  });

  it('ends when it is not used for an hour, or after twelve', () => {
    const used = authenticate().body.authentication.token;
    const idle = authenticate().body.authentication.token;
    const long = authenticate({ extendedTokenLifeTime: true }).body.authentication.token;
    const good = (token: string): boolean => ask(`${of(account.number)}/balance`, { token }).status === 200;
    for (let half = 1; half <= 24; half++) {
      betting.clock.now = NOON + (half * HOUR) / 2;
      expect(good(used)).toBe(half < 24);
    }
    expect([good(idle), good(long)]).toEqual([false, true]);
    betting.clock.now = NOON;
  });
});

describe('a body', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    ask(`/v1/tab-betting-service/accounts/${account.number}/betslip`, { token: tokenFor(), body, headers });

  it('has to be JSON, an object, and whole', () => {
    expect(post('{}', { 'content-type': 'text/plain' }).status).toBe(415);
    expect([post('{').status, post('[]').status, post('').status]).toEqual([400, 400, 400]);
    expect(post({ bets: [] })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_SYNTAX_ERROR', details: [{ path: 'body.transactionId' }] } },
    });
    expect(post({ transactionId: 'a', decoTokens: [1], bets: [] }).status).toBe(400);
    expect(post({ transactionId: 'a', bets: [{}] }).body.error.details[0].path).toBe('body.bets[0].stake');
  });

  it('may name a jurisdiction of ours and no other', () => {
    const { world } = betting;
    const race = betting.racesOn().find((one) => world.racing.state(one, NOON).fixedOpen);
    const runner = race && world.racing.card(race).starters[0];
    if (!race || !runner) throw new Error('no open race');
    const bets = [fixed('1.00', legOn(betting, race, runner))];
    const clientDetails = { jurisdiction: 'WA' };
    expect(post({ transactionId: 'wa', clientDetails, bets }).status).toBe(400);
    const { body } = post({ transactionId: 'qld', clientDetails: { jurisdiction: 'QLD' }, bets });
    const serial = body.bets[0].ticketSerialNumber;
    expect(desk.ticket(serial)?.jurisdiction).toBe('QLD');
    const enquiry = (where: string) =>
      ask(`/v1/tab-betting-service/${where}/ticket-enquiry`, { body: { ticketSerialNumber: serial } });
    expect([enquiry('QLD').status, enquiry('NSW').status]).toEqual([200, 404]);
  });
});
