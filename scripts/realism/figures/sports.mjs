// Sports: how many markets a match has, what they look like, and how far the head to head moves.

import { deviation, groupBy, median, middle, perGroup, points, share, sum, value } from '../statistics.mjs';

const HOUR = 3_600_000;
/** Hours before the start at which a match is looked at, as the published answers were taken. */
const LOOKS = [0.4, 0.5, 1.6, 18.8];
const FIRST_SIGHT = { '<1d': 12, '1-2d': 36, '2-4d': 72, '4-7d': 130 };

/** Matches of a competition that start in the stretch, with the looks taken at each. */
export function sampleMatches(world, info, from, days) {
  const found = new Map();
  for (let now = from; now < from + days * 24 * HOUR; now += 6 * HOUR) {
    for (const event of world.open(info, now)) {
      // Of matches that were called off nothing was published.
      if (event.calledOff(event.start + 24 * HOUR)) continue;
      if (event.isFuture || event.start < from + 24 * HOUR || event.start > from + days * 24 * HOUR) continue;
      found.set(event.uniqueId, event);
    }
  }
  return [...found.values()].map((event, i) => ({
    event,
    markets: event.markets(event.start - LOOKS[i % LOOKS.length] * HOUR),
  }));
}

const selections = (market) => market.selections;
const book = (market) => sum(selections(market).map(({ price }) => 1 / price));
const open = (market) => market.status === 'Open';
const headToHead = (markets) => markets.find(({ option }) => option === 'Head To Head');

function matchRows(matches) {
  const counts = matches.map(({ markets }) => markets.length);
  const all = matches.flatMap(({ markets }) => markets);
  const options = sum(matches.map(({ markets }) => new Set(markets.map(({ option }) => option)).size));
  const of = (test) => share(all.filter(test).length, all.length);
  const plain = (test) => ({ ...of(test), share: false });
  const favourites = matches.flatMap(({ markets }) => {
    const h2h = headToHead(markets);
    return h2h ? [Math.min(...selections(h2h).map(({ price }) => price))] : [];
  });
  const moves = matches.flatMap(({ event }) => {
    const [first, last] = [event.start - 6 * 24 * HOUR, event.start - HOUR / 2].map((at) =>
      headToHead(event.markets(at)),
    );
    if (!first || !last) return [];
    return selections(last).map(({ price }, i) => Math.log(price / selections(first)[i].price));
  });
  const rows = {
    ...points(counts, 'markets a match: '),
    'selections a match, median': value(
      median(matches.map(({ markets }) => sum(markets.map((m) => m.selections.length)))),
      matches.length * 10,
    ),
    suspended: of((market) => !open(market)),
    'going in play': plain(({ goingInPlay }) => goingInPlay),
    'same game': plain(({ sameGame }) => sameGame),
    ...points(favourites, 'favourite head to head: '),
    'sd of ln(last / first head to head)': value(deviation(moves), moves.length),
  };
  // What cash out a market has is one for all of an option in a match.
  for (const kind of ['Enabled', 'PreMatch', 'Disabled', 'AvailableSoon'])
    rows[`cash out ${kind}`] = { ...of(({ cashOut }) => cashOut === kind), n: options };
  for (const [name, hours] of Object.entries(FIRST_SIGHT)) {
    const seen = matches.map(({ event }) => event.markets(event.start - hours * HOUR).length);
    rows[`markets ${name} before, median`] = value(median(seen), seen.length * 10);
  }
  return rows;
}

const byOption = (matches, figure) =>
  perGroup(
    matches.flatMap(({ markets }) => markets.filter(open)),
    ({ option }) => option,
    figure,
  );

/** The line a market is about, without its sign. */
const lineOf = (market) =>
  Number(
    /(-?\d+(?:\.\d+)?)(?!.*\d)/.exec(`${selections(market)[0].line ?? selections(market)[0].name}`)?.[1],
  );

function lineRows(matches) {
  const list = matches.flatMap(({ markets }) => markets.filter((market) => market.selections.length === 2));
  const lined = list
    .map((market) => ({ option: market.option, line: Math.abs(lineOf(market)) }))
    .filter(({ line }) => Number.isFinite(line));
  return Object.assign(
    {},
    ...[...groupBy(lined, ({ option }) => option)].map(([option, of]) =>
      points(
        of.map(({ line }) => line),
        `${option}: `,
      ),
    ),
  );
}

/** Figures of one competition, by the name its groups bear. */
export function sportsFigures(name, matches) {
  return {
    [`${name} matches`]: () => matchRows(matches),
    [`${name} books, median`]: () => byOption(matches, (of) => middle(of.map(book))),
    [`${name} selections a market, median`]: () =>
      byOption(matches, (of) => middle(of.map((m) => m.selections.length))),
    [`${name} lines`]: () => lineRows(matches),
  };
}
