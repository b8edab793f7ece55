import type { Range } from './outcomes.js';
import type { Template } from './templates.js';

/** One selection of a market, before it has a price. */
export interface Selection {
  name: string;
  /** All must hold for it to win. */
  ranges: readonly Range[];
  /** Handicap, where the TAB gives it as a field. */
  line?: string;
  position?: 'HOME' | 'AWAY';
}

/** One market, before it has prices. */
export interface Draft {
  template: Template;
  /** Which of the template's markets: the player, the line. Never changes for the same bet. */
  sub: number;
  /** End of the market's name. */
  label: string;
  selections: readonly Selection[];
  /** Whether exactly one selection wins. */
  oneWinner: boolean;
  book?: number;
}
