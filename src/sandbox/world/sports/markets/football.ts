import type { Template } from '../templates.js';
import { atLeast, EXTRA, H2H, LINE, TOTAL } from './common.js';

// biome-ignore format: a table, one row a market
export const AFL: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', book: 1.05 },
  { ...LINE, kind: 'line', scope: 'full' },
  { ...EXTRA, kind: 'line', scope: 'full', move: 6 },
  { ...TOTAL, kind: 'overUnder', what: 'total', scope: 'full', live: true },
  { kind: 'margin', scope: 'full', bands: [1, 40], option: 'Margin', id: 32, label: 'Margin', group: 'Margins', same: true, live: true },
  { kind: 'margin', scope: 'full', bands: [1, 25, 50], option: 'Big Margin', id: 33, label: 'BigMargn', group: 'Margins', opens: 120 },
  { kind: 'margin', scope: 'full', bands: [1, 13, 25, 37, 49, 61], option: 'Winning Margin', id: 126, label: 'WinMargn', group: 'Margins', opens: 96 },
  { kind: 'tri', scope: 'full', within: 15, option: 'Tri Bet', id: 49, label: 'TriBet15', group: 'Margins', same: true, opens: 120 },
  { kind: 'halfFull', draw: false, option: 'Half/Full Double', id: 70, label: 'HalfFull', group: 'Doubles', same: true, opens: 120 },
  { kind: 'resultAndTotal', scope: 'full', by: 'line', option: 'Line/Over Under Double', id: 212, label: 'LneOUDbl', group: 'Doubles', same: true, opens: 96 },
  { kind: 'pickLine', step: 5, count: 13, option: 'Pick Your Own Line', id: 2484, label: 'PYOL', group: 'Main Markets', same: true, opens: 96 },
  { kind: 'pickTotal', step: 5, count: 13, option: 'Pick Your Own Total', id: 2485, label: 'PYOT', group: 'Main Markets', same: true, opens: 96 },
  { kind: 'overUnder', what: 'home', scope: 'full', option: 'Home Total Points O/U', id: 1756, label: 'HmPtOU', group: 'Totals', book: 1.07, opens: 96 },
  { kind: 'overUnder', what: 'away', scope: 'full', option: 'Away Total Points O/U', id: 3345, label: 'AwPtOU', group: 'Totals', book: 1.07, opens: 96 },
  { kind: 'line', scope: 'p1', option: '1st Quarter Line', id: 3170, label: '1stQtrLn', group: '1st Quarter', book: 1.07, opens: 96 },
  { kind: 'result', scope: 'h1', draw: true, option: '1st Half Result', id: 2120, label: '1stHlfRs', group: '1st Half', opens: 96 },
  { kind: 'firstScorer', stat: 'goals', nobody: 'No Goal Scorer', option: 'First Goal Scorer', id: 171, label: '1stGoal', group: 'Goal Scorers', opens: 48 },
  { kind: 'playerOverUnder', stat: 'disposals', least: 13.5, players: 16, option: 'Player Disposals', id: 1350, label: 'DispOU', group: 'Player Disposals', book: 1.07, same: true, opens: 48 },
  ...atLeast('disposals', 'Disposals', 'Player Disposals', [15, 20, 25, 30], 1351),
  ...atLeast('goals', 'Goals', 'Goal Scorers', [1, 2, 3, 4], 1361),
];

// biome-ignore format: a table, one row a market
export const SOCCER: readonly Template[] = [
  { kind: 'result', scope: 'reg', draw: true, option: 'Result', id: 52, label: 'Result', group: 'Main Markets', live: true, same: true, book: 1.07 },
  { kind: 'overUnder', what: 'total', scope: 'reg', unit: 'Goals', option: 'Total Goals Over/Under', id: 711, label: 'ToGlOU', group: 'Main Markets', book: 1.065, live: true, same: true },
  { kind: 'bothScore', option: 'Both Teams to Score', id: 1312, label: 'BTTS', group: 'Main Markets', book: 1.064, same: true, opens: 160 },
  { kind: 'scores', most: 4, option: 'Correct Score', id: 135, label: 'CorrScr', group: 'Scores', live: true, opens: 120 },
  { kind: 'halfFull', draw: true, option: 'Half/Full Double', id: 70, label: 'HalfFull', group: 'Doubles', same: true, opens: 120 },
  { kind: 'result', scope: 'h1', draw: true, option: '1st Half Result', id: 2120, label: '1stHlfRs', group: '1st Half', opens: 120 },
  { kind: 'overUnder', what: 'total', scope: 'h1', unit: 'Goals', option: '1st Half Total Goals', id: 712, label: '1HToGlOU', group: '1st Half', book: 1.07, opens: 96 },
  { kind: 'overUnder', what: 'home', scope: 'reg', unit: 'Goals', option: 'Home Total Goals', id: 713, label: 'HmGlOU', group: 'Totals', book: 1.07, opens: 96 },
  { kind: 'overUnder', what: 'away', scope: 'reg', unit: 'Goals', option: 'Away Total Goals', id: 714, label: 'AwGlOU', group: 'Totals', book: 1.07, opens: 96 },
  { kind: 'margin', scope: 'reg', draw: true, bands: [1, 2, 3], option: 'Winning Margin', id: 126, label: 'WinMargn', group: 'Margins', opens: 96 },
  { kind: 'oddEven', option: 'Total Goals Odd/Even', id: 184, label: 'OddEven', group: 'Totals', book: 1.053, opens: 96 },
  { kind: 'highestHalf', option: 'Highest Scoring Half', id: 157, label: 'HiScHalf', group: '1st Half', opens: 96 },
  { kind: 'firstScorer', stat: 'goals', nobody: 'No Goalscorer', option: 'First Goalscorer', id: 171, label: '1stGoal', group: 'Goal Scorers', opens: 72, message: 'Player must start match or bets refunded' },
  { kind: 'playerAtLeast', stat: 'goals', at: 1, option: 'Anytime Goalscorer', id: 1362, label: 'AnyGoal', group: 'Goal Scorers', same: true, opens: 72 },
  { kind: 'playerAtLeast', stat: 'goals', at: 2, option: 'To Score 2+ Goals', id: 1363, label: '2+Goals', group: 'Goal Scorers', same: true, opens: 72 },
];

// biome-ignore format: a table, one row a market
export const GRIDIRON: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full' },
  { ...LINE, kind: 'line', scope: 'full', live: true },
  { ...TOTAL, kind: 'overUnder', what: 'total', scope: 'full', live: true },
  { kind: 'margin', scope: 'full', bands: [1, 14], option: 'Margin', id: 32, label: 'Margin', group: 'Margins', same: true },
  { kind: 'margin', scope: 'full', bands: [1, 7, 13, 19, 25], option: 'Winning Margin', id: 126, label: 'WinMargn', group: 'Margins', opens: 72 },
  { kind: 'halfFull', draw: false, option: 'Half/Full Double', id: 70, label: 'HalfFull', group: 'Doubles', opens: 72 },
  { kind: 'line', scope: 'h1', option: '1st Half Line', id: 280, label: '1HlfLn', group: '1st Half', book: 1.067, opens: 72 },
  { kind: 'resultAndTotal', scope: 'full', by: 'line', option: 'Line/Over Under Double', id: 212, label: 'LneOUDbl', group: 'Doubles', opens: 72 },
  { kind: 'overUnder', what: 'home', scope: 'full', option: 'Home Total Points O/U', id: 1756, label: 'HmPtOU', group: 'Totals', book: 1.07, opens: 72 },
  { kind: 'overUnder', what: 'away', scope: 'full', option: 'Away Total Points O/U', id: 3345, label: 'AwPtOU', group: 'Totals', book: 1.07, opens: 72 },
  { kind: 'playerOverUnder', stat: 'passing', least: 99.5, players: 2, option: 'Passing Yards', id: 1401, label: 'PassYds', group: 'Player Yards', book: 1.07, same: true, opens: 48 },
  { kind: 'playerOverUnder', stat: 'receiving', least: 4.5, players: 12, option: 'Receiving Yards', id: 1402, label: 'RecYds', group: 'Player Yards', book: 1.07, same: true, opens: 48 },
  { kind: 'playerAtLeast', stat: 'touchdowns', at: 1, option: 'Anytime Touchdown Scorer', id: 1403, label: 'AnyTD', group: 'Touchdowns', same: true, opens: 48 },
  { kind: 'firstScorer', stat: 'touchdowns', nobody: 'No Touchdown Scorer', option: 'First Touchdown Scorer', id: 1404, label: '1stTD', group: 'Touchdowns', opens: 48 },
];
