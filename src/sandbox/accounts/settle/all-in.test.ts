import { describe, expect, it } from 'vitest';
import { createFutures, type FutureRace } from '../../world/racing/futures.js';
import type { Race } from '../../world/racing.js';
import { cashOutOffer } from '../cash-out.js';
import { type Body, fixed, NOON, startBetting } from '../support.testing.js';

const DAY = 86_400_000;
const betting = startBetting({ seed: 'all-in' });
const { clock, desk, place, price, world } = betting;
const { racing } = world;
const futures = createFutures(racing);

const races = futures.open('R', NOON);
const realRace = ({ date, venue, name }: FutureRace): Race => {
  const meetings = racing.day(date).meetings.filter((meeting) => meeting.name === venue);
  const found = meetings.flatMap((meeting) => meeting.races).find((race) => race.name === name);
  if (!found) throw new Error(`no race ${name}`);
  return found;
};
const plain = races.filter((race) => realRace(race).incident?.kind !== 'abandoned');

interface Picked {
  race: FutureRace;
  proposition: number;
}
/** A nomination that is in at noon, by what becomes of it: its place in the finish, else that it does not run. */
function nominated(finish: (real: Race) => number | undefined): Picked {
  for (const race of plain) {
    const real = realRace(race);
    const number = finish(real);
    const name = racing.card(real).runners.find((runner) => runner.number === number)?.name;
    const nomination = race.nominations.find((one) =>
      number === undefined ? !one.runs && (one.leaves === undefined || one.leaves > NOON) : one.name === name,
    );
    if (nomination) return { race, proposition: nomination.proposition };
  }
  throw new Error('no such nomination');
}
const winner = nominated((real) => racing.card(real).finish[0]?.[0]);
const third = nominated((real) => racing.card(real).finish.flat()[2]);
const missing = nominated(() => undefined);

const legOf = ({ proposition }: Picked, type = 'WIN'): Body => {
  clock.now = NOON;
  const [bet] = price([fixed('1.00', { type, propositionId: proposition })]).body.bets;
  const { odds, secondaryOdds } = bet.legs[0];
  const second = secondaryOdds === undefined ? {} : { secondaryOdds: secondaryOdds.decimal };
  return { type, propositionId: proposition, odds: odds.decimal, ...second };
};
const buy = (leg: Body) => {
  clock.now = NOON;
  const [row] = place([fixed('10.00', leg)]).body.bets;
  const ticket = desk.ticket(row.ticketSerialNumber ?? '');
  if (!ticket) throw new Error(JSON.stringify(row));
  return ticket;
};

describe('a bet weeks ahead', () => {
  it('waits for its race, and pays its price less nothing for those that do not run', () => {
    const leg = legOf(winner);
    const ticket = buy(leg);
    clock.now = realRace(winner.race).times.jump;
    desk.settle(clock.now);
    expect(ticket.result).toBeUndefined();
    clock.now += DAY;
    desk.settle(clock.now);
    expect(ticket.result).toMatchObject({ outcome: 'Won', payout: Math.round(Number(leg.odds) * 1_000) });
  });

  it('pays three places', () => {
    const leg = legOf(third, 'EACH_WAY');
    const ticket = buy(leg);
    clock.now = realRace(third.race).times.paying + DAY;
    desk.settle(clock.now);
    expect(ticket.result).toMatchObject({
      outcome: 'Won',
      payout: Math.round(Number(leg.secondaryOdds) * 1_000),
    });
  });

  it('is lost on what does not run', () => {
    const ticket = buy(legOf(missing));
    clock.now = realRace(missing.race).times.paying + DAY;
    desk.settle(clock.now);
    expect(ticket.result).toMatchObject({ outcome: 'Lost', payout: 0 });
  });

  it('is not bought back, nor put together with others of its race', () => {
    const ticket = buy(legOf(winner));
    expect(() => cashOutOffer(world, ticket, NOON)).toThrow('no cash out');
    const other = winner.race.nominations.find(
      ({ proposition, leaves }) =>
        proposition !== winner.proposition && (leaves === undefined || leaves > NOON),
    );
    const second = legOf({ race: winner.race, proposition: other?.proposition ?? 0 });
    clock.now = NOON;
    const both = fixed('1.00', legOf(winner), second);
    const multi = fixed('1.00', {
      type: 'SAME_GAME_MULTI',
      propositions: [{ propositionId: winner.proposition }],
    });
    const rows = price([both, multi]).body.bets;
    expect(rows.map((row: Body) => row.errors[0].code)).toEqual([
      'LEGS_NOT_COMBINABLE',
      'LEGS_NOT_COMBINABLE',
    ]);
  });

  it('is refused on what was taken out, and once its day is listed', () => {
    const gone = races
      .flatMap((race) => race.nominations.map((nomination) => ({ race, nomination })))
      .find(({ nomination }) => nomination.leaves !== undefined && nomination.leaves < NOON);
    clock.now = NOON;
    const asked = (proposition: number) =>
      price([fixed('1.00', { type: 'WIN', propositionId: proposition })]).body.bets[0].errors?.[0].code;
    expect(asked(gone?.nomination.proposition ?? 0)).toBe('RUNNER_SCRATCHED');
    clock.now = winner.race.closes + DAY;
    expect(asked(winner.proposition)).toBe('PROPOSITION_NOT_FOUND');
  });
});
