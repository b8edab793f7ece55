import type { Cents } from '../../util/money.js';
import { random } from '../world/random.js';
import type { Account } from './account.js';

/** A promise that the house stakes an amount for an account once: a win pays the profit, not the stake. */
export interface BonusToken {
  token: string;
  account: string;
  /** Most it stakes. */
  value: Cents;
  /** World time it ends, epoch milliseconds. */
  until: number;
}

/** The bonus bets that accounts hold. */
export interface BonusTokens {
  /** Those of an account that are good at `now`, the least first. */
  of(account: string, now: number): BonusToken[];
  /** One of an account that is good at `now`. */
  find(account: string, token: string, now: number): BonusToken | undefined;
  /** Takes it away: it was staked. */
  spend(token: string): void;
  /** Gives it back: the bet was void. */
  restore(token: string): void;
}

const DAY = 86_400_000;
const LIFE = 7 * DAY;
const VALUES: readonly Cents[] = [500, 1000, 2000, 2500, 5000];

/** Two bonus bets for every account, good for a week from the opening (amounts and life ours, by the seed). */
export function createBonusTokens(seed: string, accounts: readonly Account[], now: number): BonusTokens {
  const all = new Map<string, BonusToken>();
  const spent = new Set<string>();
  for (const { number } of accounts) {
    const draw = random(seed, 'bonus', number);
    const values = draw.shuffle(VALUES).slice(0, 2);
    for (const value of values.sort((a, b) => a - b)) {
      const token = `sandbox-bonus-${number}-${draw.int(0, 2 ** 31 - 1).toString(36)}`;
      all.set(token, { token, account: number, value, until: now + LIFE });
    }
  }
  const good = (one: BonusToken, at: number): boolean => at < one.until && !spent.has(one.token);
  return {
    of: (account, at) => [...all.values()].filter((one) => one.account === account && good(one, at)),
    find: (account, token, at) => {
      const found = all.get(token);
      return found && found.account === account && good(found, at) ? found : undefined;
    },
    spend: (token) => void spent.add(token),
    restore: (token) => void spent.delete(token),
  };
}
