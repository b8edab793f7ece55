import type { JsonObject } from '../../../util/json.js';
import type { FixedPrice, Race, Runner } from '../../world/racing.js';
import { raceLink, silkLink } from './links.js';
import type { Runners } from './runner.js';
import { scratchedAs } from './stub.js';
import type { View } from './view.js';
import { seconds } from './write.js';

/** Side markets write names without apostrophes (recorded). */
const plain = (name: string): string => name.replaceAll("'", '');

/** A price as side markets quote it: finer steps than a win, down to 1.01. */
function quoted(price: number): number {
  const step = price < 1.5 ? 0.01 : price < 2 ? 0.05 : price < 5 ? 0.25 : price < 10 ? 0.5 : 1;
  return Math.max(1.01, Math.round(Math.round(price / step) * step * 100) / 100);
}

// Log odds to finish in the first k, against the log odds to win (fitted to one recorded race).
const TOP: readonly (readonly [base: number, slope: number])[] = [
  [0, 1],
  [-1.28, 1],
  [-2.05, 1.02],
  [-2.75, 1.02],
];

function topPrice(win: number, k: number): number {
  const [base, slope] = TOP[k - 1] ?? [0, 1];
  return k === 1 ? win : quoted(1 + Math.exp(base + slope * Math.log(win - 1)));
}

/** Runners that can be bet on now, each with its price. */
function priced({ card, prices }: Runners, now: number): { runner: Runner; price: FixedPrice }[] {
  return card.runners.flatMap((runner) => {
    const price = prices.get(runner.number);
    return price && scratchedAs(runner, now) === undefined ? [{ runner, price }] : [];
  });
}

// Numbers of markets and propositions, apart from those of the win market.
const marketId = (race: Race, market: number): number =>
  130_000_000 + (Date.parse(race.meeting.date) / 86_400_000 - 15_000) * 4_000 + race.index * 8 + market;
const proposition = (runner: Runner, market: number): number => runner.proposition + (market + 1) * 1_000_000;

/** True while side markets stand: fixed odds open and enough runners. */
function stand(runners: Runners, now: number): boolean {
  return runners.state.fixedOpen && priced(runners, now).length >= 5;
}

/** The four markets on finishing in the first one to four. */
export function sameRaceMultiMarkets({ now }: View, runners: Runners): JsonObject[] {
  if (!stand(runners, now)) return [];
  const { race } = runners;
  const rows = priced(runners, now);
  return [1, 2, 3, 4].map((k) => {
    const name = `${race.meeting.name}-R${race.number}-Top${k}`;
    return {
      id: marketId(race, k),
      name,
      shortName: name,
      betOption: `Top ${k}`,
      message: null,
      informationMessage: null,
      refundsAndDeductions: true,
      bettingStatus: 'Open',
      allowMulti: true,
      propositions: rows.map(({ runner, price }) => ({
        name: plain(runner.name),
        returnWin: topPrice(price.win, k),
        returnPlace: 1.01,
        bettingStatus: 'Open',
        allowPlace: false,
        number: proposition(runner, k),
        runnerNumber: runner.number,
      })),
    };
  });
}

const FAVOURITE_OUT_BOOK = 1.24;

/** The market without the favourite, which stands in it as a reserve at no price. */
export function extraMarkets(view: View, runners: Runners): JsonObject[] {
  const { race, favourites } = runners;
  if (!stand(runners, view.now) || race.meeting.code !== 'R') return [];
  const rows = priced(runners, view.now);
  const favourite = rows.find(({ price }) => price.win === favourites.win)?.runner;
  if (!favourite) return [];
  const rest = rows.reduce((sum, { runner, price }) => sum + (runner === favourite ? 0 : 1 / price.win), 0);
  const name = `${race.meeting.name}-R${race.number}-Fav`;
  return [
    {
      id: marketId(race, 0),
      name: `${name} Out`,
      shortName: `${name}Out`,
      betOption: 'Favourite Out',
      message: `Must finish 1st or 2nd behind ${plain(favourite.name)}`,
      informationMessage: null,
      cashOutEligibility: 'Disabled',
      refundsAndDeductions: true,
      closeTime: seconds(runners.state.start),
      bettingStatus: 'Open',
      allowWin: true,
      allowPlace: false,
      allowEachWay: false,
      allowMulti: true,
      allowMultiWin: true,
      allowMultiPlace: false,
      allowMultiEachWay: false,
      numberOfPlaces: 0,
      allowBundle: false,
      propositions: rows.map(({ runner, price }, i) => {
        const out = runner === favourite;
        return {
          // Here an id and a number are two things (recorded).
          id: String(2_000_000 + proposition(runner, 5)),
          name: plain(runner.name),
          returnWin: out ? 0 : quoted((rest * price.win) / FAVOURITE_OUT_BOOK),
          returnPlace: out ? 0 : 1.01,
          bettingStatus: out ? 'Reserve' : 'Open',
          allowPlace: false,
          sortOrder: i + 1,
          number: proposition(runner, 5),
          runnerNumber: runner.number,
          isOpen: !out,
          silkURL: silkLink(view, runner.silk),
          _links: { form: raceLink(view, race, `/form/${runner.number}`) },
        };
      }),
    },
  ];
}
