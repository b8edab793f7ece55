import type { JsonObject } from '../../../util/json.js';
import type { Race } from '../../world/racing.js';
import { WIN_ONLY } from '../win-only.js';
import { raceLink, silkLink } from './links.js';
import { isHeld, type Runners } from './runner.js';
import { type SidePrices, sideMarketId, sidePrices, sideProposition } from './side-prices.js';
import type { View } from './view.js';
import { seconds } from './write.js';

/** Side markets write names without apostrophes (recorded). */
const plain = (name: string): string => name.replaceAll("'", '');

const title = ({ meeting, number }: Race): string => `${meeting.name}-R${number}`;

function statusOf({ card }: Runners, now: number): string {
  return isHeld(card, now) ? 'Suspended' : 'Open';
}

/** The four markets on finishing in the first one to four. */
export function sameRaceMultiMarkets({ now }: View, runners: Runners): JsonObject[] {
  const { race } = runners;
  const status = statusOf(runners, now);
  return sidePrices(runners, now).flatMap(({ market, prices }): JsonObject[] => {
    if (market.kind !== 'top') return [];
    const name = `${title(race)}-Top${market.top}`;
    return [
      {
        id: sideMarketId(race, market),
        name,
        shortName: name,
        betOption: `Top ${market.top}`,
        message: null,
        informationMessage: null,
        refundsAndDeductions: true,
        bettingStatus: status,
        allowMulti: true,
        propositions: prices.map(({ runner, price }) => ({
          name: plain(runner.name),
          returnWin: price,
          returnPlace: 1.01,
          bettingStatus: status,
          allowPlace: false,
          number: sideProposition(runner, market).number,
          runnerNumber: runner.number,
        })),
      },
    ];
  });
}

/** The propositions of the market without the favourite, which stands in it as a reserve at no price. */
function propositions(
  view: View,
  { race }: Runners,
  { market, without, prices }: SidePrices,
  status: string,
): JsonObject[] {
  const rows = [...prices, ...(without ? [{ runner: without, price: 0 }] : [])];
  rows.sort((a, b) => a.runner.number - b.runner.number);
  return rows.map(({ runner, price }, i) => {
    const out = runner === without;
    const { id, number } = sideProposition(runner, market);
    return {
      // Here an id and a number are two things (recorded).
      id: String(id),
      name: plain(runner.name),
      returnWin: price,
      returnPlace: out ? 0 : 1.01,
      bettingStatus: out ? 'Reserve' : status,
      allowPlace: false,
      sortOrder: i + 1,
      number,
      runnerNumber: runner.number,
      isOpen: !out && status === 'Open',
      silkURL: silkLink(view, runner.silk),
      _links: { form: raceLink(view, race, `/form/${runner.number}`) },
    };
  });
}

/** The market without the favourite; only gallops have one. */
export function extraMarkets(view: View, runners: Runners): JsonObject[] {
  const { race, state } = runners;
  const status = statusOf(runners, view.now);
  return sidePrices(runners, view.now).flatMap((side): JsonObject[] => {
    if (!side.without) return [];
    return [
      {
        id: sideMarketId(race, side.market),
        name: `${title(race)}-Fav Out`,
        shortName: `${title(race)}-FavOut`,
        betOption: 'Favourite Out',
        message: `Must finish 1st or 2nd behind ${plain(side.without.name)}`,
        informationMessage: null,
        cashOutEligibility: 'Disabled',
        refundsAndDeductions: true,
        closeTime: seconds(state.start),
        bettingStatus: status,
        ...WIN_ONLY,
        allowBundle: false,
        propositions: propositions(view, runners, side, status),
      },
    ];
  });
}
