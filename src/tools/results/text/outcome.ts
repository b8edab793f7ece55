import type { Market, Match, Selection } from '../../../domain/sports.js';
import { mainMarkets } from '../../../domain/sports-main-markets.js';

/** The selections of a market that won, were placed, or were refunded. */
export function paidSelections({ selections }: Market): Selection[] {
  return selections.filter(({ outcome }) => outcome !== undefined && outcome !== 'lost');
}

/** The names that won, from the market on the winner; more than one for a dead heat, none where it is not said. */
export function winners(match: Match): string[] {
  const { winner } = mainMarkets(match);
  return winner?.selections.filter(({ outcome }) => outcome === 'won').map(({ name }) => name) ?? [];
}

/** `Canberra won`, `a draw`. */
export function winnerWords(match: Match): string | undefined {
  const names = winners(match);
  if (names.length === 0) return undefined;
  return /^draw$/i.test(names.join()) ? 'a draw' : `${names.join(' and ')} won`;
}
