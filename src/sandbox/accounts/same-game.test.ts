import { describe, expect, it } from 'vitest';
import type { OfferedMarket, OfferedSelection } from '../world/sports/index.js';
import { priceSameGame } from './same-game.js';
import { BetRefused } from './slip/refusal.js';

function offered(
  id: number,
  option: string,
  price: number,
  more: Partial<OfferedSelection> = {},
  of: Partial<OfferedMarket> = {},
) {
  const selection: OfferedSelection = { id, name: `S${id}`, price, open: true, sameGame: true, ...more };
  const market: OfferedMarket = {
    id,
    option,
    optionId: 1,
    priority: 1,
    group: '',
    label: '',
    status: 'Open',
    closes: 0,
    isFuture: false,
    inPlay: false,
    goingInPlay: false,
    sameGame: true,
    severalOfIt: false,
    oneWinner: true,
    cashOut: 'Disabled',
    selections: [selection],
    ...of,
  };
  return { id, selection, market };
}

const home = offered(1, 'Head To Head', 1.9, { name: 'Canberra', position: 'HOME' });
const total = offered(2, 'Total', 1.8, { name: 'Over 40.5' });
const ids = (list: readonly { id: number }[]): number[] => list.map(({ id }) => id);

describe('a same-game multi', () => {
  it('pays the product of its prices less a tenth for each leg after the first', () => {
    expect(priceSameGame([home, total])).toMatchObject({ odds: Math.floor(1.9 * 1.8 * 0.9 * 100) });
    expect(priceSameGame([home])).toMatchObject({ odds: 190 });
  });

  it('never pays less than its longest leg, nor more than 1,001', () => {
    expect(priceSameGame([home, offered(3, 'Total', 1.01)]).odds).toBe(190);
    expect(priceSameGame([home, offered(3, 'Scorer', 900), offered(4, 'Score', 900)]).odds).toBe(100_100);
  });

  it('drops a start for the side that is to win, on the whole match only', () => {
    const line = { name: 'Canberra +2.5', line: '+2.5' };
    const start = offered(3, 'Line', 1.5, line);
    const half = offered(4, '1st Half Line', 1.5, line);
    const given = offered(5, 'Line', 2.4, { name: 'Canberra -6.5', line: '-6.5' });
    const other = offered(6, 'Line', 2.4, { name: 'Warriors +2.5', line: '+2.5' });
    const { kept, redundant } = priceSameGame([home, start, half, given, other]);
    expect([ids(kept), ids(redundant)]).toEqual([[1, 4, 5, 6], [3]]);
    expect(ids(priceSameGame([home, total, home]).redundant)).toEqual([1]);
  });

  it('holds one selection of a market, several where the market lets several win', () => {
    const away = offered(7, 'Head To Head', 1.9, {}, { id: 1 });
    expect(() => priceSameGame([home, away])).toThrow(BetRefused);
    const players = [8, 9].map((id) => offered(id, 'Any Try', 2, {}, { id: 8, severalOfIt: true }));
    expect(priceSameGame(players).kept).toHaveLength(2);
    expect(() => priceSameGame([home, offered(3, 'Margin', 3, { sameGame: false })])).toThrow('no part of');
  });
});
