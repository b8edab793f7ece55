import type { Fraction } from '../exact.js';

/** How a leg ended: `return` for each unit staked when it won, nothing when it lost, the unit itself when it is void. */
export type LegResult =
  | { outcome: 'open' }
  | { outcome: 'won'; at: number; return: Fraction }
  | { outcome: 'lost'; at: number }
  | { outcome: 'void'; at: number };
