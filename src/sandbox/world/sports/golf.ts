import { addDays, zonedInstant } from '../../../util/zone.js';
import { random } from '../random.js';
import { at, inTurn, sum } from './arrays.js';
import type { OfferedMarket, SportsEvent } from './event.js';
import { memoLatest } from './memo.js';
import { eventNumber, marketNumber, serialNumber } from './numbers.js';
import { type Chance, type OutrightMarket, outrightMarket, placeChances } from './outright.js';
import { people } from './people.js';
import type { Tournament } from './tournament.js';
import type { Tour } from './tours.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEP = HOUR / 6;
const ROUNDS = 4;
const FIELD = 60;
/** Hours of play in a day. */
const PLAY = 11;
const PAR = 71;
/** Strokes: deviation of one round, and of players' skill a round. */
const ROUND_DEVIATION = 2.75;
const SKILL_DEVIATION = 0.75;

const remembered = memoLatest<readonly OfferedMarket[]>(20);

/** A player's week: expected strokes a round, and the rounds as they will be. */
interface Golfer {
  name: string;
  expected: number;
  rounds: readonly number[];
  /** Place at the end, from 1; level totals are split as in a play-off. */
  place: number;
}

/** One week's tournament of a golf tour: 72 holes from Thursday to Sunday, with outright markets only. */
export function golfTournament(seed: string, tour: Tour, competition: number, week: number): Tournament {
  const { info } = tour;
  const stop = inTurn(at(tour.stops, 0), week);
  const thursday = addDays('1970-01-01', week * 7 + 7);
  const start = zonedInstant(thursday, '07:00', stop.zone);
  const days = Array.from({ length: ROUNDS }, (_, d) =>
    zonedInstant(addDays(thursday, d), '07:00', stop.zone),
  );
  const end = at(days, ROUNDS - 1) + PLAY * HOUR;
  const settled = end + HOUR / 2;
  const field = drawField(seed, info.id, week, info.teams as number);
  const serial = serialNumber(competition, week, 0);

  /** How much of each round is played at `when`. */
  const shares = (when: number): number[] =>
    days.map((first) => Math.min(1, Math.max(0, (when - first) / (PLAY * HOUR))));

  /** Expected strokes of each player over the first `rounds` rounds, and the deviation of what is left. */
  const outlook = (when: number, rounds: number): { expected: number[]; deviation: number } => {
    const played = shares(when).slice(0, rounds);
    const left = rounds - sum(played);
    return {
      expected: field.map(({ rounds: own, expected }) =>
        sum(played.map((share, r) => share * at(own, r) + (1 - share) * expected)),
      ),
      deviation: ROUND_DEVIATION * Math.sqrt(left),
    };
  };

  // The chance of the lowest of many normals is near to a softmax; its temperature was fitted to simulated fields.
  const first = ({ expected, deviation }: { expected: number[]; deviation: number }): number[] => {
    const temperature = Math.max(0.25, (1.35 * deviation) / Math.sqrt(2 * Math.log(field.length)));
    const best = Math.min(...expected);
    const weights = expected.map((strokes) => Math.exp(-(strokes - best) / temperature));
    const total = sum(weights);
    return weights.map((w) => w / total);
  };

  const phase: SportsEvent['phase'] = (now) =>
    now < start ? 'ahead' : now < end ? 'playing' : now < settled ? 'deciding' : 'resulted';

  const build = (now: number): OfferedMarket[] => {
    const stage = phase(now);
    const when = stage === 'resulted' ? start - 1 : Math.min(end - 1, Math.floor(now / STEP) * STEP);
    const whole = first(outlook(when, ROUNDS));
    const opening = first(outlook(when, 1));
    const chances = (probabilities: readonly number[], won: (golfer: Golfer) => boolean): Chance[] =>
      field.map((golfer, place) => ({
        name: golfer.name,
        place,
        probability: at(probabilities, place),
        won: won(golfer),
      }));
    const market = (index: number, option: string, optionId: number, winners: number): OutrightMarket => ({
      number: marketNumber(serial, index, 0),
      option,
      optionId,
      priority: index + 1,
      label: `${stop.name} ${option}`,
      closes: start,
      status: stage === 'resulted' ? 'Resulted' : stage === 'deciding' ? 'Suspended' : 'Open',
      inPlay: stage === 'playing' || stage === 'deciding',
      isFuture: false,
      winners,
    });
    const lowest = [...field].sort((a, b) => at(a.rounds, 0) - at(b.rounds, 0) || a.place - b.place)[0];
    const markets = [
      outrightMarket(
        market(0, 'Outright Winner', 3021, 1),
        chances(whole, ({ place }) => place === 1),
      ),
    ];
    for (const [i, places] of [5, 10, 20].entries()) {
      markets.push(
        outrightMarket(
          market(i + 1, `Top ${places} Finish`, 3022 + i, places),
          chances(placeChances(whole, places), ({ place }) => place <= places),
        ),
      );
    }
    const leader = market(4, '1st Round Leader', 3026, 1);
    if (stage === 'ahead' || stage === 'resulted') {
      markets.push(
        outrightMarket(
          leader,
          chances(opening, (golfer) => golfer === lowest),
        ),
      );
    }
    return markets;
  };

  const event: SportsEvent = {
    id: `${info.prefix}Win${week % 100}`,
    uniqueId: eventNumber(serial),
    name: `${stop.name} Outright`,
    start,
    over: end,
    broadcast: info.broadcast,
    isFuture: false,
    phase,
    calledOff: () => false,
    score: () => undefined,
    markets: (now) =>
      remembered(
        `${seed}/${info.id}/${week}`,
        `${phase(now)}/${Math.floor(Math.min(now, settled) / STEP)}`,
        () => build(now),
      ),
  };

  return {
    id: `${info.id}0${String(((week % 100) + 100) % 100).padStart(2, '0')}`,
    name: stop.name,
    listed: start - 8 * DAY,
    start,
    end: settled,
    known: () => [event],
  };
}

function drawField(seed: string, tour: string, week: number, members: number): Golfer[] {
  const everyone = people(members, [seed, tour]);
  const entry = random(seed, tour, week, 'entry')
    .shuffle(everyone.map((_, i) => i))
    .slice(0, FIELD);
  const golfers = entry.map((player) => {
    const skill = random(seed, tour, player, 'skill').normal(0, SKILL_DEVIATION);
    const draw = random(seed, tour, week, player, 'rounds');
    return {
      name: at(everyone, player).name,
      expected: PAR - skill,
      rounds: Array.from({ length: ROUNDS }, () => Math.round(draw.normal(PAR - skill, ROUND_DEVIATION))),
      playOff: draw.next(),
    };
  });
  const total = ({ rounds }: { rounds: number[] }): number => sum(rounds);
  const order = [...golfers].sort((a, b) => total(a) - total(b) || a.playOff - b.playOff);
  return golfers.map(({ name, expected, rounds }, i) => ({
    name,
    expected,
    rounds,
    place: order.indexOf(golfers[i] as (typeof golfers)[number]) + 1,
  }));
}
