// Fixed prices: books, ranks, the ladder, places, and how they move.

import { racesRun } from '../sample.mjs';
import {
  band,
  deviation,
  groupBy,
  line,
  mean,
  middle,
  perGroup,
  points,
  share,
  sum,
  value,
} from '../statistics.mjs';

const HOUR = 3_600_000;
const runners = (sample, code = 'R') => racesRun(sample, code).flatMap((race) => race.starters);
const book = (prices) => sum(prices.map((price) => 1 / price));

const SIZES = [
  ['<=5', 5],
  ['6-7', 7],
  ['8-9', 9],
  ['10-11', 11],
  ['12-13', 13],
  ['14-15', 15],
  ['16+', 99],
];
const sizeOf = (race) => SIZES.find(([, most]) => race.starters.length <= most)[0];
const withAll = (groups, list) => [...groups, ['all', list]];
const bySize = (sample) => withAll(groupBy(racesRun(sample, 'R'), sizeOf), racesRun(sample, 'R'));

function closingBook(sample) {
  return Object.fromEntries(
    bySize(sample).map(([size, races]) => {
      const books = races.map(({ starters }) => book(starters.map(({ close }) => close)));
      return [size, { ...value(mean(books), books.length), se: deviation(books) / Math.sqrt(books.length) }];
    }),
  );
}

function placeBook(sample) {
  const rows = bySize(sample).map(([size, races]) => {
    const placed = races.filter(({ fixedPlaces }) => fixedPlaces > 0);
    const books = placed.map(
      ({ starters, fixedPlaces }) => book(starters.map(({ place }) => place)) / fixedPlaces,
    );
    return [size, middle(books)];
  });
  return Object.fromEntries(rows);
}

/** With the runners that were later scratched with a deduction, as far as they were priced. */
function openingBook(sample) {
  const rows = bySize(sample).map(([size, races]) => {
    const books = races.map(({ starters, out }) =>
      book([
        ...starters.map(({ open }) => open),
        ...out.flatMap(({ price }) => (price?.winDeduction > 0 ? [price.open] : [])),
      ]),
    );
    return points(books, `${size}: `);
  });
  return Object.assign({}, ...rows);
}

const byRank = (races, price) => {
  const ranks = new Map();
  for (const { starters } of races) {
    const sorted = starters.map(price).sort((a, b) => a - b);
    for (const [i, one] of sorted.entries()) ranks.set(i + 1, [...(ranks.get(i + 1) ?? []), one]);
  }
  return ranks;
};
const rankRows =
  (price, code = 'R') =>
  (sample) =>
    Object.assign(
      {},
      ...[...byRank(racesRun(sample, code), price)].map(([rank, list]) => points(list, `${rank}: `)),
    );
const rankMedians = (size) => (sample) =>
  Object.fromEntries(
    [
      ...byRank(
        racesRun(sample, 'R').filter((race) => sizeOf(race) === size),
        ({ close }) => close,
      ),
    ].map(([rank, list]) => [rank, middle(list)]),
  );

function evenness(weights) {
  const total = sum(weights);
  return -sum(weights.map((w) => (w / total) * Math.log(w / total))) / Math.log(weights.length);
}

const placed = (sample) =>
  racesRun(sample, 'R')
    .filter(({ fixedPlaces }) => fixedPlaces === 3)
    .flatMap(({ starters }) => starters);

function moves(sample) {
  return runners(sample).map(({ open, close }) => ({ open, close, move: Math.log(close / open) }));
}
const moveRows = (key, figure) => (sample) => {
  const list = moves(sample);
  return Object.assign({}, ...withAll(groupBy(list, key), list).map(([name, of]) => figure(name, of)));
};
const deviationsBy = (key) =>
  moveRows(key, (name, of) => ({ [name]: value(deviation(of.map(({ move }) => move)), of.length) }));
const opening = ({ open }) => band(open);
const closing = ({ close }) => band(close);

function logitMoves(sample) {
  const logit = (p) => Math.log(p / (1 - p));
  const list = racesRun(sample, 'R').flatMap(({ starters }) => {
    const [before, after] = ['open', 'close'].map((key) => book(starters.map((one) => one[key])));
    return starters.map(({ open, close }) => ({
      open,
      move: logit(1 / close / after) - logit(1 / open / before),
    }));
  });
  return Object.fromEntries(
    withAll(groupBy(list, opening), list).map(([name, of]) => [
      name,
      value(deviation(of.map(({ move }) => move)), of.length),
    ]),
  );
}

function favouriteKept(sample) {
  const races = racesRun(sample, 'R');
  const kept = races.map(({ starters }) => {
    const [open, close] = ['open', 'close'].map((key) => Math.min(...starters.map((one) => one[key])));
    const first = starters.filter((one) => one.open === open);
    return first.filter((one) => one.close === close).length / first.length;
  });
  return { share: share(sum(kept), races.length) };
}

const priceAt = (steps, at) => steps.findLast((step) => step.at <= at)?.price;

function lastMoves(sample) {
  const races = racesRun(sample, 'R');
  return Object.fromEntries(
    [12, 6, 3, 2, 1].map((hours) => {
      const list = races.flatMap(({ starters, jump }) =>
        starters.flatMap(({ steps, close }) => {
          const then = priceAt(steps, jump - hours * HOUR);
          return then === undefined ? [] : [Math.log(close / then)];
        }),
      );
      return [`${hours}h`, value(deviation(list), list.length)];
    }),
  );
}

function changes(sample) {
  const spans = { '3-12h': [3, 12], '1-3h': [1, 3], '15-60min': [0.25, 1] };
  return Object.fromEntries(
    Object.entries(spans).map(([name, [from, to]]) => {
      let [seen, changed] = [0, 0];
      for (const { starters, jump } of racesRun(sample, 'R')) {
        for (const { steps } of starters) {
          for (let left = to * HOUR; left > from * HOUR; left -= HOUR / 6) {
            const [before, after] = [priceAt(steps, jump - left), priceAt(steps, jump - left + HOUR / 6)];
            if (before === undefined) continue;
            seen += 1;
            if (before !== after) changed += 1;
          }
        }
      }
      return [name, share(changed, seen)];
    }),
  );
}

const perCode = (name, figure) =>
  Object.fromEntries(['R', 'H', 'G'].map((code) => [`${name} ${code}`, figure(code)]));

/** Figures of fixed prices; `published` has the ladder that was seen. */
export const pricesFigures = (published) => {
  const ladder = published.groups.find(({ group }) => group === 'price ladder R');
  const onLadder = (member, rungs) => (list) => {
    const [low, high] = [rungs[0], rungs.at(-1)];
    const within = list.map((one) => one[member]).filter((price) => price >= low && price <= high);
    return share(within.filter((price) => rungs.includes(price)).length, within.length);
  };
  return {
    'closing win book R by starters': closingBook,
    'closing place book / places R by starters': placeBook,
    'opening win book R by starters': openingBook,
    'closing win book 2026 (a guess)': (sample) =>
      Object.fromEntries(
        ['R', 'H', 'G'].map((code) => {
          const books = racesRun(sample, code).map(({ starters }) =>
            book(starters.map(({ close }) => close)),
          );
          return [code, value(mean(books), books.length)];
        }),
      ),
    'closing price by rank R': rankRows(({ close }) => close),
    'opening price by rank R': rankRows(({ open }) => open),
    ...Object.fromEntries(
      SIZES.map(([size]) => [`closing price by rank R, ${size} starters`, rankMedians(size)]),
    ),
    ...perCode('1 / true chance by rank', (code) => rankRows(({ chance }) => 1 / chance, code)),
    'evenness of closing prices R': (sample) =>
      points(racesRun(sample, 'R').map(({ starters }) => evenness(starters.map(({ close }) => 1 / close)))),
    ...perCode(
      'evenness of true chances',
      (code) => (sample) =>
        points(racesRun(sample, code).map(({ starters }) => evenness(starters.map(({ chance }) => chance)))),
    ),
    'price ladder R': (sample) => ({
      'closing win prices on it': onLadder('close', ladder.win)(runners(sample)),
      'closing place prices on it': onLadder('place', ladder.place)(placed(sample)),
    }),
    'ln(place - 1) on ln(win - 1) R, fixed': (sample) => {
      const list = placed(sample).filter(({ place }) => place > 1);
      const fit = line(list.map(({ close, place }) => [Math.log(close - 1), Math.log(place - 1)]));
      return {
        intercept: value(fit.intercept, list.length),
        slope: value(fit.slope, list.length),
        'residual sd': value(fit.residual, list.length),
      };
    },
    '(place - 1) / (win - 1) R, fixed': (sample) =>
      perGroup(placed(sample), closing, (of) =>
        middle(of.map(({ close, place }) => (place - 1) / (close - 1))),
      ),
    'ln(closing / opening) R by opening band': moveRows(opening, (name, of) => ({
      [`${name}: mean`]: value(mean(of.map(({ move }) => move)), of.length),
      ...points(
        of.map(({ move }) => move),
        `${name}: `,
      ),
    })),
    'sd of ln(closing / opening) R by opening band': deviationsBy(opening),
    'unchanged and firmed R by opening band': moveRows(opening, (name, of) => ({
      [`${name}: unchanged`]: share(of.filter(({ move }) => move === 0).length, of.length),
      [`${name}: firmed`]: share(of.filter(({ move }) => move < 0).length, of.length),
    })),
    'mean ln(closing / opening) R by closing band': moveRows(closing, (name, of) => ({
      [name]: value(mean(of.map(({ move }) => move)), of.length),
    })),
    'sd of ln(closing / opening) R by closing band': deviationsBy(closing),
    'sd of the logit move R by opening band': logitMoves,
    'opening favourite is closing favourite R': favouriteKept,
    'sd of ln(last price / price then) R': lastMoves,
    'price changes in ten minutes R': changes,
  };
};
