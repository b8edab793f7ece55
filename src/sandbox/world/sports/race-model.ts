import { random } from '../random.js';
import { sum } from './arrays.js';
import type { Race } from './catalogue-types.js';
import { type Distribution, fromWeights, roundedNormal, shifted } from './distribution.js';

/** A contest of legs or sets, first to `target`: darts and tennis. */
export interface RaceModel {
  race: Race;
  /** Probability that the first named player wins a leg. */
  legChance: number;
  /** 1 when the first named player won the leg, by order of play. */
  legs: readonly number[];
  /** Games (or throws) in each leg played. */
  games: readonly number[];
}

/** Draws a contest up front; `edge` is the first player's strength less the second's, in log odds of a leg. */
export function raceModel(race: Race, edge: number, ...name: readonly (string | number)[]): RaceModel {
  const legChance = Math.min(0.93, Math.max(0.07, 1 / (1 + Math.exp(-edge))));
  const draw = random(...name, 'race');
  const legs: number[] = [];
  const games: number[] = [];
  let first = 0;
  let second = 0;
  while (first < race.target && second < race.target) {
    const won = draw.chance(legChance) ? 1 : 0;
    legs.push(won);
    games.push(Math.max(6, Math.round(draw.normal(race.gamesPerLeg, race.gamesPerLeg * 0.19))));
    if (won === 1) first++;
    else second++;
  }
  return { race, legChance, legs, games };
}

/** Legs won by each after `played` (share of the contest). */
export function legsAt(model: RaceModel, played: number): { home: number; away: number } {
  const over = Math.floor(model.legs.length * Math.min(1, Math.max(0, played)) + 1e-9);
  const home = sum(model.legs.slice(0, over));
  return { home, away: over - home };
}

/** What `name` (`margin@full`, `total@full` in games, `legs@full`, `margin@p1`) came to. */
export function raceValue(model: RaceModel, name: string): number {
  const { home, away } = legsAt(model, 1);
  if (name === 'margin@p1') return model.legs[0] === 1 ? 1 : -1;
  if (name === 'total@full') return sum(model.games);
  return name === 'legs@full' ? home + away : home - away;
}

/** Probabilities of each final score from `home`-`away` legs on, called with (home legs, away legs, probability). */
function finals(
  model: RaceModel,
  chance: number,
  home: number,
  away: number,
  p: number,
  found: (home: number, away: number, p: number) => void,
): void {
  const { target } = model.race;
  if (home === target || away === target) {
    found(home, away, p);
    return;
  }
  finals(model, chance, home + 1, away, p * chance, found);
  finals(model, chance, home, away + 1, p * (1 - chance), found);
}

/** How `name` is distributed after a share of the contest; `bias` moves the leg chance in log odds. */
export function raceDistribution(model: RaceModel, name: string, played: number, bias: number): Distribution {
  const { target, gamesPerLeg } = model.race;
  const now = legsAt(model, played);
  const chance = 1 / (1 + Math.exp(-(Math.log(model.legChance / (1 - model.legChance)) + bias)));
  if (name === 'margin@p1') {
    if (now.home + now.away > 0) return fromWeights(raceValue(model, name), [1]);
    return fromWeights(-1, [1 - chance, 0, chance]);
  }
  const margins = new Float64Array(2 * target + 1);
  const lengths = new Float64Array(2 * target);
  finals(model, chance, now.home, now.away, 1, (home, away, p) => {
    margins[home - away + target] = (margins[home - away + target] as number) + p;
    lengths[home + away] = (lengths[home + away] as number) + p;
  });
  if (name === 'margin@full') return fromWeights(-target, margins);
  if (name === 'legs@full') return fromWeights(0, lengths);
  if (name !== 'total@full') throw new RangeError(`no number is called ${name}`);
  const over = now.home + now.away;
  const known = sum(model.games.slice(0, over));
  const left = lengths.reduce((total, p, legs) => total + p * (legs - over), 0);
  return shifted(
    known,
    roundedNormal(left * gamesPerLeg, Math.sqrt(left) * gamesPerLeg * 0.32, { floor: 0 }),
  );
}
