import { random } from '../random.js';
import { at, sum } from './arrays.js';
import type { CompetitionInfo } from './catalogue-types.js';
import type { OfferedMarket, SportsEvent } from './event.js';
import { memoLatest } from './memo.js';
import { eventNumber, marketNumber } from './numbers.js';
import { smoothNoise } from './opinion.js';
import { type OutrightMarket, outrightMarket, placeChances } from './outright.js';
import { strength } from './score-model.js';

const DAY = 86_400_000;
const STEP = DAY / 8;
const remembered = memoLatest<readonly OfferedMarket[]>(40);

/** The season `now` falls in: it ends at noon (UTC) of 15 December of its year. */
export function seasonEnd(now: number): { year: number; ends: number } {
  const year = new Date(now).getUTCFullYear();
  const ends = Date.UTC(year, 11, 15, 12);
  return now < ends ? { year, ends } : { year: year + 1, ends: Date.UTC(year + 1, 11, 15, 12) };
}

const softmax = (numbers: readonly number[]): number[] => {
  const top = Math.max(...numbers);
  const weights = numbers.map((n) => Math.exp(n - top));
  const total = sum(weights);
  return weights.map((w) => w / total);
};

/**
 * The long-range match of a competition's season: who wins it, who plays in the final, who comes last. Its name carries
 * the seasons it spans, with a slash (`NBA Championship 2026/27`).
 */
export function seasonEvent(seed: string, info: CompetitionInfo, serial: number, year: number): SportsEvent {
  const ends = Date.UTC(year, 11, 15, 12);
  const teams = typeof info.teams === 'number' ? [] : info.teams;
  const season = Math.floor(ends / (365.25 * DAY));
  const name = `${info.future} ${year}/${String((year + 1) % 100).padStart(2, '0')}`;
  const spread = info.scoring?.spread ?? 1;
  const lasting = teams.map((_, team) => (1.5 * strength(seed, info, team, season)) / spread);
  // Who ends first, second, … : a draw by strength (the exponential race of Plackett and Luce).
  const draw = random(seed, info.id, year, 'season');
  const order = softmax(lasting)
    .map((weight, team) => ({ team, time: -Math.log(1 - draw.next()) / weight }))
    .sort((a, b) => a.time - b.time)
    .map(({ team }) => team);
  const phase = (now: number) => (now < ends ? 'ahead' : now < ends + DAY / 24 ? 'deciding' : 'resulted');

  const build = (now: number): OfferedMarket[] => {
    const when = Math.min(ends - 1, Math.floor(now / STEP) * STEP);
    const wander = teams.map(
      (_, team) =>
        0.3 * Math.min(1, (ends - when) / (120 * DAY)) * smoothNoise([seed, info.id, team], when, 9 * DAY),
    );
    const thought = lasting.map((mean, team) => mean + at(wander, team));
    const first = softmax(thought);
    const last = softmax(thought.map((n) => -n));
    const market = (index: number, option: string, optionId: number, winners: number): OutrightMarket => ({
      number: marketNumber(serial, index, 0),
      option,
      optionId,
      priority: 900 + index,
      label: `${option} ${year}`,
      closes: ends,
      status: phase(now) === 'resulted' ? 'Resulted' : phase(now) === 'deciding' ? 'Suspended' : 'Open',
      inPlay: false,
      isFuture: true,
      winners,
    });
    const chances = (probabilities: readonly number[], winners: readonly number[]) =>
      teams.map((team, place) => ({
        name: team.name,
        place,
        probability: at(probabilities, place),
        won: winners.includes(place),
      }));
    const bottom = order.slice(-1);
    return [
      outrightMarket(market(0, 'Premiership Winner', 3001, 1), chances(first, order.slice(0, 1))),
      outrightMarket(
        market(1, 'To Make The Final', 3002, 2),
        chances(placeChances(first, 2), order.slice(0, 2)),
      ),
      outrightMarket(market(2, 'To Make Top 4', 3003, 4), chances(placeChances(first, 4), order.slice(0, 4))),
      outrightMarket(market(3, 'To Finish Last', 3004, 1), chances(last, bottom)),
    ];
  };

  return {
    id: `${info.prefix}Fut${year % 100}`,
    uniqueId: eventNumber(serial),
    name,
    start: ends,
    over: ends,
    broadcast: [],
    isFuture: true,
    markets: (now) =>
      remembered(
        `${seed}/${info.id}/${year}`,
        `${phase(now)}/${Math.floor(Math.min(now, ends) / STEP)}`,
        () => build(now),
      ),
    phase,
    calledOff: () => false,
    score: () => undefined,
  };
}
