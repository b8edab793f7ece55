import { random } from '../world/random.js';
import { BetRefused } from './slip/refusal.js';

/** A price as it was quoted to an account. */
export interface Quote {
  account: string;
  type: string;
  propositions: readonly number[];
  /** In hundredths; of an each-way leg both prices. */
  odds: readonly number[];
  /** World time it was given. */
  at: number;
}

/** Quotes given out, each under a token. */
export interface Quotes {
  give(quote: Quote): string;
  /** The quote of a token. Throws BetRefused for one that is unknown, another account's or leg's, or too old. */
  take(token: string, wanted: Pick<Quote, 'account' | 'type' | 'propositions'>, now: number): Quote;
}

/** A quote is good for five minutes of world time (ours), and only while the price is still the same. */
const LIFE = 300_000;
const MOST = 5_000;

export function createQuotes(seed: string): Quotes {
  const quotes = new Map<string, Quote>();
  let given = 0;
  return {
    give: (quote) => {
      given += 1;
      const draw = random(seed, 'deco-token', given);
      const token = `sandbox-deco-${given}-${draw.int(0, 2 ** 31 - 1).toString(36)}`;
      quotes.set(token, quote);
      const oldest = quotes.keys().next().value;
      if (quotes.size > MOST && oldest !== undefined) quotes.delete(oldest);
      return token;
    },
    take: (token, { account, type, propositions }, now) => {
      const quote = quotes.get(token);
      const fits =
        quote?.account === account &&
        quote.type === type &&
        quote.propositions.toSorted().join() === propositions.toSorted().join();
      if (!quote || !fits) {
        throw new BetRefused('DECO_TOKEN_INVALID', 'The decoToken belongs to no quote of this leg');
      }
      if (now - quote.at > LIFE)
        throw new BetRefused('DECO_TOKEN_EXPIRED', 'The quote is too old: ask again');
      return quote;
    },
  };
}
