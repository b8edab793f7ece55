import { LRUCache } from 'lru-cache';
import { RACING_DAY_ZONE } from '../../../domain/jurisdiction.js';
import type { RaceType } from '../../../domain/racing-code.js';
import type { Cents } from '../../../util/money.js';
import { addDays, zonedInstant } from '../../../util/zone.js';
import { random } from '../random.js';
import { dateOf, dayBegan, dayNumber, HOUR } from './calendar.js';
import type { Person, PriceStep, Race, RacingWorld, Runner } from './types.js';

// Long-range races are the richest ones of Saturdays to come, as the programme of their day has them: once the day is
// listed, the race stands there under the same name with the same starters. How many there are, who is nominated and
// what the market thinks are ours: of the TAB only the names of the two lists are known.

/** A nomination for a race weeks ahead. */
export interface Nomination {
  /** Place in the list, by name, from 1. */
  number: number;
  name: string;
  silk: string;
  trainer: Person;
  formRating: number;
  /** When it is taken out; undefined for one that stands to the end. Epoch milliseconds. */
  leaves?: number;
  /** What a fixed-odds bet on it would name. */
  proposition: number;
  /** Log of its strength, and whether it will be in the field: only prices look at these. */
  ability: number;
  runs: boolean;
}

/** A race that can be bet on weeks ahead, all in: no money back for those that do not run. */
export interface FutureRace {
  code: 'R' | 'G';
  /** Where it will be run, and when, as its programme has it. */
  date: string;
  venue: string;
  location: string;
  name: string;
  conditions?: string;
  /** Metres. */
  distance: number;
  prize: Cents;
  /** Advertised start, epoch milliseconds. */
  start: number;
  /** When betting begins and ends. */
  opens: number;
  closes: number;
  nominations: readonly Nomination[];
}

/** What a nomination is offered at. */
export interface FuturePrice {
  number: number;
  win: number;
  open: number;
  openDaily: number;
  /** When `win` was set. */
  since: number;
  /** Earlier prices, oldest first. */
  earlier: readonly PriceStep[];
  out: boolean;
}

/** The races that can be bet on weeks ahead. */
export interface Futures {
  /** Those of a code open at `now`, the soonest first. */
  open(code: 'R' | 'G', now: number): readonly FutureRace[];
  /** Prices of every nomination at `now`, in number order. */
  prices(race: FutureRace, now: number): readonly FuturePrice[];
}

/** How many weeks ahead races of a code are open. */
const WEEKS = { R: 10, G: 4 } as const;
/** Days ahead from which the day's own meetings are listed. */
const LISTED = 5;
/** Prices are looked at anew so often. */
const STEP = 6 * HOUR;
/** What a book of nominations adds up to, of which about half will run. */
const BOOK = 1.38;
const LONGEST = 501;

/** Numbers of propositions: beyond those of races on a day, below those of sports. */
const FIRST = 2_000_000;
const PER_RACE = 60;
const DAYS = 400;

/** The Saturdays of which no meeting is listed yet, so many weeks on. */
function saturdays(now: number, weeks: number): string[] {
  const first = addDays(dateOf(now), LISTED + 1);
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  const saturday = addDays(first, (6 - weekday + 7) % 7);
  return Array.from({ length: weeks }, (_, week) => addDays(saturday, week * 7));
}

const HOME = /^(NSW|VIC|QLD|SA|WA|TAS|NT|ACT)$/;

/** The two richest races of a code at home on a date, the richest first. */
function richest(world: RacingWorld, code: RaceType, date: string): Race[] {
  return world
    .day(date)
    .meetings.filter((meeting) => meeting.code === code && HOME.test(meeting.location))
    .flatMap(({ races }) => races)
    .toSorted((a, b) => b.prize - a.prize || a.index - b.index)
    .slice(0, 2);
}

function nominate(
  world: RacingWorld,
  race: Race,
  other: Race | undefined,
  span: { opens: number; closes: number },
) {
  const { meeting } = race;
  const draw = random(world.seed, meeting.date, meeting.code, 'nominations');
  const own = world.card(race).runners.map((runner) => ({ runner, runs: runner.scratching === undefined }));
  // Those of the second race of the day were nominated for both.
  const others = other ? world.card(other).runners.map((runner) => ({ runner, runs: false })) : [];
  const base =
    FIRST + (dayNumber(meeting.date) % DAYS) * 2 * PER_RACE + (meeting.code === 'G' ? PER_RACE : 0);
  return [...own, ...others]
    .filter(({ runner }) => !runner.vacantBox)
    .sort((a, b) => (a.runner.name < b.runner.name ? -1 : 1))
    .slice(0, PER_RACE - 1)
    .map(({ runner, runs }, i): Nomination => {
      const share = draw.next();
      const stays = draw.chance(0.25);
      return {
        number: i + 1,
        ...ofRunner(runner),
        proposition: base + i,
        runs,
        ...(runs || stays
          ? {}
          : { leaves: Math.round(span.opens + (0.1 + 0.85 * share) * (span.closes - span.opens)) }),
      };
    });
}

function ofRunner({ name, silk, trainer, formRating, ability }: Runner) {
  return { name, silk, trainer, formRating, ability };
}

/** The prices that can be offered: whole steps, wider as they grow (ours beyond what days' races show). */
function offered(price: number): number {
  const steps = [
    1.2, 1.5, 1.8, 2, 2.25, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 21, 26,
  ];
  const ladder = [...steps, 31, 34, 41, 51, 67, 81, 101, 126, 151, 201, 251, 301, 401, LONGEST];
  return ladder.findLast((rung) => rung <= price) ?? 1.2;
}

/** Everything of long-range races that this world tells. */
export function createFutures(world: RacingWorld): Futures {
  const drawn = new LRUCache<string, { race: FutureRace | undefined }>({ max: 40 });

  const draw = (code: 'R' | 'G', date: string): FutureRace | undefined => {
    const [race, other] = richest(world, code, date);
    if (!race) return undefined;
    const { meeting } = race;
    const midnight = (days: number): number => zonedInstant(addDays(date, days), '00:00', RACING_DAY_ZONE);
    const span = { opens: midnight(-7 * (WEEKS[code] + 1) - LISTED), closes: midnight(-LISTED) };
    return {
      code,
      date,
      venue: meeting.name,
      location: meeting.location,
      name: race.name,
      ...(race.conditions === undefined ? {} : { conditions: race.conditions }),
      distance: race.distance,
      prize: race.prize,
      start: race.advertised,
      ...span,
      nominations: nominate(world, race, other, span),
    };
  };

  // Undefined where the programme of the day has no such race; kept in an object, since the cache takes no undefined.
  const on = (code: 'R' | 'G', date: string): FutureRace | undefined => {
    const key = `${code}/${date}`;
    let found = drawn.get(key);
    if (!found) {
      found = { race: draw(code, date) };
      drawn.set(key, found);
    }
    return found.race;
  };

  /** What each that is still in is offered at, by number, at a step. */
  const stepPrices = (race: FutureRace, at: number): Map<number, number> => {
    const gone = (at - race.opens) / (race.closes - race.opens);
    const step = Math.floor(at / STEP);
    const weights = race.nominations
      .filter(({ leaves }) => leaves === undefined || leaves > at)
      .map(({ number, name, ability, runs }) => {
        const slow = random(world.seed, race.date, name, 'future', Math.floor(step / 28)).normal(0, 0.22);
        const first = random(world.seed, race.date, name, 'future').normal(0, 0.45);
        const likely = runs ? 0.6 + 0.35 * gone : 0.5 - 0.35 * gone;
        return [
          number,
          Math.exp(0.8 * ability + first * (1 - 0.6 * gone) + slow * (1 - gone)) * likely,
        ] as const;
      });
    const whole = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return new Map(weights.map(([number, weight]) => [number, offered(whole / weight / BOOK)]));
  };

  const prices: Futures['prices'] = (race, now) => {
    const last = Math.floor(Math.min(now, race.closes - 1) / STEP) * STEP;
    const moments = Array.from({ length: 9 }, (_, i) => last - (8 - i) * 4 * STEP).filter(
      (at) => at > race.opens,
    );
    const looks = [race.opens, ...moments].map((at) => ({ at, of: stepPrices(race, at) }));
    const began = dayBegan(now);
    return race.nominations.map(({ number, leaves }): FuturePrice => {
      const path: PriceStep[] = [];
      for (const { at, of } of looks) {
        const price = of.get(number);
        if (price !== undefined && price !== path.at(-1)?.price) path.push({ at, price });
      }
      const current = path.at(-1) ?? { at: race.opens, price: LONGEST };
      return {
        number,
        win: current.price,
        open: path[0]?.price ?? current.price,
        openDaily: path.findLast(({ at }) => at <= began)?.price ?? current.price,
        since: current.at,
        earlier: path.slice(0, -1),
        out: leaves !== undefined && leaves <= now,
      };
    });
  };

  return {
    open: (code, now) => {
      const names = new Set<string>();
      return saturdays(now, WEEKS[code]).flatMap((date) => {
        const race = on(code, date);
        // A name stands for one race in the list.
        if (!race || names.has(race.name)) return [];
        names.add(race.name);
        return [race];
      });
    },
    prices,
  };
}
