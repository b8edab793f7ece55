import type { Cents } from '../../../util/money.js';
import type { RacingWorld } from '../../world/racing.js';
import { type Fraction, fraction, payFrom, product } from '../exact.js';
import { BetRefused } from '../slip/refusal.js';
import { type LegsPart, raceOf } from '../ticket.js';
import { decidedAt, substituted } from './tote.js';

/** Pools over several races whose bets can be sold back (recorded). */
const CASHED_OUT: ReadonlySet<string> = new Set(['Quaddie', 'EarlyQuaddie']);
/** What the tote pays out of a dollar: of a quaddie, and in the win pool from which its chances are read. */
const NET = { legs: fraction(80, 100), win: 85.5 };
/** A winner on which there was no money counts as a long shot. */
const LONGEST = 200;

function none(message: string): never {
  throw new BetRefused('CASH_OUT_NOT_OFFERED', message);
}

/** How often a unit on a leg's winner comes back: one over the part of the win pool on it. */
function timesOf(winDividend: number): Fraction {
  const times = winDividend > 0 ? Math.max(1, winDividend / NET.win) : LONGEST;
  return fraction(Math.round(times * 10_000), 10_000);
}

/**
 * What a bet over several races may return, in cents (ours): for every live combination its part of the cost, times one over
 * the money's part on each winner so far, less the commission. Before the first race that is the cost less commission.
 * Throws BetRefused while a race is being run, once a leg has lost, and for pools without cash out.
 */
export function toteWorth(racing: RacingWorld, part: LegsPart, now: number): Cents {
  const { product: pool, races, cost, combinations, jurisdiction } = part;
  if (!CASHED_OUT.has(pool)) none(`${pool} has no cash out`);
  const legs = races.map((name, leg): Fraction => {
    const race = raceOf(racing, name);
    const runners = substituted(racing, part, leg, now);
    const state = racing.state(race, now);
    if (decidedAt(racing, race, now) === undefined) {
      if (state.over) none(`${race.meeting.name} R${race.number} is being run`);
      return fraction(runners.length, 1);
    }
    if (state.status === 'Abandoned') return fraction(runners.length, 1);
    const [winners = []] = racing.card(race).finish;
    const won = runners.filter((runner) => winners.includes(runner));
    const [winner] = won;
    if (winner === undefined) return none('A leg has lost');
    const dividend = racing.toteReturns(race, now, jurisdiction).get(winner)?.win ?? 0;
    return product([timesOf(dividend), fraction(won.length, 1)]);
  });
  return payFrom(cost, product([NET.legs, fraction(1, combinations), ...legs]));
}
