import type { World } from '../../world/world.js';
import { hundredths } from '../exact.js';
import { priceTogether, type Wanted, withoutImplied } from '../same-race.js';
import { raceName, type SameRaceLeg } from '../ticket.js';
import type { OfferedLeg, WantedLeg } from './offer.js';
import { findNamed, type NamedRunner, offerRunner, raceEvent } from './offer-runner.js';
import { BetRefused } from './refusal.js';

interface Part extends Wanted {
  id: number;
  price: number;
  named: NamedRunner;
}

function notTogether(message: string, propositionId: number): never {
  throw new BetRefused('LEGS_NOT_COMBINABLE', message, { propositionId });
}

/** One runner of a same-race multi: of the markets on the first one to four, open now. */
function partOf(world: World, id: number, now: number): Part {
  const named = findNamed(world, id, now);
  if (!named)
    throw new BetRefused('PROPOSITION_NOT_FOUND', `No proposition ${id} is open`, { propositionId: id });
  const { market, runner } = named;
  if (market?.kind !== 'top')
    return notTogether('A same-race multi is made of the markets Top 1 to Top 4', id);
  const [odds = 0] = offerRunner(world, named, { type: 'WIN', propositions: [id] }, now).odds;
  return { id, runner: runner.number, top: market.top, price: odds / 100, named };
}

/** What a leg on several runners of one race can be bet at now. Throws BetRefused when it can't. */
export function offerSameRace(world: World, { propositions }: WantedLeg, now: number): OfferedLeg {
  const parts = propositions.map((id) => partOf(world, id, now));
  const [first] = parts as [Part, ...Part[]];
  const { race } = first.named;
  const event = raceEvent(first.named.runner);
  const other = parts.find(({ named }) => raceEvent(named.runner) !== event);
  if (other) notTogether(`Not a runner of ${race.meeting.name} R${race.number}`, other.id);
  const { kept, redundant } = withoutImplied(parts);
  const out = new Set(
    world.racing
      .card(race)
      .runners.filter(({ scratching }) => scratching && scratching.at <= now)
      .map(({ number }) => number),
  );
  const strengths = new Map(
    world.racing
      .fixedPrices(race, now)
      .filter(({ runner }) => !out.has(runner))
      .map(({ runner, win }) => [runner, 1 / win]),
  );
  const price = priceTogether(strengths, kept);
  if (price === undefined) return notTogether('They can not all be there', first.id);
  const odds = hundredths(Math.floor(price * 100 + 1e-6) / 100);
  const names = kept.map(({ named, top }) => `${named.runner.number} ${named.runner.name} Top ${top}`);
  const leg: SameRaceLeg = {
    on: 'same race',
    race: raceName(race),
    runners: kept.map(({ runner, top }) => ({ runner, top })),
    odds,
    words: {
      selection: names.join(' / '),
      market: 'Same Race Multi',
      event: `${race.meeting.name} R${race.number}`,
    },
  };
  return { odds: [odds], legs: [leg], event, together: { kept, redundant } };
}
