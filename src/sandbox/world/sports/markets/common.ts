import type { Template } from '../templates.js';

// Rows that several tables share. Names and numbers of bet options are the TAB's where recorded, else ours.
// biome-ignore format: a table, one row a market
export const H2H = { option: 'Head To Head', id: 72, label: 'HeadHead', group: 'Main Markets', live: true, same: true } as const;
// biome-ignore format: a table, one row a market
export const LINE = { option: 'Line', id: 43, label: 'Line', group: 'Main Markets', book: 1.053, same: true } as const;
// biome-ignore format: a table, one row a market
export const TOTAL = { option: 'Total Points Over/Under', id: 456, label: 'ToPtOU', group: 'Totals', book: 1.053, same: true } as const;
// biome-ignore format: a table, one row a market
export const EXTRA = { option: 'Extra Line', id: 464, label: 'ExtrLine', group: 'Main Markets', book: 1.07, live: true } as const;
// biome-ignore format: a table, one row a market
export const atLeast = (stat: string, unit: string, group: string, points: readonly number[], firstId: number): Template[] =>
  points.map((at, i) => ({
    kind: 'playerAtLeast', stat, at, option: `${at}+ ${unit}`, id: firstId + i, label: `${at}+${unit.slice(0, 4)}`,
    group, same: true, opens: 40,
  }));
