import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, NotFoundError, RefusedError } from '../../errors/index.js';
import { proxyRequest } from './proxy-path.js';

/** 23:30 on the 24th in Sydney. */
const NOW = Date.parse('2026-11-24T12:30:00Z');
const known = { known: true, now: () => NOW };
const unknown = { known: false, now: () => 0 };

describe('proxyRequest', () => {
  it.each([
    ['/v1/tab-info-service/racing/dates?jurisdiction=NSW', '/v1/tab-info-service/racing/dates'],
    ['/v1/tab-info-service/sports/Rugby%20League', '/v1/tab-info-service/sports/Rugby%20League'],
    [
      '/v1/historical-results-service/NSW/racing/2026-11-20',
      '/v1/historical-results-service/NSW/racing/2026-11-20',
    ],
    ['/v1/', '/v1/'],
    ['/v1/trending-bets-service/propositions-sports', '/v1/trending-bets-service/propositions-sports'],
    ['/v1/recommendation-service/featured-events', '/v1/recommendation-service/featured-events'],
    ['/v1/news-service/authors', '/v1/news-service/authors'],
    // In a public service any word may stand in a name.
    [
      '/v1/tab-info-service/sports/Betting%20Cup/competitions/Accounts',
      '/v1/tab-info-service/sports/Betting%20Cup/competitions/Accounts',
    ],
  ])('lets %s through', (target, path) => {
    expect(proxyRequest(target, known).path).toBe(path);
  });

  it('passes the query on as it is, adding nothing', () => {
    expect(proxyRequest('/v1/tab-info-service/racing/dates', known).query).toEqual({});
    expect(proxyRequest('/v1/tab-info-service/racing/dates?a=1%202&b=', known).query).toEqual({
      a: '1 2',
      b: '',
    });
  });

  it.each([
    ['today', '2026-11-24'],
    ['tomorrow', '2026-11-25'],
  ])('makes %s the day by the upstream’s clock', (word, date) => {
    const target = (day: string) => `/v1/tab-info-service/racing/dates/${day}/meetings`;
    expect(proxyRequest(target(word), known).path).toBe(target(date));
    expect(proxyRequest(target(word), unknown).path).toBe(target(word));
  });

  it('leaves today alone where it is no date', () => {
    for (const path of [
      '/v1/tab-info-service/sports/today',
      '/v1/tab-info-service/racing/dates/todays/meetings',
    ])
      expect(proxyRequest(path, known).path).toBe(path);
  });

  it.each([
    '/v1/account-service/tab/authenticate',
    '/v1/account%2Dservice/tab',
    '/v1/%61ccount-service/tab',
    '/v1/%2561ccount-service/tab',
    '/v1/ａccount-service/tab',
    '/v1/ACCOUNT-SERVICE/tab',
    '/v1/some-service/userAccounts/1',
    '/v1/tab-betting-service/accounts/1/betslip',
    '/v1/tab-betting-service/NSW/ticket-enquiry',
    '/v1/pricing-service/enquiry',
    '/v1/x/my-bets',
    '/v1/x/bet_slip',
    '/v1/x/place-bet',
    '/v1/bets/place',
    '/v1/bets/123',
    '/v1/bet',
    '/v1/wager',
    '/v1/stake',
    '/v1/payout',
    '/v1/funds/transfer',
    '/v1/cash%20out',
    '/v1/x/cash_out',
    '/v1/x/customers/1/balance',
    '/v1/x%2Fwallet',
    '/v1/tab-info-service%2F%61ccounts',
    '/oauth/token',
    '/v1/oauth',
    '/v1/auth/x',
  ])('refuses %s as private, and says that no bet was placed', (target) => {
    const ask = () => proxyRequest(target, known);
    expect(ask).toThrow(RefusedError);
    expect(ask).toThrow(/^No bet was placed\. .* is not sent\. This proxy reads what anybody may read\.$/);
  });

  it.each(['/', '/v2/x', '/V1/tab-info-service/racing/dates', '/favicon.ico', '/mcp'])(
    'has nothing at %s',
    (target) => {
      expect(() => proxyRequest(target, known)).toThrow(NotFoundError);
      expect(() => proxyRequest(target, known)).toThrow("Accepted: the TAB's own paths, under /v1/.");
    },
  );

  it.each([
    ['http://api.example.test/v1/', 'is a whole address'],
    ['*', 'does not begin with /'],
    ['/v1/../oauth/token', 'segment of dots'],
    ['/v1/tab-info-service/%2e%2e/x', 'segment of dots'],
    ['/v1//x', 'holds //'],
    ['/v1/x?a=1&a=2', 'gives the query parameter "a" twice'],
    [`/v1/${'x'.repeat(1_000)}`, 'is longer than'],
    [`/v1/${encodeURIComponent('%'.repeat(3)).repeat(3)}%25252525252561`, 'encoded too many times'],
  ])('refuses the unsafe path %s', (target, why) => {
    expect(() => proxyRequest(target, known)).toThrow(InputError);
    expect(() => proxyRequest(target, known)).toThrow(why);
  });

  it('never lets a private word through, however it is encoded', () => {
    const part = fc.constantFrom('accounts', 'betslip', 'customers', 'oauth', 'wallet', 'pricing-service');
    const disguise = fc.array(fc.boolean(), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(part, disguise, fc.integer({ min: 1, max: 4 }), (word, hidden, rounds) => {
        let written = [...word]
          .map((letter, i) => (hidden[i] ? `%${letter.charCodeAt(0).toString(16)}` : letter))
          .join('');
        for (let i = 1; i < rounds; i++) written = written.replaceAll('%', '%25');
        expect(() => proxyRequest(`/v1/x/${written}/y`, known)).toThrow();
      }),
    );
  });
});
