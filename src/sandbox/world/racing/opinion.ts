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

// Prices undersell favourites: true chances go as price to the power −1.12.
const BIAS = 1 / 1.12;

/** What the market thinks of every runner of a card but vacant boxes: near the truth, nearer at the close. */
export function opinions(seed: string, card: RaceCard): Opinion[] {
  const { meeting, number } = card.race;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, number, 'opinion');
  return card.runners
    .filter((runner) => !runner.vacantBox)
    .map((runner) => {
      const close = runner.ability * BIAS + draw.normal(0, 0.16);
      return { runner, close, open: close * 0.9 + draw.normal(0, 0.42), placeTaste: draw.normal(0, 0.12) };
    });
}
