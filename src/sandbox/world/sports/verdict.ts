import type { Draft } from './draft.js';
import { isOnAbsent } from './incidents.js';
import type { Match } from './match-types.js';
import { holds, type Outcomes } from './outcomes.js';

/** How a selection of a resulted market came out. */
export type Verdict = 'won' | 'lost' | 'void';

/**
 * How the selections of a market came out, in their order. All are void when the match was called off, and so are those
 * on a player who did not play; of two that can't both lose, both are when neither won: a level match.
 */
export function verdicts(match: Match, draft: Draft, outcomes: Outcomes): Verdict[] {
  const { selections, oneWinner } = draft;
  if (match.calledOff !== undefined) return selections.map(() => 'void');
  const drawn = selections.map((selection): Verdict => {
    if (isOnAbsent(match, selection)) return 'void';
    return holds(outcomes, selection.ranges) ? 'won' : 'lost';
  });
  const level = oneWinner && drawn.length === 2 && drawn.every((one) => one === 'lost');
  return level ? drawn.map(() => 'void') : drawn;
}
