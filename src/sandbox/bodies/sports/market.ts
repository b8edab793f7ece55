import type { JsonObject } from '../../../util/json.js';
import type {
  CompetitionInfo,
  OfferedMarket,
  OfferedSelection,
  SportsEvent,
} from '../../world/sports/index.js';
import { WIN_ONLY } from '../win-only.js';

/** An instant as the TAB writes it: UTC with milliseconds. */
export function timestamp(at: number): string {
  return new Date(at).toISOString();
}

/** `CAN` as names show it: `Can`. */
export function shown(code: string): string {
  return code.charAt(0) + code.slice(1).toLowerCase();
}

/** One selection of a market (recorded). `place` is its place in the market, from 1. */
export function propositionBody(
  selection: OfferedSelection,
  market: OfferedMarket,
  place: number,
): JsonObject {
  const body: JsonObject = {
    id: String(selection.id),
    name: selection.name,
    returnWin: selection.price,
    returnPlace: 0,
    differential: null,
    bettingStatus: selection.void ? 'Void' : market.status,
    allowPlace: false,
    number: selection.id,
    isOpen: selection.open,
    sortOrder: place,
  };
  if (selection.position !== undefined) body['position'] = selection.position;
  if (selection.line !== undefined) body['line'] = selection.line;
  if (selection.sameGame) body['sameGame'] = true;
  // Ours, as is the status Void: no answer with results is recorded, and which selection won must be readable.
  if (selection.won !== undefined) body['isWinner'] = selection.won;
  return body;
}

/** The whole name of a market: `NRL Canberra-Warriors Line -2.5`. */
export function marketName(info: CompetitionInfo, { sides }: SportsEvent, { label }: OfferedMarket): string {
  const teams = sides ? `${sides[0].joined}-${sides[1].joined} ` : '';
  return `${info.prefix} ${teams}${label}`;
}

/** A market with its propositions (recorded), and once resulted with `isWinner` (ours). */
export function marketBody(info: CompetitionInfo, event: SportsEvent, market: OfferedMarket): JsonObject {
  const [home, away] = event.sides ?? [];
  const codes = home && away ? `${shown(home.code)}-${shown(away.code)} ` : '';
  const resulted = market.status === 'Resulted';
  return {
    id: String(market.id),
    name: marketName(info, event, market),
    shortName: `${info.prefix} ${codes}${market.label}`,
    betOption: market.option,
    betOptionSpectrumId: String(market.optionId),
    betOptionPriority: market.priority * 5,
    marketUniqueId: market.id,
    closeTime: timestamp(market.closes),
    bettingStatus: market.status,
    message: market.message ?? null,
    informationMessage: null,
    isFuture: market.isFuture,
    // In play, bets are taken by telephone only (the law, and so recorded).
    onlineBetting: !market.inPlay && !resulted,
    phoneBettingOnly: market.inPlay,
    inPlay: market.inPlay,
    goingInPlay: market.goingInPlay,
    ...WIN_ONLY,
    cashOutEligibility: market.cashOut,
    allowBundle: false,
    propositions: market.selections.map((selection, i) => propositionBody(selection, market, i + 1)),
    ...(market.sameGame ? { sameGame: true, sameGameMultipleSelections: market.severalOfIt } : {}),
  };
}
