import { isHeld } from '../../bodies/racing/runner.js';
import { findSide, type SideMarket, sidePrices } from '../../bodies/racing/side-prices.js';
import { findRunner, type Race, type Runner } from '../../world/racing.js';
import type { World } from '../../world/world.js';
import { hundredths } from '../exact.js';
import { type LegWords, type RaceLeg, raceName } from '../ticket.js';
import type { OfferedLeg, WantedLeg } from './offer.js';
import { BetRefused } from './refusal.js';

/** A runner that a proposition names, with the side market where it is one of such. */
export interface NamedRunner {
  race: Race;
  runner: Runner;
  market?: SideMarket;
}

/** What a proposition number names among the races listed at `now`. */
export function findNamed({ racing }: World, proposition: number, now: number): NamedRunner | undefined {
  return findRunner(racing, proposition, now) ?? findSide(racing, proposition, now);
}

const title = (race: Race): string => `${race.meeting.name} R${race.number}`;

/** What names a race among events. */
export const raceEvent = ({ proposition, number }: Runner): string => `race/${proposition - number}`;

/** Throws BetRefused unless fixed odds on the runner can be had at `now`. */
function checkOpen(
  { racing }: World,
  { race, runner }: NamedRunner,
  propositionId: number,
  now: number,
): void {
  const { scratching, number, name } = runner;
  if (scratching && scratching.at <= now) {
    throw new BetRefused('RUNNER_SCRATCHED', `${number} ${name} is scratched`, { propositionId });
  }
  if (!racing.state(race, now).fixedOpen) {
    throw new BetRefused('BETTING_CLOSED', `Fixed odds on ${title(race)} are not open`, { propositionId });
  }
  if (isHeld(racing.card(race), now)) {
    throw new BetRefused('BETTING_SUSPENDED', `Fixed odds on ${title(race)} are suspended`, {
      propositionId,
    });
  }
}

/** A runner in a side market, with its price and who stands aside. */
function inSideMarket({ racing }: World, { race, runner }: NamedRunner, market: SideMarket, now: number) {
  const prices = new Map(racing.fixedPrices(race, now).map((price) => [price.runner, price]));
  const sources = { race, card: racing.card(race), state: racing.state(race, now), prices };
  const side = sidePrices(sources, now).find(({ market: one }) =>
    one.kind === 'top' ? market.kind === 'top' && one.top === market.top : market.kind === one.kind,
  );
  const found = side?.prices.find((one) => one.runner === runner);
  return side && found && { price: found.price, without: side.without };
}

function sideOffer(world: World, named: NamedRunner, market: SideMarket, wanted: WantedLeg, now: number) {
  const [propositionId = 0] = wanted.propositions;
  const { race, runner } = named;
  if (wanted.type !== 'WIN') {
    throw new BetRefused('PLACE_NOT_OFFERED', 'A side market has win betting only', { propositionId });
  }
  const found = inSideMarket(world, named, market, now);
  if (!found) {
    throw new BetRefused('PROPOSITION_NOT_FOUND', 'The runner is not in this market', { propositionId });
  }
  const { price, without } = found;
  const odds = hundredths(price);
  const leg: RaceLeg = {
    on: 'race',
    race: raceName(race),
    runner: runner.number,
    type: 'WIN',
    proposition: propositionId,
    odds,
    side: market.kind === 'top' ? { top: market.top } : { without: without?.number ?? 0 },
    words: words(named, market.kind === 'top' ? `Top ${market.top}` : 'Favourite Out'),
  };
  return { odds: [odds], legs: [leg], event: raceEvent(runner) };
}

function words({ race, runner }: NamedRunner, market: string): LegWords {
  return { selection: `${runner.number} ${runner.name}`, market, event: title(race) };
}

/** What a leg on a runner can be bet at now. Throws BetRefused when it can't. */
export function offerRunner(world: World, named: NamedRunner, wanted: WantedLeg, now: number): OfferedLeg {
  const { race, runner, market } = named;
  const { type } = wanted;
  const [propositionId = 0] = wanted.propositions;
  if (type === 'SAME_GAME_MULTI' || type === 'SAME_RACE_MULTI') {
    throw new BetRefused('LEGS_NOT_COMBINABLE', 'A same-game multi is made of a match', { propositionId });
  }
  checkOpen(world, named, propositionId, now);
  if (market) return sideOffer(world, named, market, wanted, now);
  const price = world.racing.fixedPrices(race, now).find((one) => one.runner === runner.number);
  if (!price) throw new BetRefused('PROPOSITION_NOT_FOUND', 'No price on this runner', { propositionId });
  if (type !== 'WIN' && world.racing.card(race).fixedPlaces === 0) {
    throw new BetRefused('PLACE_NOT_OFFERED', `No place betting on ${title(race)}`, { propositionId });
  }
  const types = type === 'EACH_WAY' ? (['WIN', 'PLACE'] as const) : [type];
  const odds = types.map((one) => hundredths(one === 'WIN' ? price.win : price.place));
  const legs = types.map(
    (one, i): RaceLeg => ({
      on: 'race',
      race: raceName(race),
      runner: runner.number,
      type: one,
      proposition: runner.proposition,
      odds: odds[i] as number,
      words: words(named, one === 'WIN' ? 'Win' : 'Place'),
    }),
  );
  return { odds, legs, event: raceEvent(runner) };
}
