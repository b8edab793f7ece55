import { sideProposition } from '../bodies/racing/side-prices.js';
import type { Race, Runner } from '../world/racing.js';
import { type Random, random } from '../world/random.js';
import type { SportsEvent } from '../world/sports/index.js';
import type { World } from '../world/world.js';
import { offerLeg } from './slip/fixed.js';
import type { WantedLeg } from './slip/offer.js';
import { fixed, legOn, tote } from './support.testing.js';

const MINUTE = 60_000;

/** A day of a world as a bettor sees it. */
export interface Shop {
  world: World;
  clock: { now: number };
  races: readonly Race[];
  matches: readonly SportsEvent[];
}

/** The races and matches of the hours after `now`. */
export function shopOf(world: World, now: number, hours = 12): Shop {
  const date = new Date(now).toISOString().slice(0, 10);
  const end = now + hours * 60 * MINUTE;
  const races = world.racing.day(date).meetings.flatMap((meeting) => meeting.races);
  const matches = world.sports.sports
    .flatMap(({ name }) => world.sports.competitions(name).slice(0, 3))
    .flatMap((info) => world.sports.open(info, now))
    .filter((event) => event.start > now && event.start < end);
  return {
    world,
    clock: { now },
    races: races.filter(({ advertised }) => advertised > now && advertised < end),
    matches,
  };
}

/** Soon to start, and as often as not one out of the ordinary: called off, in dispute, shared, or with a late scratching. */
function someRace({ races, clock, world }: Shop, draw: Random): Race {
  const soon = races.filter(
    ({ advertised }) => advertised > clock.now - 20 * MINUTE && advertised < clock.now + 150 * MINUTE,
  );
  const odd = (race: Race): boolean =>
    race.incident !== undefined ||
    world.racing.card(race).runners.some(({ scratching }) => scratching?.late && scratching.at > clock.now);
  const rare = draw.chance(0.5) ? (soon.length > 0 ? soon : races).filter(odd) : [];
  return draw.pick(rare.length > 0 ? rare : soon.length > 0 ? soon : races);
}

/** The prices a slip names: as shown, or now and then an old one. */
const quoted = (price: number, draw: Random): string => (draw.chance(0.05) ? price + 1 : price).toFixed(2);

/** The price that is shown, or some price where there is none. */
function shownPrice({ world, clock }: Pick<Shop, 'world' | 'clock'>, leg: WantedLeg): number {
  try {
    return (offerLeg(world, leg, clock.now).odds[0] ?? 200) / 100;
  } catch {
    return 2;
  }
}

function sideLeg(shop: Shop, race: Race, draw: Random) {
  const { world, clock } = shop;
  const runner = draw.pick(world.racing.card(race).runners);
  const top = draw.pick([1, 2, 3, 4] as const);
  const market = draw.chance(0.3) ? ({ kind: 'favourite out' } as const) : ({ kind: 'top', top } as const);
  const propositionId = sideProposition(runner, market).number;
  const odds = shownPrice({ world, clock }, { type: 'WIN', propositions: [propositionId] });
  return { type: 'WIN', propositionId, odds: quoted(odds, draw) };
}

function sameRace(shop: Shop, race: Race, draw: Random) {
  const runners = draw.shuffle(shop.world.racing.card(race).runners).slice(0, draw.int(2, 3));
  const propositions = runners.map((runner: Runner) => {
    const top = draw.pick([2, 3, 4] as const);
    return { propositionId: sideProposition(runner, { kind: 'top', top }).number };
  });
  const ids = propositions.map(({ propositionId }) => propositionId);
  const odds = shownPrice(shop, { type: 'SAME_RACE_MULTI', propositions: ids });
  return { type: 'SAME_RACE_MULTI', propositions, odds: quoted(odds, draw) };
}

function matchLegs({ matches, clock }: Shop, draw: Random, count: number) {
  return draw
    .shuffle(matches)
    .slice(0, count)
    .flatMap((event) => {
      const open = event.markets(clock.now).filter(({ status }) => status === 'Open');
      const selection = open.length > 0 ? draw.pick(draw.pick(open).selections) : undefined;
      return selection
        ? [{ type: 'WIN', propositionId: selection.id, odds: quoted(selection.price, draw) }]
        : [];
    });
}

const EXOTICS = ['QUINELLA', 'EXACTA', 'DUET', 'TRIFECTA', 'FIRST_FOUR'] as const;
const LONGER = ['QUADDIE', 'EARLY_QUADDIE', 'RUNNING_DOUBLE', 'DAILY_DOUBLE', 'TREBLE', 'BIG6'] as const;
const LEGS = { QUADDIE: 4, EARLY_QUADDIE: 4, RUNNING_DOUBLE: 2, DAILY_DOUBLE: 2, TREBLE: 3, BIG6: 6 };

/** Some bet of any kind there is, good or not, as a bettor who has seen the day's cards writes it. */
export function someBet(shop: Shop, seed: number): unknown {
  const draw = random('bet', seed);
  const race = someRace(shop, draw);
  const { racing } = shop.world;
  const numbers = racing
    .card(race)
    .runners.filter(({ vacantBox }) => !vacantBox)
    .map(({ number }) => number);
  const some = (count: number): number[] => draw.shuffle(numbers).slice(0, count);
  const leg = (one: Race, type = draw.pick(['WIN', 'PLACE'] as const)) =>
    legOn(shop, one, draw.pick(racing.card(one).runners), type);
  const stake = (draw.int(1, 8_000) / 100).toFixed(2);
  const dollars = `${draw.int(1, 40)}.00`;
  const flexi = { flexi: true };
  switch (draw.int(0, 13)) {
    case 0:
      return fixed(stake, leg(race));
    case 1:
      return fixed(stake, leg(race), leg(draw.pick(shop.races)), ...matchLegs(shop, draw, 1));
    case 2: {
      const runner = draw.pick(racing.card(race).starters.concat(racing.card(race).runners));
      const place = legOn(shop, race, runner, 'PLACE');
      return fixed(stake, { ...legOn(shop, race, runner), type: 'EACH_WAY', secondaryOdds: place.odds });
    }
    case 3:
      return fixed(stake, sideLeg(shop, race, draw));
    case 4:
      return fixed(stake, sameRace(shop, race, draw));
    case 5:
      return fixed(stake, ...matchLegs(shop, draw, draw.int(1, 3)));
    case 6:
      return tote(race, draw.pick(['WIN', 'PLACE', 'EACH_WAY']), dollars, [some(draw.int(1, 3))]);
    case 7:
      return tote(race, draw.pick(['WIN', 'EACH_WAY', ...EXOTICS]), dollars, [['MYSTERY']], flexi);
    case 8:
      return tote(race, draw.pick(EXOTICS), dollars, [some(5)], flexi);
    case 9:
      return tote(race, 'TRIFECTA', '0.50', [some(1), some(3), draw.chance(0.5) ? some(4) : ['FIELD']]);
    case 10: {
      const [banker = 1, ...others] = some(5);
      const legs = [{ roving: [banker], positions: [{ selections: others }] }];
      return { ...tote(race, draw.pick(['EXACTA', 'TRIFECTA', 'FIRST_FOUR']), dollars, [], flexi), legs };
    }
    case 11:
      return tote(race, 'TRIO', dollars, [some(4)], flexi);
    default: {
      const betType = draw.pick(LONGER);
      const legs = Array.from({ length: LEGS[betType] }, () => ({
        positions: [{ selections: draw.chance(0.2) ? ['FIELD'] : [1, 2, 3, 4] }],
      }));
      return { ...tote(race, betType, dollars, [], flexi), legs };
    }
  }
}
