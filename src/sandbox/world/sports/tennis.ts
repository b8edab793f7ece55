import { addDays, zonedInstant } from '../../../util/zone.js';
import { random } from '../random.js';
import { at, inTurn } from './arrays.js';
import type { Fixture } from './calendar.js';
import type { OfferedMarket, SportsEvent } from './event.js';
import { matchEvent } from './match-event.js';
import { endOf, sideName } from './match-outcomes.js';
import type { Match } from './match-types.js';
import { eventNumber, marketNumber, serialNumber } from './numbers.js';
import { outrightMarket } from './outright.js';
import { people } from './people.js';
import { raceModel, raceValue } from './race-model.js';
import { strength } from './score-model.js';
import type { Tournament } from './tournament.js';
import type { Tour } from './tours.js';

const DAY = 86_400_000;
const FIELD = 32;
// Day of the week and how many matches on it, by round: 16, 8, 4, 2 and 1.
const DAYS: readonly (readonly number[])[] = [[0, 1], [2, 3], [4], [5], [6]];
const FIRST_BALL = 11 * 60;
const COURTS = 3;

/** A match of the draw, drawn: its winner is known to us, not to who asks before it is settled. */
interface Played {
  match: Match;
  winner: number;
  settled: number;
}

/** The probability that a player beats another in a best of three sets. */
function beats(edge: number): number {
  const set = 1 / (1 + Math.exp(-edge));
  return set * set * (3 - 2 * set);
}

/** One week's tournament of a tennis tour; `court` tells apart those of the same week. */
export function tennisTournament(
  seed: string,
  tour: Tour,
  competition: number,
  week: number,
  court: number,
): Tournament {
  const { info } = tour;
  const stop = inTurn(at(tour.stops, court), week);
  if (!info.race) throw new RangeError(`${info.name} is no race to so many sets`);
  const { race } = info;
  const monday = addDays('1970-01-01', week * 7 + 4);
  const season = Math.floor(week / 52);
  const count = info.teams as number;
  const everyone = people(count, [seed, info.id], info.women ?? false);
  const entrants = random(seed, info.id, week, 'entry')
    .shuffle(Array.from({ length: count }, (_, i) => i))
    .slice(court * FIELD, (court + 1) * FIELD);
  const rating = (player: number): number => strength(seed, info, player, season);
  const serialOf = (place: number): number => serialNumber(competition, week, court * 36 + place);

  const startOf = (round: number, n: number, of: number): number => {
    const days = at(DAYS, round);
    const perDay = Math.ceil(of / days.length);
    const n0 = n % perDay;
    const minutes = FIRST_BALL + Math.floor(n0 / COURTS) * 130 + (n0 % COURTS) * 35;
    const date = addDays(monday, at(days, Math.floor(n / perDay)));
    const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return zonedInstant(date, time, stop.zone);
  };

  const play = (home: number, away: number, round: number, n: number, of: number, place: number): Played => {
    const fixture: Fixture = {
      key: `${week}-${court}-${round}-${n}`,
      group: week,
      slot: place,
      home,
      away,
      start: startOf(round, n, of),
    };
    const side = (player: number) => {
      const person = at(everyone, player);
      return sideName(person.name, (person.name.split(' ').pop() ?? '').slice(0, 4).toUpperCase());
    };
    const sides = [side(home), side(away)] as const;
    const match: Match = {
      info,
      fixture,
      sides,
      name: `${sides[0].name} v ${sides[1].name}`,
      minutes: race.minutes,
      race: raceModel(race, rating(home) - rating(away), seed, info.id, fixture.key),
    };
    const winner = raceValue(match.race as NonNullable<Match['race']>, 'margin@full') > 0 ? home : away;
    return { match, winner, settled: endOf(match).settled };
  };

  const rounds: Played[][] = [];
  let players = entrants;
  let place = 1;
  for (let round = 0; round < DAYS.length; round++) {
    const of = players.length / 2;
    const matches = Array.from({ length: of }, (_, n) =>
      play(at(players, 2 * n), at(players, 2 * n + 1), round, n, of, place + n),
    );
    place += of;
    rounds.push(matches);
    players = matches.map(({ winner }) => winner);
  }
  const final = at(at(rounds, DAYS.length - 1), 0);
  const start = at(at(rounds, 0), 0).match.fixture.start;
  const events = rounds.map((matches) =>
    matches.map(({ match }) => matchEvent(seed, match, serialOf(match.fixture.slot))),
  );
  const outright = winnerEvent();

  /** Chances of winning it all, given what has been settled at `now`. */
  function chances(now: number): Map<number, number> {
    let alive = entrants.map((player) => new Map([[player, 1]]));
    for (const matches of rounds) {
      alive = matches.map((played, n) => {
        if (played.settled <= now) return new Map([[played.winner, 1]]);
        const first = at(alive, 2 * n);
        const second = at(alive, 2 * n + 1);
        const next = new Map<number, number>();
        for (const [a, p] of first) {
          for (const [b, q] of second) {
            const wins = beats(rating(a) - rating(b));
            next.set(a, (next.get(a) ?? 0) + p * q * wins);
            next.set(b, (next.get(b) ?? 0) + p * q * (1 - wins));
          }
        }
        return next;
      });
    }
    return at(alive, 0);
  }

  function winnerEvent(): SportsEvent {
    const closes = final.match.fixture.start;
    const phase: SportsEvent['phase'] = (now) =>
      now < closes ? 'ahead' : now < final.settled ? 'deciding' : 'resulted';
    return {
      id: `${info.prefix}Win${court}`,
      uniqueId: eventNumber(serialOf(0)),
      name: `${stop.name} Winner`,
      start: closes,
      over: final.settled,
      broadcast: info.broadcast,
      isFuture: true,
      phase,
      calledOff: () => false,
      score: () => undefined,
      markets: (now): OfferedMarket[] => {
        const known = chances(phase(now) === 'ahead' ? now : closes);
        return [
          outrightMarket(
            {
              number: marketNumber(serialOf(0), 0, 0),
              option: 'Tournament Winner',
              optionId: 3011,
              priority: 900,
              label: `${stop.name} Winner`,
              closes,
              status: phase(now) === 'resulted' ? 'Resulted' : phase(now) === 'ahead' ? 'Open' : 'Suspended',
              inPlay: false,
              isFuture: true,
              winners: 1,
            },
            entrants.map((player, index) => ({
              name: at(everyone, player).name,
              place: index,
              probability: known.get(player) ?? 0,
              won: player === final.winner,
            })),
          ),
        ];
      },
    };
  }

  return {
    id: `${info.id}${court}${String(((week % 100) + 100) % 100).padStart(2, '0')}`,
    name: stop.name,
    // The draw is made on the Friday before.
    listed: start - 2.5 * DAY,
    start,
    end: final.settled,
    known: (now) => [
      outright,
      ...events.flatMap((matches, round) =>
        matches.filter((_, n) => {
          if (round === 0) return true;
          const before = at(rounds, round - 1);
          return [2 * n, 2 * n + 1].every((feeder) => at(before, feeder).settled <= now);
        }),
      ),
    ],
  };
}
