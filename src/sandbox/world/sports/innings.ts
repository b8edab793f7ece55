import { random } from '../random.js';
import { at, sum } from './arrays.js';
import {
  certain,
  convolved,
  type Distribution,
  fromWeights,
  overdispersed,
  quantile,
} from './distribution.js';
import type { Match } from './match-types.js';
import { expectedScore, type Progress } from './score-distribution.js';
import { periodShare, type ScoreModel, scoreValue, soFar } from './score-model.js';

// How a side's innings of twenty overs begins: runs after some overs, and at the fall of the first wicket. The numbers are
// called `over1#home`, `over4#away`, `wicket1#home`; with `dismissal#home` how the first wicket falls and with `out#home`
// which of the openers goes. How large they are is set to lines that were recorded, the spread is ours.

const OVERS = 20;

/** Parts of an innings' runs that come in these overs, and how much more than by chance each varies. */
const STRETCHES = [
  { upTo: 1, part: 0.0425, dispersion: 2.1 },
  { upTo: 4, part: 0.152, dispersion: 2.6 },
  { upTo: 5, part: 0.052, dispersion: 2.2 },
] as const;
const FIRST_WICKET = { part: 0.135, dispersion: 17, varies: 0.11 };
/** Caught, bowled, leg before, run out, stumped or otherwise. */
const DISMISSALS = [0.62, 0.18, 0.1, 0.06, 0.04];

/** Where an innings stands: how much of it is played, and the runs made. */
interface Stand {
  share: number;
  runs: number;
}

function standOf(model: ScoreModel, side: 0 | 1, { played }: Progress): Stand {
  const period = model.expected[side].findIndex((mean) => mean > 0);
  const share = periodShare(played, period, model.scoring.periods);
  return { share, runs: share <= 0 ? 0 : soFar(model, side, period, share) };
}

function stretch(model: ScoreModel, side: 0 | 1, index: number): Distribution {
  const { part, dispersion } = at(STRETCHES, index);
  return overdispersed(expectedScore(model, side) * part, dispersion);
}

/** Runs after so many overs, as expected before the innings. */
function afterOvers(model: ScoreModel, side: 0 | 1, overs: number): Distribution {
  return STRETCHES.filter(({ upTo }) => upTo <= overs)
    .map((_, i) => stretch(model, side, i))
    .reduce(convolved);
}

/** A number above what it is known to be above. */
function beyond(d: Distribution, least: number): Distribution {
  if (least <= d.low) return d;
  const high = Math.max(d.high, least + 1);
  return fromWeights(
    least,
    Array.from({ length: high - least + 1 }, (_, i) => Math.max(1e-12, d.between(least + i, least + i))),
  );
}

interface Name {
  what: string;
  side: 0 | 1;
}

/** The parts of a name of this file; undefined for another. */
export function inningsName(name: string): Name | undefined {
  const found = /^(over[145]|wicket1|dismissal|out)#(home|away)$/.exec(name);
  return found ? { what: found[1] as string, side: found[2] === 'home' ? 0 : 1 } : undefined;
}

/** What such a number came to. */
export function inningsValue(seed: string, match: Match, model: ScoreModel, { what, side }: Name): number {
  const draw = random(seed, match.info.id, match.fixture.key, 'innings', side);
  const drawn = STRETCHES.map((_, i) => quantile(stretch(model, side, i), draw.next()));
  const wicket = draw.next();
  const dismissal = draw.next();
  const total = scoreValue(model, side === 0 ? 'home@reg' : 'away@reg');
  if (what === 'dismissal') return quantile(fromWeights(0, DISMISSALS), dismissal);
  if (what === 'out') return draw.int(0, 1);
  if (what === 'wicket1') return Math.min(total, quantile(firstWicket(seed, match, model, side), wicket));
  const overs = Number(what.slice('over'.length));
  return Math.min(total, sum(drawn.filter((_, i) => at(STRETCHES, i).upTo <= overs)));
}

function firstWicket(seed: string, match: Match, model: ScoreModel, side: 0 | 1): Distribution {
  const { part, dispersion, varies } = FIRST_WICKET;
  const openers = random(seed, match.info.id, match.fixture.key, 'openers', side).normal(0, varies);
  return overdispersed(expectedScore(model, side) * part * Math.exp(openers), dispersion);
}

/** How such a number is distributed: certain once it is past, above what is on the board until then. */
export function inningsDistribution(
  seed: string,
  match: Match,
  model: ScoreModel,
  name: Name,
  progress: Progress,
): Distribution {
  const { what, side } = name;
  const { share, runs } = standOf(model, side, progress);
  const came = (): number => inningsValue(seed, match, model, name);
  if (what === 'wicket1') {
    if (share > 0 && runs >= came()) return certain(came());
    return beyond(firstWicket(seed, match, model, side), runs);
  }
  if (what === 'dismissal' || what === 'out') {
    const wicket = inningsValue(seed, match, model, { what: 'wicket1', side });
    if (share > 0 && runs >= wicket) return certain(came());
    return fromWeights(0, what === 'out' ? [1, 1] : DISMISSALS);
  }
  const overs = Number(what.slice('over'.length));
  return share * OVERS >= overs ? certain(came()) : afterOvers(model, side, overs);
}
