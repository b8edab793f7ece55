import { createFutures, type FutureRace, type Futures, type Nomination } from '../../world/racing/futures.js';
import { placePrice } from '../../world/racing/place-prices.js';
import type { Race, RacingWorld } from '../../world/racing.js';
import type { World } from '../../world/world.js';
import { hundredths } from '../exact.js';
import { type RaceLeg, raceName } from '../ticket.js';
import type { OfferedLeg, WantedLeg } from './offer.js';
import { BetRefused } from './refusal.js';

// One for each world, since each keeps the races it has drawn.
const known = new WeakMap<RacingWorld, Futures>();

function futuresOf(racing: RacingWorld): Futures {
  const futures = known.get(racing) ?? createFutures(racing);
  known.set(racing, futures);
  return futures;
}

/** Where the numbers of nominations lie: a look through the weeks ahead is dear. */
const NUMBERS = { from: 2_000_000, to: 2_100_000 };

/** A nomination for a race weeks ahead. */
export interface NamedFuture {
  race: FutureRace;
  nomination: Nomination;
}

/** What a proposition number names among the long-range races open at `now`. */
export function findFuture({ racing }: World, proposition: number, now: number): NamedFuture | undefined {
  if (proposition < NUMBERS.from || proposition >= NUMBERS.to) return undefined;
  for (const race of (['R', 'G'] as const).flatMap((code) => futuresOf(racing).open(code, now))) {
    const nomination = race.nominations.find((one) => one.proposition === proposition);
    if (nomination) return { race, nomination };
  }
  return undefined;
}

/** The race that it will be, in the programme of its day. Throws RangeError where there is none, which the list rules out. */
function raceOf(racing: RacingWorld, { code, date, venue, name }: FutureRace): Race {
  const found = racing
    .day(date)
    .meetings.filter((meeting) => meeting.code === code && meeting.name === venue)
    .flatMap(({ races }) => races)
    .find((race) => race.name === name);
  if (!found) throw new RangeError(`no race ${name} at ${venue} on ${date}`);
  return found;
}

/** Nobody's number: a nomination that is not in the field can't win. */
const NOT_IN_THE_FIELD = 0;

/** What a leg on a nomination can be bet at now, all in. Throws BetRefused when it can't. */
export function offerFuture(
  { racing }: World,
  { race, nomination }: NamedFuture,
  { type, propositions }: WantedLeg,
  now: number,
): OfferedLeg {
  const [propositionId = 0] = propositions;
  if (type === 'SAME_GAME_MULTI' || type === 'SAME_RACE_MULTI') {
    throw new BetRefused('LEGS_NOT_COMBINABLE', 'Nominations are no part of such a multi', { propositionId });
  }
  const price = futuresOf(racing)
    .prices(race, now)
    .find(({ number }) => number === nomination.number);
  if (!price || price.out) {
    throw new BetRefused('RUNNER_SCRATCHED', `${nomination.name} was taken out`, { propositionId });
  }
  const { win } = price;
  const real = raceOf(racing, race);
  const runner = racing.card(real).runners.find(({ name }) => name === nomination.name);
  const types = type === 'EACH_WAY' ? (['WIN', 'PLACE'] as const) : [type];
  const odds = types.map((one) => hundredths(one === 'WIN' ? win : placePrice({ win, taste: 0 }, 0)));
  const legs = types.map(
    (one, i): RaceLeg => ({
      on: 'race',
      race: raceName(real),
      runner: runner?.number ?? NOT_IN_THE_FIELD,
      type: one,
      allIn: true,
      proposition: propositionId,
      odds: odds[i] as number,
      words: {
        selection: nomination.name,
        market: one === 'WIN' ? 'Win' : 'Place',
        event: `${race.venue} ${race.name} (All In)`,
      },
    }),
  );
  return { odds, legs, event: `future/${race.code}/${race.date}` };
}
