import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject, parseJson } from '../../util/json.js';
import { ask } from '../faults/client.testing.js';
import type { FaultInput } from '../faults/fault.js';
import { type Sandbox, startSandbox } from '../start.js';
import { random } from '../world/random.js';
import { seededAccounts } from './account.js';
import { type Shop, shopOf, someBet } from './bets.testing.js';
import { type Body, NOON } from './support.testing.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Every way to lose an answer, before or after the money moved. */
const KINDS = [
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500, body: 'empty' },
  { kind: 'reset-before-headers' },
  { kind: 'reset-after-headers' },
  { kind: 'hang' },
  { kind: 'malformed-json' },
  { kind: 'truncated-body' },
  { kind: 'empty' },
] as const;
const FAULTS: FaultInput[] = KINDS.map((kind) => ({
  ...kind,
  rate: 0.07,
  route: '/v1/tab-betting-service/**',
}));

/** Turns of the event loop that a client waits for an answer, and how often it asks again. */
const PATIENCE = 2_000;
const TRIES = 40;

/** Sends until an answer comes whole, under the same transaction id, as one does who does not know whether it arrived. */
async function insist(sandbox: Sandbox, path: string, account: string, body: JsonObject) {
  const token = tokens.get(sandbox)?.get(account) ?? '';
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let lost = 0;
  for (let i = 0; i < TRIES; i++) {
    const gone = new AbortController();
    let seen: Awaited<ReturnType<typeof ask>> | undefined;
    const asked = ask(`${sandbox.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: gone.signal,
    }).then((answer) => {
      seen = answer;
    });
    for (let turn = 0; turn < PATIENCE && !seen; turn++) await setImmediate();
    gone.abort();
    await asked;
    const told = seen?.failed === undefined ? parseJson(seen?.body ?? '') : undefined;
    if (isObject(told) && (seen?.status ?? 500) < 500)
      return { status: seen?.status, body: told as Body, lost };
    lost += 1;
  }
  throw new Error(`no answer in ${TRIES} tries`);
}

const tokens = new WeakMap<Sandbox, Map<string, string>>();
async function logIn(sandbox: Sandbox, seed: string): Promise<string[]> {
  const accounts = seededAccounts(seed, sandbox.credentials, 3);
  const held = new Map<string, string>();
  for (const { number, password } of accounts) {
    const { body } = await ask(`${sandbox.url}/v1/account-service/tab/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        accountNumber: number,
        password,
        channel: 'TABCOMAU',
        extendedTokenLifeTime: true,
      }),
    });
    held.set(number, (parseJson(body) as Body).authentication.token);
  }
  tokens.set(sandbox, held);
  return accounts.map(({ number }) => number);
}

interface Step {
  do: 'bet' | 'again' | 'cash out' | 'cancel' | 'wait';
  seed: number;
}
const STEP: fc.Arbitrary<Step> = fc.record({
  do: fc.oneof(
    { weight: 6, arbitrary: fc.constant('bet' as const) },
    { weight: 1, arbitrary: fc.constant('again' as const) },
    { weight: 2, arbitrary: fc.constant('cash out' as const) },
    { weight: 1, arbitrary: fc.constant('cancel' as const) },
    { weight: 2, arbitrary: fc.constant('wait' as const) },
  ),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

const BETTING = (account: string): string => `/v1/tab-betting-service/accounts/${account}`;

/** Bets of a slip: of any kind, some of them paid with a bonus bet. */
function slipOf(sandbox: Sandbox, shop: Shop, account: string, seed: number): unknown[] {
  const draw = random('slip', seed);
  const [token] = sandbox.desk.bonus.of(account, shop.clock.now);
  return Array.from({ length: draw.int(1, 3) }, (_, i) => {
    const bet = someBet(shop, seed + i);
    const bonus = token && isObject(bet) && bet['type'] === 'FIXED_ODDS' && draw.chance(0.2);
    return bonus ? { ...bet, stake: '4.00', bonusBetToken: token.token } : bet;
  });
}

async function live(seed: string, steps: readonly Step[]) {
  const sandbox = await startSandbox({
    seed,
    at: NOON,
    speed: 0,
    accounts: 3,
    faults: FAULTS,
    sleep: () => Promise.resolve(),
  });
  const { desk, clock } = sandbox;
  try {
    const accounts = await logIn(sandbox, seed);
    const opening = accounts.reduce((sum, account) => sum + desk.balance(account), 0);
    const shop = shopOf(sandbox.world, NOON);
    const slips: { account: string; body: JsonObject; answer: Body }[] = [];
    let lost = 0;
    const nothingLost = () => {
      const sum = [...desk.ledger.balances().values()].reduce((all, cents) => all + cents, 0);
      expect(sum).toBe(0);
      expect(desk.ledger.balance('outside')).toBe(-opening);
      for (const account of accounts) expect(desk.balance(account)).toBeGreaterThanOrEqual(0);
    };
    for (const [i, step] of steps.entries()) {
      shop.clock.now = clock.now();
      const draw = random('step', step.seed);
      const account = draw.pick(accounts);
      const transactionId = `step-${i}`;
      const open = desk.tickets(account).filter(({ result }) => result === undefined);
      if (step.do === 'wait') clock.step(draw.int(1, 120) * MINUTE);
      else if (step.do === 'bet') {
        const body = { transactionId, bets: slipOf(sandbox, shop, account, step.seed) };
        const answer = await insist(sandbox, `${BETTING(account)}/betslip`, account, body);
        expect([200, 201, 400]).toContain(answer.status);
        slips.push({ account, body, answer: answer.body });
        lost += answer.lost;
      } else if (step.do === 'again' && slips.length > 0) {
        const earlier = draw.pick(slips);
        const held = desk.tickets(earlier.account).length;
        const again = await insist(
          sandbox,
          `${BETTING(earlier.account)}/betslip`,
          earlier.account,
          earlier.body,
        );
        if (earlier.answer.error === undefined) expect(again.body).toEqual(earlier.answer);
        expect(desk.tickets(earlier.account)).toHaveLength(held);
      } else if (open.length > 0) {
        const ticket = draw.pick(open);
        const path = step.do === 'cancel' ? 'ticket-cancel' : `cashout/${ticket.serial}`;
        const before = desk.balance(account);
        const body =
          step.do === 'cancel'
            ? { ticketSerialNumber: ticket.serial, transactionId }
            : { cashOut: { amount: '$0.01' }, transactionId };
        const answer = await insist(sandbox, `${BETTING(account)}/${path}`, account, body);
        lost += answer.lost;
        const got = answer.status === 409 ? 0 : step.do === 'cancel' ? ticket.cost : 1;
        if (ticket.result?.outcome === 'Cashed Out' || ticket.result?.outcome === 'Cancelled') {
          expect(desk.balance(account)).toBe(before + got);
        }
      }
      nothingLost();
    }
    clock.step(2 * DAY);
    desk.settle(clock.now());
    nothingLost();
    return { desk, accounts, slips, lost, opening };
  } finally {
    await sandbox.stop();
  }
}

describe('days of betting over a network that loses answers', () => {
  it('sell each slip once, pay each bet once, and move no cent that was not staked', async () => {
    const kinds = new Map<string, number>();
    let lost = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(STEP, { minLength: 20, maxLength: 45 }),
        async (seed, steps) => {
          const day = await live(`faulty-${seed}`, steps);
          const { desk, accounts, slips } = day;
          lost += day.lost;
          let held = 0;
          for (const account of accounts) {
            const tickets = desk.tickets(account);
            expect(tickets.filter(({ result }) => result === undefined)).toEqual([]);
            // What the answers told was sold is what was sold.
            const told = slips
              .filter((slip) => slip.account === account)
              .flatMap(({ answer }) => answer.bets ?? [])
              .flatMap(({ ticketSerialNumber: serial }: Body) => (serial === undefined ? [] : [serial]));
            expect(new Set(told)).toEqual(new Set(tickets.map(({ serial }) => serial)));
            expect(told).toHaveLength(tickets.length);
            const own = tickets.reduce(
              (sum, { cost, bonus, result }) =>
                sum - (bonus === undefined ? cost : 0) + (result?.payout ?? 0),
              desk.accounts.get(account)?.opening ?? 0,
            );
            expect(desk.balance(account)).toBe(own);
            held += own;
            for (const { title, result } of tickets) {
              kinds.set(title, (kinds.get(title) ?? 0) + 1);
              const outcome = result?.outcome ?? '';
              kinds.set(outcome, (kinds.get(outcome) ?? 0) + 1);
            }
          }
          expect(held + desk.ledger.balance('house') + desk.ledger.balance('pools')).toBe(day.opening);
        },
      ),
      { numRuns: 6 },
    );
    // The property would hold of days on which nothing is sold or lost.
    expect(lost).toBeGreaterThan(20);
    for (const outcome of ['Won', 'Lost', 'Refunded'])
      expect([outcome, kinds.get(outcome) ?? 0]).not.toEqual([outcome, 0]);
    expect(kinds.size).toBeGreaterThan(12);
  }, 120_000);
});
