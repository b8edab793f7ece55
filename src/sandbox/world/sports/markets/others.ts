import type { Template } from '../templates.js';
import { H2H } from './common.js';

// biome-ignore format: a table, one row a market
export const HOCKEY: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full' },
  { kind: 'line', scope: 'full', option: 'Line', id: 43, label: 'Line', group: 'Main Markets' },
  { kind: 'overUnder', what: 'total', scope: 'full', unit: 'Goals', option: 'Total Goals Over/Under', id: 711, label: 'ToGlOU', group: 'Totals', live: true },
  { kind: 'result', scope: 'reg', draw: true, option: '60 Minute Result', id: 53, label: '60MinRes', group: 'Main Markets', opens: 48 },
  { kind: 'overUnder', what: 'total', scope: 'p1', unit: 'Goals', option: '1st Period Total Goals', id: 715, label: '1PToGlOU', group: '1st Period', opens: 30 },
  { kind: 'playerAtLeast', stat: 'goals', at: 1, option: 'Anytime Goalscorer', id: 1362, label: 'AnyGoal', group: 'Goal Scorers', opens: 30 },
];

// biome-ignore format: a table, one row a market
export const BASEBALL: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full' },
  { kind: 'line', scope: 'full', option: 'Line', id: 43, label: 'RunLine', group: 'Main Markets' },
  { kind: 'overUnder', what: 'total', scope: 'full', unit: 'Runs', option: 'Total Runs Over/Under', id: 457, label: 'ToRnOU', group: 'Totals', live: true },
  { kind: 'result', scope: 'h1', draw: true, option: 'First 5 Innings Result', id: 2121, label: '1st5InRs', group: 'Innings', opens: 30 },
  { kind: 'overUnder', what: 'total', scope: 'p1', unit: 'Runs', option: '1st Innings Total Runs', id: 459, label: '1InTotRn', group: 'Innings', opens: 30 },
  { kind: 'playerAtLeast', stat: 'hits', at: 2, option: 'To Record 2+ Hits', id: 1364, label: '2+Hits', group: 'Batters', opens: 30 },
];

// biome-ignore format: a table, one row a market
export const DARTS: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', label: 'Hd to Hd' },
  { kind: 'legScore', target: 4, option: 'Correct Score', id: 135, label: 'CorrScr', group: 'Main Markets' },
  { kind: 'overUnder', what: 'legs', scope: 'full', unit: 'Legs', option: 'Total Legs Over/Under', id: 1511, label: 'ToLegOU', group: 'Main Markets', book: 1.081 },
];

// biome-ignore format: a table, one row a market
export const TENNIS: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', label: 'Hd to Hd' },
  { kind: 'result', scope: 'p1', option: '1st Set Winner', id: 1521, label: '1stSet', group: 'Sets', book: 1.07 },
  { kind: 'legScore', target: 2, option: 'Set Betting', id: 1522, label: 'SetBet', group: 'Sets' },
  { kind: 'overUnder', what: 'total', scope: 'full', unit: 'Games', option: 'Total Games Over/Under', id: 1523, label: 'ToGmOU', group: 'Games', book: 1.07 },
];
