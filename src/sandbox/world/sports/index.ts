import { createCalendar, type Fixture, groupAt } from './calendar.js';
import { COMPETITIONS, SPORTS, type SportInfo } from './catalogue.js';
import type { CompetitionInfo } from './catalogue-types.js';
import type { SportsEvent } from './event.js';
import { seasonEnd, seasonEvent } from './futures.js';
import { golfTournament } from './golf.js';
import { MOST_AHEAD, withIncidents } from './incidents.js';
import { matchEvent } from './match-event.js';
import { drawMatch } from './match-outcomes.js';
import { memo } from './memo.js';
import { serialNumber } from './numbers.js';
import { tennisTournament } from './tennis.js';
import type { Tournament } from './tournament.js';
import { TOURS } from './tours.js';

export type { SportInfo } from './catalogue.js';
export type { CompetitionInfo } from './catalogue-types.js';
export type { EventSide, OfferedMarket, OfferedSelection, SportsEvent } from './event.js';
export type { Tournament } from './tournament.js';

const DAY = 86_400_000;

/** All sports of the sandbox: a pure function of the seed and of the time asked about (epoch milliseconds). */
export interface SportsWorld {
  seed: string;
  sports: readonly SportInfo[];
  /** The competitions of a sport, by its display name. */
  competitions(sport: string): readonly CompetitionInfo[];
  /** The competition that takes this place in the numbers of events, from 0. */
  competitionAt(place: number): CompetitionInfo | undefined;
  /** Events of a competition itself that are open at `now`: ahead, in play, or over and not settled; the long-range one last. */
  open(info: CompetitionInfo, now: number): readonly SportsEvent[];
  /** Its tournaments listed at `now`, where the competition goes by tournaments. */
  tournaments(info: CompetitionInfo, now: number): readonly Tournament[];
  /** Events of a tournament that are open at `now`. */
  openIn(tournament: Tournament, now: number): readonly SportsEvent[];
  /** Events of a competition and its tournaments resulted in the last days, the latest first. */
  resulted(info: CompetitionInfo, now: number): readonly SportsEvent[];
  /** Every event of the group (the round) that a competition with rounds plays in week `group`. */
  round(info: CompetitionInfo, group: number): readonly SportsEvent[];
  /** The group (week) of a competition that `now` lies in. */
  groupAt(info: CompetitionInfo, now: number): number;
}

const isOpen = (now: number) => (event: SportsEvent) => event.phase(now) !== 'resulted';

/** Sports for a seed: the same seed and the same time give the same world. */
export function createSportsWorld({ seed }: { seed: string }): SportsWorld {
  const calendar = createCalendar(seed);
  const rememberEvent = memo<SportsEvent>(2500);
  const rememberTournament = memo<Tournament>(60);
  const infos: readonly CompetitionInfo[] = [...COMPETITIONS, ...TOURS.map(({ info }) => info)];

  const events = (info: CompetitionInfo, fixtures: readonly Fixture[]): SportsEvent[] =>
    fixtures.map((fixture) =>
      rememberEvent(`${info.id}/${fixture.key}`, () =>
        matchEvent(
          seed,
          withIncidents(seed, drawMatch(seed, info, fixture)),
          serialNumber(infos.indexOf(info), fixture.group, fixture.slot),
        ),
      ),
    );

  const season = (info: CompetitionInfo, year: number): SportsEvent =>
    rememberEvent(`${info.id}/season/${year}`, () =>
      seasonEvent(seed, info, serialNumber(infos.indexOf(info), year, 79), year),
    );

  // A week's tournaments are listed at most eight days before it begins, and its results kept for a few after.
  const around = (info: CompetitionInfo, now: number): Tournament[] => {
    const tour = TOURS.find((one) => one.info === info);
    if (!tour) return [];
    const week = groupAt(info, now);
    return [week - 1, week, week + 1, week + 2].flatMap((w) =>
      tour.stops.map((_, court) =>
        rememberTournament(`${info.id}/${w}/${court}`, () =>
          tour.kind === 'golf'
            ? golfTournament(seed, tour, infos.indexOf(info), w)
            : tennisTournament(seed, tour, infos.indexOf(info), w, court),
        ),
      ),
    );
  };

  return {
    seed,
    sports: SPORTS,
    competitions: (sport) => infos.filter((info) => info.sport === sport),
    competitionAt: (place) => infos[place],
    open: (info, now) => [
      ...events(info, calendar.between(info, now - DAY / 2, now + info.ahead * DAY)).filter(isOpen(now)),
      ...(info.future === undefined ? [] : [season(info, seasonEnd(now).year)]),
    ],
    tournaments: (info, now) => around(info, now).filter(({ listed, end }) => listed <= now && now < end),
    openIn: (tournament, now) =>
      tournament
        .known(now)
        .filter(isOpen(now))
        .sort((a, b) => a.start - b.start || a.uniqueId - b.uniqueId),
    resulted: (info, now) => {
      const from = now - info.kept * DAY;
      const last = seasonEnd(now).year - 1;
      return [
        // One that was called off has its result before its start.
        ...events(info, calendar.between(info, from, now + MOST_AHEAD)),
        ...around(info, now).flatMap((tournament) => tournament.known(now)),
        ...(info.future === undefined ? [] : [season(info, last)]),
      ]
        .filter((event) => !isOpen(now)(event) && event.over >= from)
        .sort((a, b) => b.start - a.start || a.uniqueId - b.uniqueId);
    },
    round: (info, group) => events(info, calendar.group(info, group)),
    groupAt,
  };
}
