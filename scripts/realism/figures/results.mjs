// Results against price, rank and true chance.

import { racesRun } from '../sample.mjs';
import { band, groupBy, mean, perGroup, share, sum, value } from '../statistics.mjs';

const runners = (sample, code) => racesRun(sample, code).flatMap((race) => race.starters);
const wins = (list) => share(sum(list.map(({ won }) => won)), list.length);

function expectedByBand(sample) {
  const list = racesRun(sample, 'R').flatMap(({ starters }) => {
    const whole = sum(starters.map(({ close }) => 1 / close));
    return starters.map(({ close }) => ({ close, expected: 1 / close / whole }));
  });
  return perGroup(
    list,
    ({ close }) => band(close),
    (of) => value(mean(of.map(({ expected }) => expected)), of.length),
  );
}

/** By rank: the part of races won, or in which the runner of that rank came in the first `places`. Ties share a rank's runners in card order. */
const byRank = (code, price, places) => (sample) => {
  const races = racesRun(sample, code);
  const ranked = races.flatMap(({ starters }) =>
    [...starters].sort((a, b) => price(a) - price(b)).map((runner, i) => ({ rank: i + 1, runner })),
  );
  return Object.fromEntries(
    [...groupBy(ranked, ({ rank }) => rank)].map(([rank, list]) => {
      const hits =
        places === 1
          ? sum(list.map(({ runner }) => runner.won))
          : list.filter(({ runner }) => runner.home <= places).length;
      return [rank, share(hits, races.length)];
    }),
  );
};

/** The power k for which chances in proportion to price^-k make the results likeliest. */
function power(races, price) {
  const slope = (k) =>
    sum(
      races.map(({ starters }) => {
        const logs = starters.map((one) => Math.log(price(one)));
        const weights = logs.map((log) => Math.exp(-k * log));
        const whole = sum(weights);
        const expected = sum(logs.map((log, i) => (log * weights[i]) / whole));
        return expected - sum(starters.map(({ won }, i) => won * logs[i]));
      }),
    );
  let [low, high] = [0.3, 3];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

const perCode = (name, figure) =>
  Object.fromEntries(['R', 'H', 'G'].map((code) => [`${name} ${code}`, figure(code)]));
const odds = ({ chance }) => 1 / chance;
const close = (runner) => runner.close;

export const RESULTS = {
  'won by band of closing price R': (sample) =>
    perGroup(runners(sample, 'R'), (one) => band(one.close), wins),
  'expected from the book by band R': expectedByBand,
  ...perCode(
    'won by band of 1 / true chance',
    (code) => (sample) => perGroup(runners(sample, code), (one) => band(odds(one)), wins),
  ),
  'true chance as a power of the price': (sample) => {
    const races = racesRun(sample, 'R');
    // The published sample of 751 races has an error of 0.045; ours shrinks with the root of its size.
    const se = 0.045 * Math.sqrt(751 / Math.max(1, races.length));
    return {
      'closing R': { ...value(power(races, close), races.length), se },
      'opening R': {
        ...value(
          power(races, (one) => one.open),
          races.length,
        ),
        se,
      },
    };
  },
  'won by rank of closing price R': byRank('R', close, 1),
  'in the first three by rank of closing price R': byRank('R', close, 3),
  ...perCode('won by rank of true chance', (code) => byRank(code, odds, 1)),
};
