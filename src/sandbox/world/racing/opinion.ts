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
const FOLLOWS = 0.91;
const FOLLOWS_BELOW = 0.735;
const KNEE = -3.17;
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
    const close = thought(runner.ability - whole) + draw.normal(0, 0.1);
    // Outsiders move further than favourites.
    const moves = 0.305 + 0.06 * Math.max(0, -1.4 - close);
    return { runner, close, open: close * OPENS + draw.normal(0, moves), placeTaste: draw.normal(0, 0.04) };
  });
}
