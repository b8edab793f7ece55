import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { Cents } from '../../../util/money.js';
import type { ProductDividends, Race, RacingWorld } from '../../world/racing.js';
import { combinationCount, holds, without } from '../combinations.js';
import { fraction, payFrom } from '../exact.js';
import { type LegsPart, type PoolPart, type Result, raceOf } from '../ticket.js';

/** A dollar, for which dividends are told. */
const UNIT: Cents = 100;

interface Share {
  cost: Cents;
  combinations: number;
  /** Combinations whose money goes back. */
  refunded: number;
  /** Dividends won, in cents for a $1 unit, each as often as it was won. */
  won: readonly Cents[];
}

/**
 * What a tote bet pays: every combination holds the same exact part of the cost; dividends are multiplied by it, refunds
 * give it back, and only the sum is rounded, to the cent, down.
 */
export function totePayout({ cost, combinations, refunded, won }: Share): Cents {
  const each = won.reduce((sum, amount) => sum + amount, 0) + refunded * UNIT;
  return payFrom(cost, fraction(each, combinations * UNIT));
}

function result(at: number, share: Share): Result {
  const payout = totePayout(share);
  const outcome = share.won.some((amount) => amount > 0) ? 'Won' : payout > 0 ? 'Refunded' : 'Lost';
  return { at, outcome, payout };
}

/** Numbers of the runners that are out by `now`. */
function goneFrom(racing: RacingWorld, race: Race, now: number): Set<number> {
  const out = racing.card(race).runners.filter(({ scratching }) => scratching && scratching.at <= now);
  return new Set(out.map(({ number }) => number));
}

/** When a leg was decided: paid or called off; undefined before. */
export function decidedAt(racing: RacingWorld, race: Race, now: number): number | undefined {
  const { status, paid } = racing.state(race, now);
  if (status === 'Abandoned') return race.incident?.kind === 'abandoned' ? race.incident.at : now;
  return paid ? race.times.paying : undefined;
}

function dividendsOf(
  racing: RacingWorld,
  race: Race,
  now: number,
  jurisdiction: Jurisdiction,
  product: string,
): readonly ProductDividends[] {
  return racing.dividends(race, now, jurisdiction).filter((one) => one.product === product);
}

/** How a bet into a pool of one race ended by `now`; undefined while it is open. */
export function settlePool(racing: RacingWorld, part: PoolPart, now: number): Result | undefined {
  const { product, positions, cost, combinations, roving = [] } = part;
  const race = raceOf(racing, part.race);
  const at = decidedAt(racing, race, now);
  if (at === undefined) return undefined;
  const [declared] = dividendsOf(racing, race, now, part.jurisdiction, product);
  const dividends = declared?.dividends ?? [];
  const paid = dividends.filter(({ selections }) => !selections.includes('F'));
  // Called off, or nothing of the kind was paid: no place or duet dividend in a small field.
  if (paid.length === 0) return result(at, { cost, combinations, refunded: combinations, won: [] });
  const gone = goneFrom(racing, race, now);
  const live = without(positions, gone);
  const count = roving.some((runner) => gone.has(runner)) ? 0 : combinationCount(product, live, roving);
  const won = paid.filter(({ selections }) => holds(product, live, selections.map(Number), roving));
  // The pool held nothing on it, so nothing was declared: the practice pools do not hold the account's own money.
  const undeclared = won.filter(({ amount }) => amount === 0).length;
  return result(at, {
    cost,
    combinations,
    refunded: combinations - count + undeclared,
    won: won.map(({ amount }) => amount),
  });
}

/** A leg's selections with the scratched ones moved to the substitute, which may stand there twice then. */
export function substituted(racing: RacingWorld, part: LegsPart, leg: number, now: number): number[] {
  const race = raceOf(racing, part.races[leg] as LegsPart['races'][number]);
  const gone = goneFrom(racing, race, now);
  const substitute = racing.substitute(race, part.jurisdiction);
  return (part.selections[leg] ?? []).map((runner) =>
    gone.has(runner) && substitute !== undefined ? substitute : runner,
  );
}

/** How a bet over several races ended by `now`; undefined until the last of them is decided. */
export function settleLegs(racing: RacingWorld, part: LegsPart, now: number): Result | undefined {
  const { cost, combinations } = part;
  const races = part.races.map((name) => raceOf(racing, name));
  const decided = races.map((race) => decidedAt(racing, race, now));
  if (decided.some((at) => at === undefined)) return undefined;
  const at = Math.max(...decided.map((one) => one ?? 0));
  const last = races.at(-1) as Race;
  const declared = dividendsOf(racing, last, now, part.jurisdiction, part.product);
  if (declared.length === 0) return result(at, { cost, combinations, refunded: combinations, won: [] });
  const legs = races.map((_, leg) => substituted(racing, part, leg, now));
  // In a leg that was called off every runner has won; AOS, any other selection, wins with those that the leg's winner is not.
  const winners = new Set(racing.card(last).finish[0] ?? []);
  const fits = (selection: number | string, runner: number, leg: number): boolean =>
    selection === 'F' ||
    String(runner) === String(selection) ||
    (selection === 'AOS' && leg === legs.length - 1 && !winners.has(runner));
  let refunded = 0;
  const won = declared
    .flatMap(({ dividends }) => dividends)
    .flatMap(({ selections, amount }) => {
      const ways = legs.reduce(
        (count, runners, leg) =>
          count * runners.filter((runner) => fits(selections[leg] ?? '', runner, leg)).length,
        1,
      );
      // As in a pool of one race; a consolation that nobody could win is none.
      if (amount === 0 && !selections.includes('AOS')) refunded += ways;
      return Array.from({ length: ways }, () => amount);
    });
  return result(at, { cost, combinations, refunded, won });
}
