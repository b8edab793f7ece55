// Tote dividends beside fixed prices, pools, and what the products pay.

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

const gallops = (sample) => racesRun(sample, 'R');
const plain = (race) => race.finish.slice(0, 4).every((group) => group.length === 1);
const winner = (race) => race.starters.find(({ home }) => home === 1);
const three = (sample, code = 'R') => racesRun(sample, code).filter(({ places }) => places === 3);

function winnersRatio(sample) {
  const ratios = gallops(sample)
    .filter(plain)
    .map((race) => winner(race).toteWin / winner(race).close);
  return {
    ...points(ratios),
    mean: value(mean(ratios), ratios.length),
    'tote pays more': share(ratios.filter((ratio) => ratio > 1).length, ratios.length),
  };
}

const ratioRows = (figure) => (sample) => {
  const list = gallops(sample).flatMap(({ starters }) =>
    starters
      .filter(({ toteWin }) => toteWin > 0)
      .map(({ toteWin, close }) => ({ close, ratio: Math.log(toteWin / close) })),
  );
  return Object.fromEntries(
    [...groupBy(list, ({ close }) => band(close)), ['all', list]].map(([name, of]) => [
      name,
      value(figure(of.map(({ ratio }) => ratio)), of.length),
    ]),
  );
};

function takeOut(sample) {
  const bracket = (races, member, places, add) => {
    const list = races.map(
      ({ starters }) => 1 - places / sum(starters.map((one) => 1 / (one[member] + add))),
    );
    return middle(list);
  };
  return {
    'win: upper, median': bracket(gallops(sample), 'toteWin', 1, 0),
    'win: lower, median': bracket(gallops(sample), 'toteWin', 1, 0.1),
    'place: upper, median': bracket(three(sample), 'totePlace', 3, 0),
    'place: lower, median': bracket(three(sample), 'totePlace', 3, 0.1),
  };
}

const bandOfTote = ({ toteWin }) => band(toteWin);

function placeFit(sample) {
  const list = three(sample).flatMap(({ starters }) =>
    starters.filter(({ totePlace, toteWin }) => totePlace > 1 && toteWin > 1),
  );
  const fit = line(list.map(({ toteWin, totePlace }) => [Math.log(toteWin - 1), Math.log(totePlace - 1)]));
  return {
    intercept: value(fit.intercept, list.length),
    slope: value(fit.slope, list.length),
    'residual sd': value(fit.residual, list.length),
  };
}

const winPool = (race) => race.pools.find(({ product }) => product === 'Win')?.total;
/** Pools counted once: a running double on its first leg, the others on their last. */
const counted = (race) =>
  race.pools.filter(({ product, leg, legs }) => product === 'RunningDouble' || leg === legs);
const told = (product) => (product === 'Big6' ? 'Big6 main' : product);

function poolRows(races, figure) {
  const list = races.flatMap((race) =>
    counted(race).map(({ product, total }) => ({
      product: told(product),
      total: product === 'Big6' ? total * 0.9 : total,
      win: winPool(race),
    })),
  );
  return Object.assign(
    {},
    ...[...groupBy(list, ({ product }) => product)].map(([product, of]) =>
      points(of.map(figure), `${product}: `),
    ),
  );
}

const melbourne = (sample) => gallops(sample).filter(({ meeting }) => meeting.melbourne);

function dayKind({ meeting }) {
  if (meeting.weekday === 'Sat') return 'Sat';
  if (meeting.weekday === 'Sun') return 'Sun';
  return meeting.weekday === 'Fri' && meeting.night ? 'Fri night' : 'weekday';
}

function winPoolSpread(sample) {
  const list = melbourne(sample).map((race) => ({ race, log: Math.log(winPool(race)) }));
  const meetings = [...groupBy(list, ({ race }) => race.meeting).values()].map((of) =>
    of.map(({ log }) => log),
  );
  const fit = line(list.map(({ race, log }) => [race.starters.length, log]));
  return {
    sd: value(deviation(list.map(({ log }) => log)), list.length),
    'sd of meeting means': value(deviation(meetings.map(mean)), meetings.length),
    'sd within a meeting, median': middle(meetings.map(deviation)),
    'slope per starter': value(fit.slope, list.length),
  };
}

const declared = (races) =>
  races.flatMap((race) =>
    race.dividends.map((one) => ({
      product: one.product,
      carried: one.jackpotCarriedOver / 100,
      amounts: one.dividends.map(({ amount }) => amount / 100),
    })),
  );

function dividendRows(races) {
  return Object.assign(
    {},
    ...[...groupBy(declared(races), ({ product }) => product)].map(([product, of]) =>
      points(
        of.flatMap(({ amounts }) => amounts.filter((amount) => amount > 0)),
        `${product}: `,
      ),
    ),
  );
}

function unpaid(sample) {
  return perGroup(
    declared(gallops(sample)),
    ({ product }) => product,
    (of) => share(of.filter(({ amounts }) => amounts.every((amount) => amount === 0)).length, of.length),
  );
}

const ratioOf = (over, under) => (sample) =>
  points(
    racesRun(sample, 'H')
      .filter(plain)
      .flatMap((race) => {
        const [a, b] = [over, under].map(
          (product) => race.dividends.find((one) => one.product === product)?.dividends[0]?.amount ?? 0,
        );
        return a > 0 && b > 0 ? [a / b] : [];
      }),
  );

function jackpotsIn(sample) {
  const list = gallops(sample).flatMap((race) => counted(race));
  return perGroup(
    list,
    ({ product }) => told(product),
    (of) => share(of.filter(({ jackpot }) => jackpot > 0).length, of.length),
  );
}
function jackpotsInMedian(sample) {
  const list = gallops(sample)
    .flatMap((race) => counted(race))
    .filter(({ jackpot }) => jackpot > 0);
  return perGroup(
    list,
    ({ product }) => told(product),
    (of) => middle(of.map(({ jackpot }) => jackpot)),
  );
}
const jackpotsOut = (sample) =>
  perGroup(
    declared(gallops(sample)),
    ({ product }) => product,
    (of) => share(of.filter(({ carried }) => carried > 0).length, of.length),
  );

function least(sample) {
  const rows = {};
  for (const code of ['R', 'H']) {
    const list = declared(racesRun(sample, code));
    for (const [product, amount] of [
      ['Win', 1.04],
      ['Place', 1.04],
      ['Place', 1],
    ]) {
      const paid = list
        .filter((one) => one.product === product)
        .flatMap(({ amounts }) => amounts.filter((x) => x > 0));
      rows[`${code} ${product.toLowerCase()} ${amount.toFixed(2)}`] = share(
        paid.filter((x) => x === amount).length,
        paid.length,
      );
    }
  }
  return rows;
}

const FIRST = { Quinella: 2, Exacta: 2, Trifecta: 3, FirstFour: 4 };

function harville(shares, order) {
  let [chance, left] = [1, 1];
  for (const number of order) {
    chance *= shares.get(number) / left;
    left -= shares.get(number);
  }
  return chance;
}

/** ln(dividend × Harville chance from what the tote paid on a win). */
const harvilleRows = (figure) => (sample) => {
  const list = gallops(sample)
    .filter(plain)
    .flatMap((race) => {
      const whole = sum(race.starters.map(({ toteWin }) => 1 / toteWin));
      const shares = new Map(race.starters.map(({ number, toteWin }) => [number, 1 / toteWin / whole]));
      return race.dividends.flatMap(({ product, dividends }) => {
        const order = race.finish.flat().slice(0, FIRST[product]);
        const amount = (dividends[0]?.amount ?? 0) / 100;
        if (!(product in FIRST) || amount === 0) return [];
        const chance =
          harville(shares, order) + (product === 'Quinella' ? harville(shares, [...order].reverse()) : 0);
        return [{ product, log: Math.log(amount * chance) }];
      });
    });
  return perGroup(
    list,
    ({ product }) => product,
    (of) => value(figure(of.map(({ log }) => log)), of.length),
  );
};

export const TOTE = {
  "winner's tote dividend / closing fixed R": winnersRatio,
  'mean ln(tote / fixed) R': ratioRows(mean),
  'sd of ln(tote / fixed) R': ratioRows(deviation),
  'take-out from full fields R': takeOut,
  'place / win dividend R': (sample) => {
    const list = three(sample).flatMap(({ starters }) => starters.filter(({ toteWin }) => toteWin > 0));
    return Object.assign(
      {},
      ...[...groupBy(list, bandOfTote)].map(([name, of]) =>
        points(
          of.map(({ toteWin, totePlace }) => totePlace / toteWin),
          `${name}: `,
        ),
      ),
    );
  },
  'place / win dividend of winners H, median': (sample) =>
    perGroup(three(sample, 'H').filter(plain).map(winner), bandOfTote, (of) =>
      middle(of.map(({ toteWin, totePlace }) => totePlace / toteWin)),
    ),
  'ln(place - 1) on ln(win - 1) R, tote': placeFit,
  'pool / win pool R': (sample) => poolRows(gallops(sample), ({ total, win }) => total / win),
  'pool in dollars, Melbourne gallops': (sample) => poolRows(melbourne(sample), ({ total }) => total),
  'win pool in dollars, Melbourne gallops, median': (sample) =>
    perGroup(melbourne(sample), dayKind, (of) => middle(of.map(winPool))),
  'ln win pool, Melbourne gallops': winPoolSpread,
  'dividend R': (sample) => dividendRows(gallops(sample)),
  'dividend H': (sample) => ({
    ...dividendRows(racesRun(sample, 'H')),
    ...points(
      racesRun(sample, 'H')
        .filter(plain)
        .map((race) => winner(race).totePlace)
        .filter((paid) => paid > 0),
      'Place of the winner: ',
    ),
  }),
  'exacta / quinella H': ratioOf('Exacta', 'Quinella'),
  'trifecta / exacta H': ratioOf('Trifecta', 'Exacta'),
  'first four / trifecta H': ratioOf('FirstFour', 'Trifecta'),
  'races that paid no dividend R': unpaid,
  'jackpot carried in R': jackpotsIn,
  'jackpot carried in R, median dollars': jackpotsInMedian,
  'jackpot carried out R': jackpotsOut,
  'least dividends': least,
  'third place paid H': (sample) => {
    const races = racesRun(sample, 'H');
    return { share: share(races.filter(({ places }) => places === 3).length, races.length) };
  },
  'mean ln(dividend x Harville chance) R': harvilleRows(mean),
  'sd of ln(dividend x Harville chance) R': harvilleRows(deviation),
};
