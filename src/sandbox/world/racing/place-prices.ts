import { PLACE_LADDER, snap } from './ladder.js';

/** A runner's win price and its own departure from the rule, as a difference of log odds. */
export interface PlaceInput {
  win: number;
  taste: number;
}

/** What a place book adds up to for each place paid. */
const BOOK_PER_PLACE = 1.2;

/** Log odds of a place from a win price: the rule fitted to recorded prices with three places paid. */
function rule({ win, taste }: PlaceInput): number {
  return -1.452 + 0.914 * Math.log(win - 1) + taste;
}

function price(input: PlaceInput, shift: number): number {
  return Math.min(input.win, 1 + Math.exp(rule(input) + shift));
}

/**
 * How far a race's place prices lie from the rule, so that its starters' closing prices make a book for so many
 * places. One figure for the whole race: a scratched runner's place price does not move with the others'.
 */
export function placeShift(starters: readonly PlaceInput[], places: number): number {
  if (places === 0 || starters.length === 0) return 0;
  const wanted = Math.min(places * BOOK_PER_PLACE, starters.length * 0.94);
  let low = -3;
  let high = 3;
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    const book = starters.reduce((sum, starter) => sum + 1 / Math.max(1.04, price(starter, middle)), 0);
    if (book > wanted) low = middle;
    else high = middle;
  }
  return low;
}

/** The place price quoted beside a win price. */
export function placePrice(input: PlaceInput, shift: number): number {
  return snap(price(input, shift), PLACE_LADDER);
}
