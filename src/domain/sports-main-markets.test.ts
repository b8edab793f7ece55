import { describe, expect, it } from 'vitest';
import type { Market } from './sports.js';
import { mainMarkets, orderMarkets } from './sports-main-markets.js';

const market = (betOption: string, prices: number[], more: Partial<Market> = {}): Market => ({
  id: betOption,
  name: betOption,
  betOption,
  open: true,
  channel: 'online',
  inPlay: false,
  goingInPlay: false,
  future: false,
  notes: [],
  selections: prices.map((price, index) => ({ name: `${index}`, price, open: true })),
  ...more,
});

describe('mainMarkets', () => {
  it('finds winner, line and total among others', () => {
    const markets = [
      market('1st Half Head to Head', [1.8, 2]),
      market('Total Match Sixes Over/Under', [1.9, 1.9]),
      market('Extra Line', [1.9, 1.9]),
      market('Line', [1.9, 1.9]),
      market('Head To Head', [1.5, 2.5]),
      market('Total Points Over/Under', [1.9, 1.9]),
    ];
    const { winner, line, total } = mainMarkets({ markets });
    expect([winner, line, total].map((found) => found?.betOption)).toEqual([
      'Head To Head',
      'Line',
      'Total Points Over/Under',
    ]);
  });

  it('takes soccer’s result and total goals', () => {
    const { winner, total } = mainMarkets({
      markets: [market('Result', [1.8, 3.6, 4]), market('Total Goals Over/Under', [1.9, 1.9])],
    });
    expect(winner?.betOption).toBe('Result');
    expect(total?.betOption).toBe('Total Goals Over/Under');
  });

  it('prefers an open market, then the line nearest to even prices', () => {
    const markets = [
      market('Line', [1.2, 4], { id: 'far' }),
      market('Line', [1.9, 1.9], { id: 'shut', open: false }),
      market('Line', [1.8, 2], { id: 'near' }),
    ];
    expect(mainMarkets({ markets }).line?.id).toBe('near');
  });

  it('takes no market of many selections for the winner, and none where there is none', () => {
    expect(mainMarkets({ markets: [market('Winner', [2, 3, 4, 5])] })).toEqual({});
  });
});

describe('orderMarkets', () => {
  it('puts main markets first, then the TAB’s order, bet options together', () => {
    const markets = [
      market('Margin', [2, 3], { priority: 2620 }),
      market('Line', [1.5, 2.5], { priority: 1295, id: 'other' }),
      market('Tri Bet', [2, 3], {}),
      market('Line', [1.9, 1.9], { priority: 1295, id: 'main' }),
      market('Head To Head', [1.5, 2.5], { priority: 430 }),
      market('Winner Of The Toss', [1.9, 1.9], { priority: 10 }),
    ];
    expect(orderMarkets({ markets }).map(({ id }) => id)).toEqual([
      'Head To Head',
      'main',
      'other',
      'Winner Of The Toss',
      'Margin',
      'Tri Bet',
    ]);
  });
});
