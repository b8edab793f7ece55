import { type Calendar, createCalendar, type Fixture } from './calendar.js';
import { COMPETITIONS, SPORTS, type SportInfo } from './catalogue.js';
import type { CompetitionInfo } from './catalogue-types.js';
import type { OfferedMarket, SportsEvent } from './event.js';
import { drawMatch, endOf, type Match, phaseAt, scoreOf } from './match-outcomes.js';
import { memo } from './memo.js';
import { offer, stepOf } from './offer.js';

export type { SportInfo } from './catalogue.js';
export type { CompetitionInfo } from './catalogue-types.js';
export type { EventSide, OfferedMarket, OfferedSelection, SportsEvent } from './event.js';

const DAY = 86_400_000;

/** All sports of the sandbox: a pure function of the seed and of the time asked about. */
export interface SportsWorld {
  seed: string;
  sports: readonly SportInfo[];
  /** The competitions of a sport, by its display name. */
  competitions(sport: string): readonly CompetitionInfo[];
  /** Events of a competition that are open at `now` (epoch milliseconds): ahead, in play, or over and not settled. */
  open(info: CompetitionInfo, now: number): readonly SportsEvent[];
  /** Events of a competition resulted in the last days, the latest first. */
  resulted(info: CompetitionInfo, now: number): readonly SportsEvent[];
}

/** The TAB's contraction of a match's name: `CanbvWarr`. */
function contraction(match: Match): string {
  const [home, away] = match.sides;
  return `${home.joined.slice(0, 4)}v${away.joined.slice(0, 4)}${match.fixture.group % 10}`;
}

/** Sports for a seed: the same seed and the same time give the same world. */
export function createSportsWorld({ seed }: { seed: string }): SportsWorld {
  const calendar: Calendar = createCalendar(seed);
  const rememberMatch = memo<SportsEvent>(2000);
  const rememberMarkets = memo<readonly OfferedMarket[]>(400);

  const serial = (info: CompetitionInfo, fixture: Fixture): number =>
    (COMPETITIONS.indexOf(info) * 32 + (((fixture.group % 32) + 32) % 32)) * 80 + fixture.slot;

  const event = (info: CompetitionInfo, fixture: Fixture): SportsEvent =>
    rememberMatch(`${info.id}/${fixture.key}`, () => {
      const match = drawMatch(seed, info, fixture);
      const number = serial(info, fixture);
      return {
        id: contraction(match),
        uniqueId: 2_000_000 + number,
        name: match.name,
        start: fixture.start,
        over: endOf(match).over,
        ...(fixture.round === undefined ? {} : { round: String(fixture.round) }),
        ...(fixture.season === undefined ? {} : { season: fixture.season }),
        sides: match.sides,
        broadcast: info.broadcast,
        isFuture: false,
        markets: (now) =>
          rememberMarkets(
            `${info.id}/${fixture.key}/${phaseAt(match, now)}/${phaseAt(match, now) === 'resulted' ? 0 : stepOf(match, now)}`,
            () => offer(seed, match, number, now),
          ),
        phase: (now) => phaseAt(match, now),
        score: (now) => scoreOf(match, now),
      };
    });

  const events = (info: CompetitionInfo, from: number, to: number): SportsEvent[] =>
    calendar.between(info, from, to).map((fixture) => event(info, fixture));

  return {
    seed,
    sports: SPORTS,
    competitions: (sport) => COMPETITIONS.filter((info) => info.sport === sport),
    open: (info, now) =>
      events(info, now - DAY / 2, now + info.ahead * DAY).filter((one) => one.phase(now) !== 'resulted'),
    resulted: (info, now) =>
      events(info, now - info.kept * DAY, now)
        .filter((one) => one.phase(now) === 'resulted')
        .reverse(),
  };
}
