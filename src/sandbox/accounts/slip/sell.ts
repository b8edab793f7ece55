import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { Cents } from '../../../util/money.js';
import type { Random } from '../../world/random.js';
import type { World } from '../../world/world.js';
import type { BonusTokens } from '../bonus.js';
import { decimalText, fraction, payFrom, product } from '../exact.js';
import type { Quotes } from '../quotes.js';
import type { FixedPart, Part } from '../ticket.js';
import { fixedParts, offerLegs } from './fixed.js';
import type { OfferedLeg } from './offer.js';
import type { AskedBet, AskedFixed, AskedLeg, LegType } from './read.js';
import { BetRefused } from './refusal.js';
import { toteParts } from './tote.js';

/** A bet that can be sold now. */
export interface Sale {
  title: string;
  parts: readonly Part[];
  cost: Cents;
  /** What was asked for, before a limit cut it. */
  asked: Cents;
  expectedReturn?: Cents;
  /** The token of the bonus bet that pays for it. */
  bonus?: string;
  /** Of a bet at fixed odds. */
  offered: readonly OfferedLeg[];
}

/** Where and for whom bets are sold. */
export interface Counter {
  world: World;
  quotes: Quotes;
  bonus: BonusTokens;
  /** Bonus bets that earlier bets of the slip are paid with. */
  claimed: Set<string>;
  account: string;
  jurisdiction: Jurisdiction;
  now: number;
  /** What mysteries are drawn with: the same for the same slip. */
  draw: Random;
}

/** A price in hundredths as slips write it: `7.00`. */
export const priceText = (odds: number): string => decimalText(fraction(odds, 100));

/** Holds the prices a slip was written for against those of now, and its decoToken against the quote. */
function checkPrices(counter: Counter, leg: AskedLeg, offered: OfferedLeg): void {
  const { quotes, account, now } = counter;
  const { decoToken, type, propositions } = leg;
  const [propositionId = 0] = propositions;
  const named = [leg.odds, ...(type === 'EACH_WAY' ? [leg.secondaryOdds] : [])];
  const quoted =
    decoToken === undefined ? [] : quotes.take(decoToken, { account, type, propositions }, now).odds;
  for (const [i, odds] of offered.odds.entries()) {
    const old = [named[i], quoted[i]].find((one) => one !== undefined && one !== odds);
    if (old === undefined && (named[i] ?? quoted[i]) !== undefined) continue;
    throw new BetRefused('ODDS_CHANGED', 'The price is another one now', {
      propositionId,
      odds: priceText(odds),
      ...(old === undefined ? {} : { oldOdds: priceText(old) }),
    });
  }
}

function expected(parts: readonly FixedPart[]): Cents {
  return parts.reduce(
    (sum, { cost, legs }) => sum + payFrom(cost, product(legs.map(({ odds }) => fraction(odds, 100)))),
    0,
  );
}

const TITLES: Record<LegType, string> = {
  WIN: 'Win',
  PLACE: 'Place',
  EACH_WAY: 'Each Way',
  SAME_GAME_MULTI: 'Same Game Multi',
  SAME_RACE_MULTI: 'Same Race Multi',
};

function titleOf({ legs }: AskedFixed, [offered]: readonly OfferedLeg[]): string {
  if (legs.length > 1) return `${legs.length} Leg Multi`;
  const [first] = offered?.legs ?? [];
  if (first?.on === 'race' && first.side) return first.words.market;
  return TITLES[(legs[0] as AskedLeg).type];
}

/** What a bet of a slip would be sold as now, whatever price it names. Throws BetRefused when it can't be. */
export function price({ world, now, jurisdiction, draw }: Counter, bet: AskedBet): Sale {
  const second = 'betType' in bet ? bet.betType === 'EACH_WAY' : bet.legs[0]?.type === 'EACH_WAY';
  if (bet.type === 'PARIMUTUEL') {
    const parts = toteParts({ racing: world.racing, now, jurisdiction, draw }, bet);
    const cost = parts.reduce((sum, part) => sum + part.cost, 0);
    const title = second ? 'Each Way' : (parts[0]?.product ?? '');
    return { title: `Tote ${title}`, parts, cost, asked: cost, offered: [] };
  }
  const offered = offerLegs(world, bet, now);
  const parts = fixedParts(bet, offered);
  return {
    title: titleOf(bet, offered),
    parts,
    cost: parts.reduce((sum, part) => sum + part.cost, 0),
    asked: bet.stake + (second ? bet.secondaryStake : 0),
    expectedReturn: expected(parts),
    offered,
  };
}

/** The same sold for a bonus bet: a win pays the profit. Throws BetRefused for a token that can't pay for it. */
function withBonus({ bonus, claimed, account, now }: Counter, token: string, sale: Sale): Sale {
  const found = bonus.find(account, token, now);
  if (!found || claimed.has(token)) {
    throw new BetRefused('BONUS_BET_INVALID', 'No bonus bet that can still be staked');
  }
  if (sale.parts.length > 1) throw new BetRefused('BONUS_BET_INVALID', 'A bonus bet is no each-way bet');
  if (sale.asked > found.value) {
    throw new BetRefused(
      'STAKE_TOO_LARGE',
      `The bonus bet stakes at most $${(found.value / 100).toFixed(2)}`,
    );
  }
  if (sale.cost < sale.asked) throw new BetRefused('STAKE_TOO_LARGE', 'More than is taken at this price');
  const profit = (sale.expectedReturn ?? sale.cost) - sale.cost;
  claimed.add(token);
  return { ...sale, bonus: token, expectedReturn: profit };
}

/** The same for a bet that is to be sold: the prices it names must still be those of now. */
export function sell(counter: Counter, bet: AskedBet): Sale {
  const sale = price(counter, bet);
  if (bet.type !== 'FIXED_ODDS') return sale;
  for (const [i, leg] of bet.legs.entries()) checkPrices(counter, leg, sale.offered[i] as OfferedLeg);
  return bet.bonusBetToken === undefined ? sale : withBonus(counter, bet.bonusBetToken, sale);
}
