import { type FoundSelection, findSelection } from '../../world/sports/find.js';
import type { World } from '../../world/world.js';
import { hundredths } from '../exact.js';
import { priceSameGame } from '../same-game.js';
import type { MatchLeg } from '../ticket.js';
import type { OfferedLeg, WantedLeg } from './offer.js';
import { BetRefused } from './refusal.js';

/** Throws BetRefused unless the selection can be had at `now`: in play by telephone only. */
function open({ event, offered }: FoundSelection, propositionId: number, now: number, inPlay: boolean) {
  if (!offered) throw new BetRefused('BETTING_CLOSED', `Not offered on ${event.name}`, { propositionId });
  const { market, selection } = offered;
  // Bets on what is being played are taken by telephone only: the law.
  if (market.inPlay && !inPlay) {
    throw new BetRefused('PHONE_BETTING_ONLY', 'In play, bets are taken by telephone only', {
      propositionId,
    });
  }
  if (market.status === 'Resulted' || (!market.inPlay && now >= market.closes)) {
    throw new BetRefused('BETTING_CLOSED', `${market.option} on ${event.name} is closed`, { propositionId });
  }
  if (!selection.open) {
    throw new BetRefused('BETTING_SUSPENDED', `${market.option} on ${event.name} is suspended`, {
      propositionId,
    });
  }
  return { market, selection, id: propositionId };
}

/**
 * What a leg on selections of a match can be had at now. Throws BetRefused when it can't. With `inPlay` a price is also
 * given while the match is played, which is no offer to bet.
 */
export function offerSelections(
  { sports }: World,
  first: FoundSelection,
  { type, propositions }: WantedLeg,
  now: number,
  inPlay = false,
): OfferedLeg {
  const [propositionId = 0] = propositions;
  if (type === 'PLACE' || type === 'EACH_WAY') {
    throw new BetRefused('PLACE_NOT_OFFERED', 'No place betting on this market', { propositionId });
  }
  const { name, event } = first;
  const all = propositions.map((id) => {
    const found = id === propositionId ? first : findSelection(sports, id, now);
    if (found?.event.uniqueId !== event.uniqueId) {
      throw new BetRefused('LEGS_NOT_COMBINABLE', `Not a selection of ${event.name}`, { propositionId: id });
    }
    return open(found, id, now, inPlay);
  });
  const sameGame = type === 'SAME_GAME_MULTI' ? priceSameGame(all) : undefined;
  const kept = sameGame?.kept ?? all;
  const odds = sameGame?.odds ?? hundredths(kept[0]?.selection.price ?? 1);
  const leg: MatchLeg = {
    on: 'match',
    event: name,
    propositions: kept.map(({ id, market }) => ({ id, market: market.id })),
    odds,
    words: {
      selection: kept.map(({ selection }) => selection.name).join(' / '),
      market: sameGame ? 'Same Game Multi' : (kept[0]?.market.option ?? ''),
      event: event.name,
    },
  };
  return {
    odds: [odds],
    legs: [leg],
    event: `match/${event.uniqueId}`,
    ...(sameGame ? { together: sameGame } : {}),
  };
}
