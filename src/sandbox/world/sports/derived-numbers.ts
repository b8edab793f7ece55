import { type Distribution, fromWeights } from './distribution.js';

/** A number made from the scores of a match. */
interface Derived {
  distribution(of: (name: string) => Distribution): Distribution;
  value(of: (name: string) => number): number;
}

const ODD: Derived = {
  distribution: (of) => {
    const total = of('total@full');
    let odd = 0;
    for (let k = total.low; k <= total.high; k++) if (k % 2 !== 0) odd += total.between(k, k);
    return fromWeights(0, [1 - odd, odd]);
  },
  value: (of) => of('total@full') % 2,
};

const BOTH_SCORE: Derived = {
  distribution: (of) => {
    const yes = of('home@reg').between(1, Infinity) * of('away@reg').between(1, Infinity);
    return fromWeights(0, [1 - yes, yes]);
  },
  value: (of) => (of('home@reg') > 0 && of('away@reg') > 0 ? 1 : 0),
};

/** Which half had more: 1 the first, -1 the second, 0 neither. */
const HALVES: Derived = {
  distribution: (of) => {
    const first = of('total@h1');
    const second = of('total@h2');
    let more = 0;
    let level = 0;
    for (let k = first.low; k <= first.high; k++) {
      const p = first.between(k, k);
      more += p * second.between(-Infinity, k - 1);
      level += p * second.between(k, k);
    }
    return fromWeights(-1, [Math.max(0, 1 - more - level), level, more]);
  },
  value: (of) => Math.sign(of('total@h1') - of('total@h2')),
};

/**
 * Which side has more of `number#home` and `number#away` (or `number:home` …): 1 home, -1 away, 0 neither.
 * The two are taken to be independent.
 */
function leader(home: string, away: string): Derived {
  return {
    distribution: (of) => {
      const own = of(home);
      const other = of(away);
      let more = 0;
      let level = 0;
      for (let k = own.low; k <= own.high; k++) {
        const p = own.between(k, k);
        more += p * other.between(-Infinity, k - 1);
        level += p * other.between(k, k);
      }
      return fromWeights(-1, [Math.max(0, 1 - more - level), level, more]);
    },
    value: (of) => Math.sign(of(home) - of(away)),
  };
}

/** How many halves a side wins, 0 to 2. */
function halvesWon(side: 1 | -1): Derived {
  const won = (d: Distribution): number => (side > 0 ? d.between(1, Infinity) : d.between(-Infinity, -1));
  return {
    distribution: (of) => {
      const first = won(of('margin@h1'));
      const second = won(of('margin@h2'));
      return fromWeights(0, [
        (1 - first) * (1 - second),
        first * (1 - second) + second * (1 - first),
        first * second,
      ]);
    },
    value: (of) => ['margin@h1', 'margin@h2'].filter((name) => Math.sign(of(name)) === side).length,
  };
}

/** Who wins in extra time: 1 home, -1 away, 0 when there is none. */
const EXTRA_TIME: Derived = {
  distribution: (of) => {
    const level = of('margin@reg').between(0, 0);
    return fromWeights(-1, [level / 2, 1 - level, level / 2]);
  },
  value: (of) => (of('margin@reg') === 0 ? Math.sign(of('margin@full')) : 0),
};

/** Whether a score is odd: `odd@home`. */
function oddScore(name: string): Derived {
  return {
    distribution: (of) => {
      const score = of(name);
      let odd = 0;
      for (let k = score.low; k <= score.high; k++) if (k % 2 !== 0) odd += score.between(k, k);
      return fromWeights(0, [1 - odd, odd]);
    },
    value: (of) => of(name) % 2,
  };
}

/** The exact score up to `most` each, numbered home × (most + 1) + away; anything else is the last number. */
function exactScore(most: number): Derived {
  const other = (most + 1) ** 2;
  return {
    distribution: (of) => {
      const home = of('home@reg');
      const away = of('away@reg');
      const weights = new Float64Array(other + 1);
      let rest = 1;
      for (let h = 0; h <= most; h++) {
        for (let a = 0; a <= most; a++) {
          const p = home.between(h, h) * away.between(a, a);
          weights[h * (most + 1) + a] = p;
          rest -= p;
        }
      }
      weights[other] = Math.max(0, rest);
      return fromWeights(0, weights);
    },
    value: (of) => {
      const home = of('home@reg');
      const away = of('away@reg');
      return home > most || away > most ? other : home * (most + 1) + away;
    },
  };
}

/** The number of this name, when it is one made from others. */
export function derivedNumber(name: string): Derived | undefined {
  if (name === 'odd') return ODD;
  if (name === 'bothScore') return BOTH_SCORE;
  if (name === 'halves') return HALVES;
  if (name === 'halvesWon:home') return halvesWon(1);
  if (name === 'halvesWon:away') return halvesWon(-1);
  if (name === 'lead:extraTime') return EXTRA_TIME;
  if (name === 'odd:home') return oddScore('home@full');
  if (name === 'odd:away') return oddScore('away@full');
  if (name.startsWith('lead:')) {
    const what = name.slice('lead:'.length);
    return what.startsWith('sum:')
      ? leader(`${what}:home`, `${what}:away`)
      : leader(`${what}#home`, `${what}#away`);
  }
  return name.startsWith('score:') ? exactScore(Number(name.slice('score:'.length))) : undefined;
}
