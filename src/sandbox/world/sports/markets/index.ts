import type { Template } from '../templates.js';
import { BASKETBALL, NBL } from './basketball.js';
import { CRICKET } from './cricket.js';
import { AFL, GRIDIRON, SOCCER } from './football.js';
import { BASEBALL, DARTS, HOCKEY, TENNIS } from './others.js';
import { LEAGUE, UNION } from './rugby.js';

/** Market tables by name. */
export const MARKET_TABLES: Readonly<Record<string, readonly Template[]>> = {
  basketball: BASKETBALL,
  nbl: NBL,
  league: LEAGUE,
  union: UNION,
  afl: AFL,
  soccer: SOCCER,
  cricket: CRICKET,
  gridiron: GRIDIRON,
  hockey: HOCKEY,
  baseball: BASEBALL,
  darts: DARTS,
  tennis: TENNIS,
};
