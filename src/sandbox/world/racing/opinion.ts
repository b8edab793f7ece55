import { random } from '../random.js';
import type { RaceCard, Runner } from './types.js';

/** What the market thinks of one runner: log weights, of which only differences within a race mean anything. */
export interface Opinion {
  runner: Runner;
  /** When the first price goes up. */
  open: number;
  /** At the close. */
  close: number;
  /** How the place price of the runner departs from the rule, as a difference of log odds. */
  placeTaste: number;
}

// How the market's log chance follows the true one: closer together, and the more so below e^KNEE, so that outsiders are
// priced shorter than they run (fitted to closing prices by rank and to how often they won).
const FOLLOWS = 0.925;
const FOLLOWS_BELOW = 0.735;
const KNEE = -3.17;
/**
 * Those scratched early are fancied less than their strength says, as a difference of logs: connections take out those
 * with little chance (fitted to the part of opening books that they were).
 */
const NOT_FANCIED = 0.28;
/** How far prices move from the opening to the close, as a standard deviation of logs: outsiders further than favourites. */
const MOVES = { least: 0.265, slope: 0.06, from: -1.4, most: 0.41 } as const;
/** Now and then one opens much longer than the others do, as a difference of logs, and is backed (fitted to how prices firm). */
const BACKED = { chance: 0.13, by: 0.57 } as const;
/** What is left of the spread of closing prices when betting opens. */
const OPENS = 0.756;

function thought(chance: number): number {
  return chance > KNEE ? FOLLOWS * chance : FOLLOWS * KNEE + FOLLOWS_BELOW * (chance - KNEE);
}

/** What the market thinks of every runner of a card but vacant boxes: near the truth, nearer at the close. */
export function opinions(seed: string, card: RaceCard): Opinion[] {
  const { meeting, number } = card.race;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'opinion');
  const runners = card.runners.filter((runner) => !runner.vacantBox);
  const whole = Math.log(runners.reduce((sum, { ability }) => sum + Math.exp(ability), 0));
  return runners.map((runner) => {
    const early = runner.scratching !== undefined && !runner.scratching.late;
    const close = thought(runner.ability - whole) + draw.normal(0, 0.1) - (early ? NOT_FANCIED : 0);
    const placeTaste = draw.normal(0, 0.04);
    const moves = Math.min(MOVES.most, MOVES.least + MOVES.slope * Math.max(0, MOVES.from - close));
    const backed = draw.chance(BACKED.chance) ? BACKED.by : 0;
    return { runner, close, open: close * OPENS + draw.normal(0, moves) - backed, placeTaste };
  });
}
