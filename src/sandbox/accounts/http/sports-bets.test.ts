import { describe, expect, it } from 'vitest';
import { fixed, NOON, startBetting } from '../support.testing.js';

const betting = startBetting({ seed: 'tickets' });
const { ask, clock, desk, place, world } = betting;
const { racing, sports } = world;
const [race] = betting.racesOn();
const runner = race && racing.card(race).starters[0];
if (!runner) throw new Error('no runner that day');

describe('bets on sports', () => {
  const matches = sports.sports
    .flatMap(({ name }) => sports.competitions(name))
    .flatMap((info) => sports.open(info, NOON))
    .filter((event) => event.phase(NOON) === 'ahead' && event.sides && event.start < NOON + 2 * 86_400_000);

  it('are settled by the result, each way of a market once', () => {
    clock.now = NOON;
    let checked = 0;
    for (const event of matches.slice(0, 4)) {
      const market = event
        .markets(NOON)
        .find(({ option, status }) => option.startsWith('Head') && status === 'Open');
      const rows = (market?.selections ?? []).map((selection) => {
        const leg = { type: 'WIN', propositionId: selection.id, odds: selection.price.toFixed(2) };
        clock.now = NOON;
        const serial = place([fixed('1.00', leg)]).body.bets[0].ticketSerialNumber as string;
        clock.now = event.over + 3_600_000;
        desk.settle(clock.now);
        return { selection, result: desk.ticket(serial)?.result };
      });
      for (const { selection, result } of rows) {
        const won = event
          .markets(clock.now)
          .flatMap(({ selections }) => selections)
          .find(({ id }) => id === selection.id)?.won;
        expect(result).toMatchObject(
          won
            ? { outcome: 'Won', payout: Math.round(selection.price * 100) }
            : { payout: expect.any(Number) },
        );
        expect(result?.at).toBeGreaterThanOrEqual(event.over);
        checked += 1;
      }
      expect(rows.filter(({ result }) => result?.outcome === 'Won').length).toBeLessThanOrEqual(1);
    }
    expect(checked).toBeGreaterThan(4);
    clock.now = NOON;
  });

  it('put selections of one match together, dropping what adds nothing', () => {
    clock.now = NOON;
    const sides = matches.flatMap((event) => {
      const markets = event.markets(NOON).filter(({ sameGame, status }) => sameGame && status === 'Open');
      const winner = markets
        .find(({ option }) => option.startsWith('Head To Head'))
        ?.selections.find(({ position }) => position !== undefined);
      const total = markets.find(({ option }) => /Total|Over/.test(option))?.selections[0];
      const start = markets
        .filter(({ option }) => option.includes('Line'))
        .flatMap(({ selections }) => selections)
        .find(({ name, line }) => line?.startsWith('+') && winner && name.startsWith(`${winner.name} `));
      return winner && total && start ? [{ winner, total, start }] : [];
    });
    const [found] = sides;
    if (!found) throw new Error('no match with a same-game multi');
    const { winner, total, start } = found;
    const price = (ids: number[]) =>
      ask('/v1/pricing-service/enquiry', {
        body: {
          clientDetails: { jurisdiction: 'NSW' },
          bets: [
            {
              type: 'FIXED_ODDS',
              stake: '10.00',
              legs: [
                {
                  type: 'SAME_GAME_MULTI',
                  propositions: ids.map((propositionId) => ({ type: 'WIN', propositionId })),
                },
              ],
            },
          ],
        },
      }).body.bets[0];
    const two = price([winner.id, total.id]);
    const three = price([winner.id, total.id, start.id]);
    expect(two).toMatchObject({ status: 'ok', legs: [{ redundantPropositions: [] }] });
    expect(two.legs[0].decoToken).toBeUndefined();
    expect(three.legs[0].odds).toEqual(two.legs[0].odds);
    expect(three.legs[0].redundantPropositions).toEqual([
      { type: 'WIN', propositionId: start.id, status: 'redundant' },
    ]);
    expect(Number(two.legs[0].odds.decimal)).toBeGreaterThan(Math.max(winner.price, total.price) - 0.01);
    const leg = {
      type: 'SAME_GAME_MULTI',
      odds: two.legs[0].odds.decimal,
      propositions: [{ propositionId: winner.id }, { propositionId: total.id }],
    };
    expect(place([fixed('1.00', leg)]).body.bets[0]).toMatchObject({ status: 'ACCEPTED' });
    const opposed = price([winner.id, winner.id]);
    expect(opposed.legs[0].redundantPropositions).toHaveLength(1);
    expect(price([winner.id, runner.proposition]).errors[0].code).toBe('LEGS_NOT_COMBINABLE');
    expect(price([runner.proposition]).errors[0].code).toBe('LEGS_NOT_COMBINABLE');
  });
});
