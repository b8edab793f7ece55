/** Why a bet was not sold, as the slip's answer tells it. Code, message, odds, oldOdds and propositionId are known from clients; the codes are ours. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  propositionId?: number;
  /** The price now, and the one the slip had. */
  odds?: string;
  oldOdds?: string;
}

/** Every code of a bet that is refused, bought back or cancelled. */
export const REFUSAL_CODES = [
  'BETTING_CLOSED',
  'BETTING_SUSPENDED',
  'PHONE_BETTING_ONLY',
  'ODDS_CHANGED',
  'RUNNER_SCRATCHED',
  'PROPOSITION_NOT_FOUND',
  'RACE_NOT_FOUND',
  'RUNNER_NOT_FOUND',
  'PLACE_NOT_OFFERED',
  'POOL_NOT_OFFERED',
  'LEGS_NOT_COMBINABLE',
  'SELECTIONS_INVALID',
  'STAKE_TOO_SMALL',
  'STAKE_TOO_LARGE',
  'DECO_TOKEN_INVALID',
  'DECO_TOKEN_EXPIRED',
  'BONUS_BET_INVALID',
  'CASH_OUT_NOT_OFFERED',
  'CASH_OUT_CHANGED',
  'CANCEL_NOT_ALLOWED',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Thrown where a bet can't be sold; caught where the bets of a slip are gone through. */
export class BetRefused extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, message: string, more: Omit<Refusal, 'code' | 'message'> = {}) {
    super(message);
    this.name = 'BetRefused';
    this.refusal = { code, message, ...more };
  }
}
