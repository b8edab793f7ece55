import type { Jurisdiction } from '../../domain/jurisdiction.js';
import type { Cents } from '../../util/money.js';
import type { SandboxCredentials } from '../oauth.js';
import { random } from '../world/random.js';

/** Accounts a sandbox can have at most. */
export const MOST_ACCOUNTS = 100;

/** A practice account: nobody's. */
export interface Account {
  number: string;
  password: string;
  customerId: string;
  /** Where it bets: the tote its bets go to unless a slip names another. */
  jurisdiction: Jurisdiction;
  /** What it was opened with. */
  opening: Cents;
}

const OPENING: Cents = 100_000;

/**
 * The accounts of a sandbox: first the one of the credentials with $1,000 in New South Wales, then `count - 1`
 * others with numbers following on, a password `sandbox-password-2` …, and from $200 to $5,000, by the seed.
 */
export function seededAccounts(
  seed: string,
  { accountNumber, password }: SandboxCredentials,
  count: number,
): Account[] {
  const base = /^\d{1,12}$/.test(accountNumber) ? Number(accountNumber) : 1_000_001;
  const first: Account = {
    number: accountNumber,
    password,
    customerId: String(5_000_000 + (base % 1_000_000)),
    jurisdiction: 'NSW',
    opening: OPENING,
  };
  const others = Array.from({ length: count - 1 }, (_, i): Account => {
    const draw = random(seed, 'account', i + 2);
    return {
      number: String(base + i + 1),
      password: `sandbox-password-${i + 2}`,
      customerId: String(5_000_000 + ((base + i + 1) % 1_000_000)),
      jurisdiction: draw.pick(['NSW', 'VIC', 'QLD']),
      opening: draw.int(4, 100) * 5_000,
    };
  });
  return [first, ...others];
}
