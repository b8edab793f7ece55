// Who comes out, when, and what it costs the others.

import { racesRun } from '../sample.mjs';
import { band, histogram, mean, middle, perGroup, share, value } from '../statistics.mjs';

const MINUTE = 60_000;
const gallops = (sample) => racesRun(sample, 'R');
const deducted = ({ price }) => (price?.winDeduction ?? 0) > 0;

function scratchings(sample) {
  const races = gallops(sample);
  const counts = races.map(({ out }) => out.length);
  const listed = races.reduce((total, race) => total + race.listed, 0);
  const having = (test) =>
    share(races.filter(({ out, ...race }) => out.some((one) => test(one, race))).length, races.length);
  return Object.assign(
    histogram(counts, (n) => (n >= 5 ? '5 and more' : n)),
    {
      mean: value(mean(counts), counts.length),
      'share of listed': share(
        counts.reduce((a, b) => a + b, 0),
        listed,
      ),
      'races with a deduction': having(deducted),
      'deductions a race': value(mean(races.map(({ out }) => out.filter(deducted).length)), races.length),
      'races with a late one on the tote': having(({ late }) => late),
      'races with one in the last 30 min': having(({ at }, { advertised }) => advertised - at < 30 * MINUTE),
    },
  );
}

function whenOf(minutes) {
  if (minutes < 0) return 'after the advertised start';
  if (minutes < 30) return 'last 30 min';
  if (minutes < 120) return '30 min-2 h';
  if (minutes < 360) return '2-6 h';
  if (minutes < 1440) return '6-24 h';
  return minutes < 2880 ? '24-48 h' : '48 h and more';
}

const whenScratched = (sample) =>
  histogram(
    gallops(sample).flatMap(({ out, advertised }) => out.map(({ at }) => (advertised - at) / MINUTE)),
    whenOf,
  );

const priced = (sample) =>
  gallops(sample).flatMap(({ out }) => out.filter(deducted).map(({ price }) => price));
const cents = (member) => (sample) =>
  perGroup(
    priced(sample),
    ({ last }) => band(last),
    (list) => middle(list.map((one) => one[member])),
  );

export const SCRATCHINGS = {
  'scratchings R': scratchings,
  'when scratched R': whenScratched,
  'win cents deducted R, median': cents('winDeduction'),
  'place cents deducted R, median': cents('placeDeduction'),
  'deduction rule R': (sample) => {
    const list = priced(sample);
    const exact = list.filter(({ last, winDeduction }) => winDeduction === Math.floor(74 / last));
    return { 'floor(74 / price) holds': share(exact.length, list.length) };
  },
  'scratched shown at 1.01 R': (sample) => {
    const list = gallops(sample).flatMap(({ out }) => out.filter(({ price }) => price));
    return { share: share(list.filter(({ price }) => price.win === 1.01).length, list.length) };
  },
};
