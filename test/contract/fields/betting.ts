import { type Shop, shopOf, someBet } from '../../../src/sandbox/accounts/bets.testing.js';
import { fixed } from '../../../src/sandbox/accounts/support.testing.js';
import { sideProposition } from '../../../src/sandbox/bodies/racing/side-prices.js';
import type { Visit } from './visit.js';

const MINUTE = 60_000;

type Tickets = { transactions: { tsn: string; status: string }[] };

/** A bettor's hours: bets of every kind priced, sold and refused, bought back, cancelled, and settled. */
export async function visitAccounts(visit: Visit, at: number): Promise<void> {
  const { sandbox, ask } = visit;
  const { accountNumber, password } = sandbox.credentials;
  const account = `/v1/tab-betting-service/accounts/${accountNumber}`;
  const about = `/v1/account-service/tab/accounts/${accountNumber}`;
  const place = (bets: readonly unknown[], transactionId: string) =>
    ask(`${account}/betslip`, { transactionId, bets });
  sandbox.clock.jump(at);
  await visit.login();
  const shop = shopOf(sandbox.world, at);

  const login = { accountNumber: Number(accountNumber), password, channel: 'TABCOMAU' };
  const { customerId } = (await ask('/v1/account-service/tab/authenticate', login)) as { customerId: string };
  await ask('/v1/account-service/tab/authenticate', { ...login, password: 'wrong' });
  await ask(`/v1/account-service/tab/customers/${customerId}/account-list?channel=TABCOMAU`);
  await ask(`/v1/tab-promotions-service/accounts/${accountNumber}/bet-tokens`);
  await visitPrices(visit, shop, place);
  for (let seed = 1; seed <= 60; seed++) {
    const bet = someBet(shop, seed);
    await ask(`/v1/pricing-service/accounts/${accountNumber}/enquiry`, {
      uuid: `fields-${seed}`,
      bets: [bet],
    });
    await ask(`${account}/betslip-enquiry`, { bets: [bet] });
    await ask('/v1/pricing-service/enquiry', { bets: [bet] });
    await place([bet], `fields-${seed}`);
  }
  await place(
    Array.from({ length: 20 }, () => ({ ...Object(someBet(shop, 6)), stake: '900.00' })),
    'too-much',
  );
  await ask(`${account}/cashout-offers`);
  const { transactions } = (await ask(`${about}/my-bets?count=100`)) as Tickets;
  for (const [i, { tsn }] of transactions.entries()) {
    const { amount } = (await ask(`${account}/cashout-offers/${tsn}`)) as { amount?: string };
    if (i % 2 === 0 && amount) {
      const cashOut = { ticketSerialNumber: tsn, amount };
      await ask(`${account}/cashout/${tsn}`, { transactionId: `out-${i}`, cashOut });
    } else if (i % 3 === 0) {
      await ask(`${account}/ticket-cancel`, { transactionId: `cancel-${i}`, ticketSerialNumber: tsn });
    }
    await ask('/v1/tab-betting-service/NSW/ticket-enquiry', { ticketSerialNumber: tsn });
  }
  sandbox.clock.step(14 * 60 * MINUTE);
  await visit.login();
  await ask(`${about}/balance`);
  await ask(`${about}/my-bets?count=5&status=RESULTED`);
  await ask(`${about}/transactions?count=100`);
  for (const { tsn } of transactions) await ask(`${account}/ticket-enquiry`, { ticketSerialNumber: tsn });
  visit.logout();
}

/** What comes with prices: an old one, the token of a quote, a multi of which a part says nothing new. */
async function visitPrices(
  { sandbox, ask }: Visit,
  shop: Shop,
  place: (bets: readonly unknown[], transactionId: string) => Promise<unknown>,
): Promise<void> {
  const [race] = shop.races.filter(({ meeting }) => !meeting.fixedOddsOnly);
  const [runner] = race ? sandbox.world.racing.card(race).starters : [];
  if (!race || !runner) throw new Error('no race to bet on');
  const enquire = (bet: unknown) =>
    ask(`/v1/pricing-service/accounts/${sandbox.credentials.accountNumber}/enquiry`, { bets: [bet] });
  const win = { type: 'WIN', propositionId: runner.proposition };
  await enquire(fixed('5.00', { ...win, odds: '999.00' }));
  const quote = (await enquire(fixed('5.00', win))) as { decoTokens: string[] };
  await place([fixed('5.00', { ...win, decoToken: quote.decoTokens[0] })], 'quoted');
  const propositions = ([2, 3] as const).map((top) => ({
    propositionId: sideProposition(runner, { kind: 'top', top }).number,
  }));
  await enquire(fixed('5.00', { type: 'SAME_RACE_MULTI', propositions }));
}

/** Searches for propositions of every sort. */
export async function visitSearch({ sandbox, ask }: Visit, at: number): Promise<void> {
  sandbox.clock.jump(at);
  const { races, matches } = shopOf(sandbox.world, at);
  const runners = races.slice(0, 3).flatMap((race) => sandbox.world.racing.card(race).runners.slice(0, 2));
  const { sports } = sandbox.world;
  const tennis = sports
    .competitions('Tennis')
    .flatMap((info) => sports.tournaments(info, at).flatMap((one) => sports.openIn(one, at)));
  const selections = [...matches.slice(0, 20), ...tennis.slice(0, 20)].flatMap((match) =>
    match.markets(at).slice(0, 1),
  );
  const numbers = [
    ...runners.map(({ proposition }) => proposition),
    ...selections.flatMap(({ selections: [first] }) => (first ? [first.id] : [])),
  ].slice(0, 90);
  for (const details of ['true', 'false']) {
    await ask(
      `/v1/tab-info-service/search/proposition?jurisdiction=NSW&details=${details}&${numbers.map((n) => `number=${n}`).join('&')}`,
    );
  }
}

/** What is refused: a wrong query, a path to nothing, tokens that are none. */
export async function visitErrors({ ask }: Visit): Promise<void> {
  await ask('/v1/tab-info-service/racing/dates?jurisdiction=WA');
  await ask('/v1/tab-info-service/racing/dates/2026-11-24/meetings/R/NIL/races/1?jurisdiction=NSW');
  await ask('/v1/tab-betting-service/accounts/1000002/cashout-offers');
  await ask('/oauth/token', new URLSearchParams({ grant_type: 'password' }));
  await ask('/v1/tab-betting-service/accounts/1000001/betslip', { transactionId: 'bad', bets: 1 });
}

/** The result of a match that was called off, the first that can be found in some weeks. */
export async function visitCalledOff({ sandbox, ask }: Visit, from: number): Promise<void> {
  const { sports } = sandbox.world;
  for (let now = from; now < from + 300 * 24 * 60 * MINUTE; now += 3 * 24 * 60 * MINUTE) {
    for (const info of sports.sports.flatMap(({ name }) => sports.competitions(name))) {
      const event = sports.resulted(info, now).find((one) => one.calledOff(now));
      if (!event) continue;
      sandbox.clock.jump(now);
      const competition = `/v1/tab-info-service/sports/results/${encodeURIComponent(info.sport)}/competitions/${encodeURIComponent(info.name)}`;
      await ask(`${competition}?jurisdiction=NSW`);
      await ask(`${competition}/matches/${encodeURIComponent(event.name)}?jurisdiction=NSW`);
      return;
    }
  }
  throw new Error('no match was called off');
}
