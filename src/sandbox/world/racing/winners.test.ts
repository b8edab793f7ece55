import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  duetWinners,
  orderedWinners,
  orders,
  parityWinners,
  placeWinners,
  quinellaWinners,
  trioWinners,
} from './winners.js';

const told = (winners: readonly { selections: readonly (number | string)[]; share: number }[]): string[] =>
  winners.map(({ selections, share }) => `${selections.join('-')} ${Math.round(share * 1e4) / 1e4}`);

describe('winning combinations', () => {
  const plain = [[4], [2], [9], [1], [7]];

  it('are one each for a race without a dead heat', () => {
    expect(told(orderedWinners(plain, 1))).toEqual(['4 1']);
    expect(told(quinellaWinners(plain))).toEqual(['4-2 1']);
    expect(told(orderedWinners(plain, 2))).toEqual(['4-2 1']);
    expect(told(orderedWinners(plain, 3))).toEqual(['4-2-9 1']);
    expect(told(orderedWinners(plain, 4))).toEqual(['4-2-9-1 1']);
    expect(told(trioWinners(plain))).toEqual(['4-2-9 1']);
    expect(told(parityWinners(plain))).toEqual(['EVEN 1']);
    expect(told(duetWinners(plain))).toEqual(['4-2 0.3333', '4-9 0.3333', '2-9 0.3333']);
    expect(told(placeWinners(plain, 3))).toEqual(['4 0.3333', '2 0.3333', '9 0.3333']);
    expect(told(placeWinners(plain, 2))).toEqual(['4 0.5', '2 0.5']);
    expect(placeWinners(plain, 0)).toEqual([]);
  });

  it('share the win of a dead heat, keep one quinella, and leave the places whole', () => {
    const first = [[7, 15], [3], [9]];
    expect(told(orderedWinners(first, 1))).toEqual(['7 0.5', '15 0.5']);
    expect(told(quinellaWinners(first))).toEqual(['7-15 1']);
    expect(told(orderedWinners(first, 2))).toEqual(['7-15 0.5', '15-7 0.5']);
    expect(told(placeWinners(first, 3))).toEqual(['7 0.3333', '15 0.3333', '3 0.3333']);
  });

  it('halve the quinella when second is shared', () => {
    expect(told(quinellaWinners([[2], [4, 5], [6]]))).toEqual(['2-4 0.5', '2-5 0.5']);
  });

  it('are one trio when second is shared, two when third is, told as they finished', () => {
    expect(told(trioWinners([[9], [4, 5], [6]]))).toEqual(['9-4-5 1']);
    expect(told(trioWinners([[9], [7], [5, 13]]))).toEqual(['9-7-5 0.5', '9-7-13 0.5']);
  });

  it('are odd, even or split by the first two, and two of them when second is shared by one of each', () => {
    expect(told(parityWinners([[3], [7], [4]]))).toEqual(['ODD 1']);
    expect(told(parityWinners([[3, 4], [7]]))).toEqual(['SPLIT 1']);
    expect(told(parityWinners([[2], [4, 5], [6]]))).toEqual(['EVEN 0.5', 'SPLIT 0.5']);
  });

  it('pay four places and five duets when third is shared, but not the pair of thirds', () => {
    const third = [[10], [7], [5, 13], [1]];
    expect(told(placeWinners(third, 3))).toEqual(['10 0.3333', '7 0.3333', '5 0.1667', '13 0.1667']);
    const duets = duetWinners(third).map(({ selections }) => selections.join('-'));
    expect(duets.toSorted()).toEqual(['10-13', '10-5', '10-7', '7-13', '7-5']);
  });

  it('have nobody where too few came home', () => {
    expect(orderedWinners([[1], [2]], 3)).toEqual([]);
    expect(orders([], 2)).toEqual([[]]);
  });

  it('share the whole pool, no more and no less', () => {
    const finish = fc
      .shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 5 })
      .chain((order) =>
        fc
          .integer({ min: 0, max: 3 })
          .map((at) => [
            ...order.slice(0, at).map((n) => [n]),
            order.slice(at, at + 2),
            ...order.slice(at + 2).map((n) => [n]),
          ]),
      );
    fc.assert(
      fc.property(finish, (groups) => {
        const pools = [
          ...[1, 2, 3, 4].map((depth) => orderedWinners(groups, depth)),
          ...[quinellaWinners(groups), duetWinners(groups), placeWinners(groups, 3), placeWinners(groups, 2)],
          ...[trioWinners(groups), parityWinners(groups)],
        ];
        for (const winners of pools) {
          expect(winners.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
