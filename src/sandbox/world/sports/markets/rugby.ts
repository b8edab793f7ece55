import type { Template } from '../templates.js';
import { EXTRA, H2H, LINE, TOTAL } from './common.js';

// biome-ignore format: a table, one row a market
const PAID = 'Result Paid at 80 minutes';

// biome-ignore format: a table, one row a market
const REFUND = 'Bet refunded if player not in final 17';

// biome-ignore format: a table, one row a market
export const LEAGUE: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', book: 1.05 },
  { ...LINE, kind: 'line', scope: 'full' },
  { ...EXTRA, kind: 'line', scope: 'full', move: 2 },
  { ...TOTAL, kind: 'overUnder', what: 'total', scope: 'full', live: true },
  { kind: 'margin', scope: 'reg', draw: true, bands: [1, 13], option: 'Margin', id: 32, label: 'Margin', group: 'Margins', same: true, live: true, message: PAID },
  { kind: 'resultAndTotal', scope: 'full', by: 'line', live: true, option: 'Line/Over Under Double', id: 212, label: 'LneOUDbl', group: 'Doubles', same: true, opens: 120 },
  { kind: 'resultAndTotal', scope: 'full', by: 'result', option: 'HDtoHD/OverUnder Double', id: 285, label: 'H2H/OvUn', group: 'Doubles', same: true, opens: 120 },
  { kind: 'firstScorer', stat: 'tries', nobody: 'No Tryscorer', option: '1st Try Scorer', id: 172, label: '1stTrySc', group: 'Try Scorers', same: true, opens: 96, message: REFUND },
  { kind: 'playerAtLeast', stat: 'tries', at: 1, option: 'To Score a Try', id: 385, label: 'ScoreATry', group: 'Try Scorers', same: true, opens: 96 },
  { kind: 'playerAtLeast', stat: 'tries', at: 2, option: 'To Score 2+ Tries', id: 651, label: 'Scr2+Tries', group: 'Try Scorers', same: true, opens: 96, message: REFUND },
  { kind: 'pickLine', step: 2, count: 17, option: 'Pick Your Own Line', id: 2484, label: 'PYOL', group: 'Main Markets', same: true, opens: 96 },
  { kind: 'pickTotal', step: 2, count: 13, live: true, option: 'Pick Your Own Total', id: 2485, label: 'PYOT', group: 'Main Markets', same: true, opens: 96 },
  { kind: 'halfFull', draw: true, option: 'Half/Full Double', id: 70, label: 'HalfFull', group: 'Doubles', same: true, opens: 160, message: PAID },
  { kind: 'margin', scope: 'reg', draw: true, bands: [1, 7, 13, 19], option: 'Winning Margin', id: 126, label: 'WinMargn', group: 'Margins', same: true, opens: 120, message: PAID },
  { kind: 'tri', scope: 'full', within: 6, option: 'Tri Bet 1-6', id: 3344, label: 'TriBet6', group: 'Margins', same: true, opens: 120 },
  { kind: 'tri', scope: 'full', within: 4, option: 'Tri Bet 1-4', id: 3342, label: 'TriBet4', group: 'Margins', same: true, opens: 120 },
  { kind: 'margin', scope: 'reg', draw: true, bands: [1, 6, 11, 16, 21, 26, 31, 36, 41, 46, 51], live: true, option: 'Super Margin', id: 262, label: 'SuperMrg', group: 'Margins', same: true, opens: 96, message: PAID },
  { kind: 'margin', scope: 'reg', draw: true, bands: Array.from({ length: 30 }, (_, i) => i + 1), option: 'Exact Winning Margin', id: 149, label: 'ExWinMar', group: 'Margins', same: true, opens: 96, message: PAID },
  { kind: 'ranges', what: 'total', scope: 'full', width: 10, count: 6, unit: 'Points', live: true, option: 'Total Match Points', id: 95, label: 'TotPoint', group: 'Totals', same: true, opens: 96 },
  { kind: 'overUnder', what: 'home', scope: 'full', live: true, option: 'Home Total Points O/U', id: 1756, label: 'HmPtOU', group: 'Totals', book: 1.081, same: true, opens: 96 },
  { kind: 'overUnder', what: 'away', scope: 'full', live: true, option: 'Away Total Points O/U', id: 3345, label: 'AwPtOU', group: 'Totals', book: 1.081, same: true, opens: 96 },
  { kind: 'oddEven', option: 'Total Points Odd/Even', id: 183, label: 'OddEven', group: 'Totals', book: 1.053, opens: 96 },
  { kind: 'result', scope: 'h1', draw: true, option: '1st Half Result', id: 2120, label: '1stHlfRs', group: '1st Half', opens: 120 },
  { kind: 'line', scope: 'h1', option: '1st Half Line', id: 280, label: '1HlfLn', group: '1st Half', book: 1.067, same: true, opens: 120 },
  { kind: 'margin', scope: 'h1', draw: true, bands: [1, 5, 9], live: true, option: '1st Half Margin', id: 2122, label: '1stHaMar', group: '1st Half', same: true, opens: 120 },
  { kind: 'overUnder', what: 'total', scope: 'h1', option: '1st Half Total Points O/U', id: 558, label: '1HToPtOU', group: '1st Half', book: 1.081, opens: 96 },
  { kind: 'highestHalf', option: 'Highest Scoring Half', id: 157, label: 'HiScHalf', group: 'Match', opens: 96 },
  { kind: 'halvesWon', least: 1, option: 'Team Win Either Half', id: 544, label: 'TmWnHalf', group: 'Match', same: true, opens: 160 },
  { kind: 'halvesWon', least: 2, option: 'To Win Both Halves', id: 3006, label: 'WinBthHf', group: 'Match', opens: 160 },
  { kind: 'countLeader', number: 'extraTime', option: 'To Win In Extra Time', id: 2784, label: 'ToWinET', group: 'Match', opens: 160, single: true },
  { kind: 'result', scope: 'h1', live: true, option: '1st Half Head to Head', id: 279, label: '1stHlfHH', group: '1st Half', book: 1.081, opens: 160 },
  ...[[8, 3343], [10, 3340], [12, 3341]].map(([within = 0, id = 0]): Template => ({
    kind: 'tri', scope: 'full', within, option: `Tri Bet 1-${within}`, id, label: `TriBet${within}`, group: 'Margins', same: true, opens: 160,
  })),
  { kind: 'margin', scope: 'h1', draw: true, bands: [1, 5, 9, 13, 17, 21], option: '1st Half Super Margin', id: 2123, label: '1HSprMrg', group: '1st Half', opens: 96 },
  { kind: 'resultAndTotal', scope: 'h1', by: 'line', option: '1st Half Line/OverUnder Double', id: 2128, label: '1HLnOUDb', group: 'Doubles', opens: 96 },
  { kind: 'ranges', what: 'total', scope: 'h1', width: 5, count: 6, unit: 'Points', option: '1st Half Total Points', id: 2124, label: '1HTotPts', group: '1st Half', opens: 96 },
  { kind: 'overUnder', what: 'home', scope: 'h1', option: '1st Half Home Points O/U', id: 2134, label: '1HHmPtOU', group: '1st Half', book: 1.081, opens: 96 },
  { kind: 'overUnder', what: 'away', scope: 'h1', option: '1st Half Away Points O/U', id: 2135, label: '1HAwPtOU', group: '1st Half', book: 1.081, opens: 96 },
  { kind: 'result', scope: 'h2', option: '2nd Half Head to Head', id: 2136, label: '2ndHlfHH', group: '2nd Half', book: 1.081, opens: 96 },
  { kind: 'result', scope: 'h2', draw: true, option: '2nd Half Result', id: 2137, label: '2ndHlfRs', group: '2nd Half', opens: 96 },
  { kind: 'line', scope: 'h2', option: '2nd Half Line', id: 2138, label: '2ndHlfLn', group: '2nd Half', book: 1.067, opens: 96 },
  { kind: 'margin', scope: 'h2', draw: true, bands: [1, 5, 9], option: '2nd Half Margin', id: 2139, label: '2ndHaMar', group: '2nd Half', opens: 96 },
  { kind: 'overUnder', what: 'total', scope: 'h2', option: '2nd Half Total Points O/U', id: 2140, label: '2HToPtOU', group: '2nd Half', book: 1.081, opens: 96 },
  { kind: 'ranges', what: 'home', scope: 'full', width: 6, count: 6, unit: 'Points', live: true, option: 'Home Total Points', id: 2602, label: 'HomePts', group: 'Totals', opens: 96 },
  { kind: 'ranges', what: 'away', scope: 'full', width: 6, count: 6, unit: 'Points', live: true, option: 'Away Total Points', id: 2603, label: 'AwayPts', group: 'Totals', opens: 96 },
  { kind: 'ranges', what: 'total', scope: 'full', width: 1, count: 42, unit: 'Points', live: true, option: 'Total Exact Points', id: 3349, label: 'ExactPts', group: 'Totals', opens: 96 },
  { kind: 'countLine', number: 'sum:tries', by: 'match', unit: 'Tries', option: 'Total Tries Over/Under', id: 541, label: 'TotTryOU', group: 'Tries', book: 1.081, opens: 96 },
  { kind: 'countRanges', number: 'sum:tries', by: 'match', width: 1, count: 7, unit: 'Tries', option: 'Total Match Tries', id: 542, label: 'TotTries', group: 'Tries', opens: 96 },
  { kind: 'countLine', number: 'sum:tries', by: 'side', only: 'home', unit: 'Tries', option: 'Home Tries Over/Under', id: 2141, label: 'TryOU', group: 'Tries', book: 1.081, opens: 96 },
  { kind: 'countLine', number: 'sum:tries', by: 'side', only: 'away', unit: 'Tries', option: 'Away Tries Over/Under', id: 2142, label: 'TryOU', group: 'Tries', book: 1.081, opens: 96 },
  { kind: 'countLeader', number: 'sum:tries', level: 'Draw', option: 'Most Tries Scored', id: 2143, label: 'MostTries', group: 'Tries', book: 1.131, opens: 96 },
  { kind: 'firstScorer', stat: 'tries', nobody: 'No Tryscorer', last: true, option: 'Last Try Scorer', id: 127, label: 'LstTrySc', group: 'Try Scorers', same: true, opens: 96, message: REFUND },
  { kind: 'playerAtLeast', stat: 'tries', at: 3, option: 'To Score a Hat Trick', id: 652, label: 'HatTrick', group: 'Try Scorers', opens: 96, message: REFUND },
];

// biome-ignore format: a table, one row a market
export const UNION = LEAGUE.filter(({ option }) => option !== 'Exact Winning Margin');
