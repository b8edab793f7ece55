import type { JsonObject } from '../../../util/json.js';
import type {
  CompetitionInfo,
  OfferedMarket,
  OfferedSelection,
  SportsEvent,
} from '../../world/sports/index.js';

/** An instant as the TAB writes it: UTC with milliseconds. */
export function timestamp(at: number): string {
  return new Date(at).toISOString();
}

/** `CAN` as names show it: `Can`. */
export function shown(code: string): string {
  return code.charAt(0) + code.slice(1).toLowerCase();
}

function propositionBody(selection: OfferedSelection, market: OfferedMarket, place: number): JsonObject {
  const body: JsonObject = {
    id: String(selection.id),
    name: selection.name,
    returnWin: selection.price,
    returnPlace: 0,
    differential: null,
    bettingStatus: market.status,
    allowPlace: false,
    number: selection.id,
    isOpen: selection.open,
    sortOrder: place,
  };
  if (selection.position !== undefined) body['position'] = selection.position;
  if (selection.line !== undefined) body['line'] = selection.line;
  if (selection.sameGame) body['sameGame'] = true;
  // Ours: no answer with results is recorded, and which selection won must be readable.
  if (selection.won !== undefined) body['isWinner'] = selection.won;
  return body;
}

/** A market with its propositions (recorded), and once resulted with `isWinner` (ours). */
export function marketBody(info: CompetitionInfo, event: SportsEvent, market: OfferedMarket): JsonObject {
  const [home, away] = event.sides ?? [];
  const teams = home && away ? `${home.joined}-${away.joined} ` : '';
  const codes = home && away ? `${shown(home.code)}-${shown(away.code)} ` : '';
  const resulted = market.status === 'Resulted';
  return {
    id: String(market.id),
    name: `${info.prefix} ${teams}${market.label}`,
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
    allowWin: true,
    allowPlace: false,
    allowEachWay: false,
    allowMulti: true,
    allowMultiWin: true,
    allowMultiPlace: false,
    allowMultiEachWay: false,
    numberOfPlaces: 0,
    cashOutEligibility: market.cashOut,
    allowBundle: false,
    propositions: market.selections.map((selection, i) => propositionBody(selection, market, i + 1)),
    ...(market.sameGame ? { sameGame: true, sameGameMultipleSelections: market.severalOfIt } : {}),
  };
}
