import type { FoundSelection } from '../world/sports/find.js';
import { BetRefused } from './slip/refusal.js';

type Offered = NonNullable<FoundSelection['offered']> & { id: number };

/** A same-game multi as it is priced: what counts, and what says nothing that the rest does not. */
export interface SameGame {
  kept: readonly Offered[];
  redundant: readonly Offered[];
  /** In hundredths. */
  odds: number;
}

/** What each further leg leaves of the product of the prices: legs of one match hang together (ours). */
const KEPT_PER_LEG = 0.9;
const MOST_ODDS = 1_001;

/** The markets of which one says what the other implies. */
const WINNER = 'Head To Head';
const LINES: ReadonlySet<string> = new Set(['Line', 'Extra Line']);

/** True when a side that wins always covers this line, which so adds nothing: a start of its own, `+2.5`. */
function impliedBy(winner: Offered, { market, selection }: Offered): boolean {
  return (
    winner.selection.position !== undefined &&
    winner.market.option === WINNER &&
    LINES.has(market.option) &&
    selection.line?.startsWith('+') === true &&
    selection.name.startsWith(`${winner.selection.name} `)
  );
}

/**
 * Prices selections of one match together. The same selection twice and a start for a side that is to win anyway are
 * redundant: they are dropped and the price stays, as clients know it of the TAB. The figure itself is ours: the product
 * of the prices, less a tenth for each leg after the first, and never under the longest of them. Throws BetRefused for
 * selections that can't stand together.
 */
export function priceSameGame(offered: readonly Offered[]): SameGame {
  const alone = offered.find(({ selection }) => !selection.sameGame);
  if (alone) {
    throw new BetRefused('LEGS_NOT_COMBINABLE', `${alone.market.option} is no part of a same-game multi`, {
      propositionId: alone.id,
    });
  }
  const redundant = offered.filter(
    (one, i) =>
      offered.findIndex(({ id }) => id === one.id) < i || offered.some((other) => impliedBy(other, one)),
  );
  const kept = offered.filter((one) => !redundant.includes(one));
  const clash = kept.find(({ market, id }) =>
    kept.some((other) => other.id !== id && other.market.id === market.id && !market.severalOfIt),
  );
  if (clash) {
    throw new BetRefused('LEGS_NOT_COMBINABLE', `Only one selection of ${clash.market.option} can win`, {
      propositionId: clash.id,
    });
  }
  const prices = kept.map(({ selection }) => selection.price);
  const product = prices.reduce((all, price) => all * price, 1) * KEPT_PER_LEG ** (kept.length - 1);
  const odds = Math.min(MOST_ODDS, Math.max(product, ...prices));
  return { kept, redundant, odds: Math.floor(odds * 100 + 1e-6) };
}
