import type { BettingChannel, Market, Outcome, Selection } from '../domain/sports.js';
import type { JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';

const OUTCOMES: Record<string, Outcome> = {
  win: 'won',
  won: 'won',
  winner: 'won',
  placing: 'placed',
  placed: 'placed',
  loser: 'lost',
  lose: 'lost',
  lost: 'lost',
  loss: 'lost',
  void: 'refunded',
  voided: 'refunded',
  refund: 'refunded',
  refunded: 'refunded',
};

/**
 * How a proposition came out. No resulted sports body is recorded: the statuses are those of racing's fixed odds
 * (recorded), the flags are ours and our sandbox's.
 */
export function readOutcome(proposition: JsonObject): Outcome | undefined {
  const flag = lenient.flag(proposition['isWinner']) ?? lenient.flag(proposition['winner']);
  if (flag !== undefined) return flag ? 'won' : 'lost';
  for (const member of ['result', 'outcome', 'resultStatus', 'bettingStatus']) {
    const outcome = OUTCOMES[lenient.text(proposition[member])?.toLowerCase() ?? ''];
    if (outcome) return outcome;
  }
  return undefined;
}

function isOpen(flag: boolean | undefined, status: string | undefined): boolean {
  return flag !== false && (status === undefined || status.toLowerCase() === 'open');
}

/**
 * A proposition (recorded). A suspended one keeps its last price and may keep the status of its market, so `isOpen`
 * decides. Throws ContractError without a name.
 */
function readSelection(proposition: JsonObject, path: string): Selection {
  const name = lenient.required(lenient.text(proposition['name']), `${path}.name`, 'a text');
  const price = lenient.price(proposition['returnWin']);
  const placePrice =
    proposition['allowPlace'] === true ? lenient.price(proposition['returnPlace']) : undefined;
  const status = lenient.text(proposition['bettingStatus']);
  const outcome = readOutcome(proposition);
  return {
    name,
    ...(price !== undefined && { price }),
    ...(placePrice !== undefined && { placePrice }),
    ...(status !== undefined && { status }),
    open: outcome === undefined && isOpen(lenient.flag(proposition['isOpen']), status),
    ...(outcome && { outcome }),
  };
}

/** Online, by phone, or not at all: in play is by phone only (recorded in all 274 in-play markets). */
function readChannel(market: JsonObject): BettingChannel {
  if (market['phoneBettingOnly'] === true) return 'phone';
  if (market['onlineBetting'] === true) return 'online';
  if (market['inPlay'] === true) return 'phone';
  return market['onlineBetting'] === false ? 'none' : 'online';
}

/**
 * A market (recorded in five competitions). `index` stands in for a missing id. Throws ContractError without a list
 * of propositions, or where one of them has no name.
 */
export function readMarket(market: JsonObject, path: string, index: number): Market {
  const propositions = lenient.requireList(market['propositions'], `${path}.propositions`);
  const selections = propositions.flatMap((proposition, at) =>
    typeof proposition === 'object' && proposition !== null && !Array.isArray(proposition)
      ? [readSelection(proposition as JsonObject, `${path}.propositions[${at}]`)]
      : [],
  );
  const name = lenient.text(market['name']) ?? lenient.text(market['shortName']);
  const betOption = lenient.text(market['betOption']) ?? name ?? 'Market';
  const priority = lenient.number(market['betOptionPriority']);
  const status = lenient.text(market['bettingStatus']);
  const closesAt = lenient.time(market['closeTime']);
  const notes = [lenient.text(market['message']), lenient.text(market['informationMessage'])];
  return {
    id: `${lenient.text(market['id']) ?? lenient.text(market['marketUniqueId']) ?? betOption}`.concat(
      market['id'] === undefined ? `#${index}` : '',
    ),
    name: name ?? betOption,
    betOption,
    ...(priority !== undefined && { priority }),
    ...(status !== undefined && { status }),
    open: isOpen(undefined, status) && (selections.length === 0 || selections.some(({ open }) => open)),
    channel: readChannel(market),
    inPlay: market['inPlay'] === true,
    goingInPlay: market['goingInPlay'] === true,
    future: market['isFuture'] === true,
    ...(closesAt !== undefined && { closesAt }),
    notes: [...new Set(notes.filter((note) => note !== undefined))],
    selections,
  };
}
