import { describe, expect, it } from 'vitest';
import { readMarket } from './markets.js';
import { marketBody } from './sports-bodies.testing.js';

const read = (more: Record<string, unknown>, prices: Record<string, number> = { A: 1.5, B: 2.5 }) =>
  readMarket(marketBody('Head To Head', prices, more), 'market', 0);
const proposition = (more: Record<string, unknown>) =>
  read({ propositions: [{ name: 'A', returnWin: 2, bettingStatus: 'Open', isOpen: true, ...more }] })
    .selections[0];

describe('readMarket', () => {
  it('takes a selection as open only when its status and its flag agree', () => {
    expect(proposition({})?.open).toBe(true);
    expect(proposition({ isOpen: false })?.open).toBe(false);
    expect(proposition({ bettingStatus: 'Suspended' })?.open).toBe(false);
    expect(proposition({ isOpen: undefined })?.open).toBe(true);
  });

  it('never gives 0 or less than 1 as a price', () => {
    for (const returnWin of [0, 0.5, -3, null, 'none', Number.NaN]) {
      expect(proposition({ returnWin })).not.toHaveProperty('price');
    }
    expect(proposition({ returnWin: '2.40' })?.price).toBe(2.4);
  });

  it('gives a place price only where place betting is allowed', () => {
    expect(proposition({ returnPlace: 1.4, allowPlace: true })?.placePrice).toBe(1.4);
    expect(proposition({ returnPlace: 1.01 })).not.toHaveProperty('placePrice');
  });

  it('is not open when it is suspended, or when none of its selections is open', () => {
    expect(read({}).open).toBe(true);
    expect(read({ bettingStatus: 'Suspended' }).open).toBe(false);
    const shut = { propositions: [{ name: 'A', returnWin: 2, isOpen: false }] };
    expect(read(shut).open).toBe(false);
    expect(read({ bettingStatus: 'Deferred' })).toMatchObject({ status: 'Deferred', open: false });
  });

  it.each([
    [{ phoneBettingOnly: true, onlineBetting: false }, 'phone'],
    [{ phoneBettingOnly: false, onlineBetting: true, inPlay: true }, 'online'],
    [{ phoneBettingOnly: undefined, onlineBetting: undefined, inPlay: true }, 'phone'],
    [{ phoneBettingOnly: false, onlineBetting: false }, 'none'],
    [{ phoneBettingOnly: undefined, onlineBetting: undefined }, 'online'],
  ])('reads %j as bet on by %s', (more, channel) => {
    expect(read(more).channel).toBe(channel);
  });

  it.each([
    [{ isWinner: true }, 'won'],
    [{ isWinner: false }, 'lost'],
    [{ bettingStatus: 'Winner' }, 'won'],
    [{ bettingStatus: 'Placing' }, 'placed'],
    [{ bettingStatus: 'Loser' }, 'lost'],
    [{ result: 'VOID' }, 'refunded'],
    [{ outcome: 'win' }, 'won'],
    [{ bettingStatus: 'Resulted' }, undefined],
  ])('reads the outcome of %j as %s', (more, outcome) => {
    const selection = proposition(more);
    expect(selection?.outcome).toBe(outcome);
    if (outcome) expect(selection?.open).toBe(false);
  });

  it('says each of the notes once and strips what hides in text', () => {
    const note = 'Paid at 80\u200b minutes';
    expect(read({ message: note, informationMessage: 'Paid at 80 minutes' }).notes).toEqual([
      'Paid at 80 minutes',
    ]);
    expect(read({ name: '\u001b[31mRed\u202e' }).name).toBe('Red');
  });

  it('tells apart two markets without an id', () => {
    const bare = { ...marketBody('Line', { A: 2 }), id: undefined, marketUniqueId: undefined };
    expect(readMarket(bare, 'm', 0).id).not.toBe(readMarket(bare, 'm', 1).id);
  });
});
