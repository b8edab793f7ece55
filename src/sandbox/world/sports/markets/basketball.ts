import type { Template } from '../templates.js';
import { atLeast, EXTRA, H2H, LINE, TOTAL } from './common.js';

// biome-ignore format: a table, one row a market
export const BASKETBALL: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full' },
  { ...LINE, kind: 'line', scope: 'full' },
  { ...EXTRA, kind: 'line', scope: 'full', move: 2 },
  { ...EXTRA, kind: 'line', scope: 'full', move: -2 },
  { ...TOTAL, kind: 'overUnder', what: 'total', scope: 'full', live: true },
  { kind: 'margin', scope: 'full', bands: [1, 11], option: 'Margin', id: 32, label: 'Margin', group: 'Margins', same: true, opens: 60 },
  { kind: 'tri', scope: 'full', within: 6, option: 'Tri Bet', id: 49, label: 'Tri Bet', group: 'Margins', same: true, opens: 60 },
  { kind: 'tri', scope: 'full', within: 5, option: 'Tri Bet 1-5', id: 1710, label: 'Tri1-5', group: 'Margins', opens: 60 },
  { kind: 'resultAndTotal', scope: 'full', by: 'line', option: 'Line/Over Under Double', id: 212, label: 'LnOUDb', group: 'Doubles', same: true, opens: 60 },
  { kind: 'resultAndTotal', scope: 'full', by: 'result', option: 'HDtoHD/OverUnder Double', id: 285, label: 'H2H/OvUn', group: 'Doubles', opens: 60 },
  { kind: 'pickLine', step: 1, count: 26, option: 'Pick Your Own Line', id: 2484, label: 'PYOL', group: 'Main Markets', same: true, opens: 60 },
  { kind: 'pickTotal', step: 1, count: 42, option: 'Pick Your Own Total', id: 2485, label: 'PYOT', group: 'Main Markets', same: true, opens: 60 },
  { kind: 'halfFull', draw: false, option: 'Half/Full Double', id: 70, label: 'HalfFull', group: 'Doubles', same: true, opens: 60 },
  { kind: 'margin', scope: 'full', bands: [1, 5, 9, 13, 17, 21, 25], option: 'Winning Margin', id: 126, label: 'WinMrg', group: 'Margins', opens: 60 },
  { kind: 'margin', scope: 'reg', draw: true, bands: [1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41], option: 'Super Margin', id: 262, label: 'SprMrg', group: 'Margins', opens: 48, message: 'Excludes Overtime' },
  { kind: 'margin', scope: 'full', bands: Array.from({ length: 21 }, (_, i) => i + 1), option: 'Exact Winning Margin', id: 149, label: 'ExWinMar', group: 'Margins', opens: 48 },
  { kind: 'halfFullMargin', half: 7, full: 11, option: 'Halftime/Fulltime Margin', id: 866, label: 'HtFtMrgn', group: 'Margins', opens: 48 },
  { kind: 'marginAndTotal', band: 11, width: 20, count: 4, option: 'Margin Total Double', id: 1282, label: 'MrgTlDbl', group: 'Doubles', opens: 48 },
  { kind: 'ranges', what: 'total', scope: 'full', width: 10, count: 6, unit: 'Points', option: 'Total Match Points', id: 95, label: 'TotPoint', group: 'Totals', opens: 48 },
  { kind: 'oddEven', option: 'Total Points Odd/Even', id: 183, label: 'OddEven', group: 'Totals', book: 1.053, opens: 48 },
  { kind: 'oddEven', of: 'home', option: 'Home Team Points Odd/Even', id: 3172, label: 'HmOddEvn', group: 'Totals', book: 1.053, opens: 48 },
  { kind: 'oddEven', of: 'away', option: 'Away Team Points Odd/Even', id: 3173, label: 'AwOddEvn', group: 'Totals', book: 1.053, opens: 48 },
  { kind: 'overUnder', what: 'home', scope: 'full', option: 'Home Total Points O/U', id: 1756, label: 'HmPtOU', group: 'Totals', book: 1.07, opens: 48 },
  { kind: 'overUnder', what: 'away', scope: 'full', option: 'Away Total Points O/U', id: 3345, label: 'AwyPtsOU', group: 'Totals', book: 1.07, opens: 48 },
  { kind: 'ranges', what: 'home', scope: 'full', width: 10, count: 5, unit: '', option: 'Home Total Points', id: 2602, label: 'HomePts', group: 'Totals', opens: 48 },
  { kind: 'ranges', what: 'away', scope: 'full', width: 10, count: 5, unit: '', option: 'Away Total Points', id: 2603, label: 'AwayPts', group: 'Totals', opens: 48 },
  { kind: 'result', scope: 'h1', option: '1st Half Head to Head', id: 279, label: '1stHlfHH', group: '1st Half', book: 1.069, opens: 60 },
  { kind: 'result', scope: 'h1', draw: true, option: '1st Half Result', id: 2120, label: '1stHlfRs', group: '1st Half', opens: 60 },
  { kind: 'line', scope: 'h1', option: '1st Half Line', id: 280, label: '1stHlfLn', group: '1st Half', book: 1.067, same: true, opens: 60 },
  { kind: 'overUnder', what: 'total', scope: 'h1', option: '1st Half Total Points O/U', id: 558, label: '1HToPtOU', group: '1st Half', book: 1.07, opens: 60 },
  { kind: 'highestHalf', option: 'Highest Scoring Half', id: 157, label: 'HiScHalf', group: '1st Half', opens: 48 },
  { kind: 'line', scope: 'p1', option: '1st Quarter Line', id: 3170, label: '1stQtrLn', group: '1st Quarter', book: 1.07, opens: 40 },
  { kind: 'overUnder', what: 'total', scope: 'p1', option: '1st Quarter Total Points O/U', id: 1263, label: '1QToPtOU', group: '1st Quarter', book: 1.07, opens: 40 },
  { kind: 'result', scope: 'p1', option: '1st Quarter Head to Head', id: 3171, label: '1stQtrHH', group: '1st Quarter', book: 1.091, opens: 40 },
  { kind: 'result', scope: 'p1', draw: true, option: '1st Quarter Result', id: 410, label: '1stQtrRs', group: '1st Quarter', opens: 40 },
  { kind: 'result', scope: 'h2', option: '2nd Half Head to Head', id: 2136, label: '2ndHlfHH', group: '2nd Half', book: 1.069, opens: 40 },
  { kind: 'result', scope: 'h2', draw: true, option: '2nd Half Result', id: 2137, label: '2ndHlfRs', group: '2nd Half', opens: 40 },
  { kind: 'line', scope: 'h2', option: '2nd Half Line', id: 2138, label: '2ndHlfLn', group: '2nd Half', book: 1.067, opens: 40 },
  { kind: 'overUnder', what: 'total', scope: 'h2', option: '2nd Half Total Points O/U', id: 2140, label: '2HToPtOU', group: '2nd Half', book: 1.07, opens: 40 },
  { kind: 'playerOverUnder', stat: 'points', least: 6.5, players: 14, option: 'Player Points', id: 837, label: 'PtOU', group: 'Player Points', book: 1.069, same: true, opens: 40 },
  { kind: 'playerOverUnder', stat: 'rebounds', least: 2.5, players: 12, option: 'Player Rebounds', id: 838, label: 'RbOU', group: 'Player Rebounds', book: 1.069, same: true, opens: 40 },
  { kind: 'playerOverUnder', stat: 'assists', least: 1.5, players: 10, option: 'Player Assists', id: 839, label: 'AsOU', group: 'Player Assists', book: 1.069, same: true, opens: 40 },
  { kind: 'playerOverUnder', stat: 'pra', least: 12.5, players: 12, option: 'Player Points+Rebounds+Assists', id: 840, label: 'PRAOU', group: 'Player Points + Rebounds + Assists', book: 1.069, same: true, opens: 40 },
  { kind: 'playerOverUnder', stat: 'threes', least: 1.5, players: 6, option: 'Player Threes', id: 841, label: '3sOU', group: 'Player Threes', book: 1.07, opens: 40 },
  { kind: 'playerAlternate', stat: 'points', steps: [5, 10, 15, 20, 25, 30], players: 14, option: 'Alternate Player Points', id: 1617, label: 'Pts', group: 'Player Points', opens: 36 },
  { kind: 'playerAlternate', stat: 'rebounds', steps: [2, 4, 6, 8, 10, 12], players: 8, option: 'Alternate Player Rebounds', id: 1618, label: 'Reb', group: 'Player Rebounds', opens: 36 },
  { kind: 'playerAlternate', stat: 'assists', steps: [2, 4, 6, 8, 10], players: 8, option: 'Alternate Player Assists', id: 1619, label: 'Ast', group: 'Player Assists', opens: 36 },
  ...atLeast('points', 'Points', 'Player Points', [10, 15, 20, 25, 30, 35], 3513),
  ...atLeast('rebounds', 'Rebounds', 'Player Rebounds', [4, 6, 8, 10, 12], 3534),
  ...atLeast('assists', 'Assists', 'Player Assists', [2, 4, 6, 8, 10], 3861),
  ...atLeast('threes', 'Threes', 'Player Threes', [1, 2, 3, 4], 3570),
  ...atLeast('pra', 'PRA', 'Player Points + Rebounds + Assists', [20, 25, 30, 35, 40], 3520),
];

// biome-ignore format: a table, one row a market
const PARTS: readonly Template[] = [
  { kind: 'tri', scope: 'full', within: 3, option: 'Tri Bet 1-3', id: 1711, label: 'Tri1-3', group: 'Margins' },
  { kind: 'tri', scope: 'full', within: 8, option: 'Tri Bet 1-8', id: 1712, label: 'Tri1-8', group: 'Margins' },
  { kind: 'margin', scope: 'h1', draw: true, bands: [1, 6, 11], option: '1st Half Margin', id: 2122, label: '1stHaMar', group: '1st Half', same: true },
  { kind: 'margin', scope: 'h1', draw: true, bands: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19], option: '1st Half Super Margin', id: 2123, label: '1HSprMrg', group: '1st Half' },
  { kind: 'ranges', what: 'total', scope: 'h1', width: 5, count: 5, unit: 'Points', option: '1st Half Total Points', id: 2124, label: '1HTotPts', group: '1st Half' },
  { kind: 'ranges', what: 'home', scope: 'h1', width: 5, count: 5, unit: '', option: '1st Half Home Points', id: 2126, label: '1HHmPts', group: '1st Half' },
  { kind: 'ranges', what: 'away', scope: 'h1', width: 5, count: 5, unit: '', option: '1st Half Away Points', id: 2127, label: '1HAwPts', group: '1st Half' },
  { kind: 'resultAndTotal', scope: 'h1', by: 'line', option: '1st Half Line/OverUnder Double', id: 2128, label: '1HLnOUDb', group: 'Doubles', same: true },
  { kind: 'margin', scope: 'p1', draw: true, bands: [1, 4, 7], option: '1st Quarter Margin', id: 2129, label: '1QMar', group: '1st Quarter' },
  { kind: 'margin', scope: 'p1', draw: true, bands: [1, 3, 5, 7, 9, 11], option: '1st Quarter Super Margin', id: 2130, label: '1QSprMrg', group: '1st Quarter' },
  { kind: 'ranges', what: 'total', scope: 'p1', width: 5, count: 5, unit: 'Points', option: '1st Quarter Total Points', id: 2131, label: '1QTotPts', group: '1st Quarter' },
  { kind: 'resultAndTotal', scope: 'p1', by: 'line', option: '1st Quarter Line/OverUnder Double', id: 2132, label: '1QLnOUDb', group: 'Doubles' },
];

/** Players whose over and under is offered, in so many of the matches (recorded in 2024 to 2026). */
const FEWER: Record<string, { players: number; share: number }> = {
  'Player Points': { players: 8, share: 0.86 },
  'Player Rebounds': { players: 6, share: 0.86 },
  'Player Assists': { players: 5, share: 0.86 },
  'Player Points+Rebounds+Assists': { players: 6, share: 0.4 },
  'Player Threes': { players: 4, share: 0.4 },
};
/** When other lines of a player open, hours before the start, and in how many matches. */
const ALTERNATES: Record<string, { opens: number; share?: number; same?: true }> = {
  points: { opens: 100, same: true },
  rebounds: { opens: 15 },
  assists: { opens: 10, share: 0.4 },
};
const LIVE = new Set(['Line', 'Margin', '1st Half Line']);
const FIRST = new Set([
  'Tri Bet',
  'Tri Bet 1-5',
  'Margin',
  'Winning Margin',
  'Super Margin',
  'Exact Winning Margin',
  'Half/Full Double',
  'Pick Your Own Line',
  'Line/Over Under Double',
  'HDtoHD/OverUnder Double',
  'Total Match Points',
  'Total Points Odd/Even',
  'Highest Scoring Half',
  '1st Half Head to Head',
  'Home Team Points Odd/Even',
  'Away Team Points Odd/Even',
]);

/** Kinds that were recorded of the other competition alone. */
const NBA_ONLY = new Set(['35+ Points']);

function ofNbl(row: Template): Template[] {
  if (NBA_ONLY.has(row.option) || row.group === '2nd Half') return [];
  const live = LIVE.has(row.option) ? { live: true } : {};
  if (row.opens === undefined) return [{ ...row, ...live }];
  if (row.kind === 'playerOverUnder') return [{ ...row, ...FEWER[row.option], opens: 10 }];
  if (row.kind === 'playerAlternate') return [{ ...row, ...ALTERNATES[row.stat] }];
  return [{ ...row, ...live, opens: FIRST.has(row.option) ? 168 : 100 }];
}

/** The National Basketball League: fewer players, more of halves and quarters, and all of it earlier than the NBA. */
export const NBL: readonly Template[] = [
  ...BASKETBALL.flatMap(ofNbl),
  ...PARTS.map((row): Template => ({ ...row, opens: 100 })),
];
