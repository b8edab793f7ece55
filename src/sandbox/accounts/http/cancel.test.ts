import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { type Betting, type Body, findDay, fixed, legOn, NOON, tote } from '../support.testing.js';

const MINUTE = 60_000;
const soon = ({ world, racesOn }: Betting): Race | undefined =>
  racesOn().find(
    (race) =>
      race.meeting.sellCode &&
      !race.incident &&
      race.advertised > NOON + 30 * MINUTE &&
      world.racing.state(race, NOON).fixedOpen,
  );
const { betting, found: race } = findDay(NOON, soon);
const { ask, account, balance, clock, desk, place, token, world } = betting;
const [runner] = world.racing.card(race).starters;
if (!runner) throw new Error('no starter');
const win = () => tote(race, 'WIN', '5.00', [[runner.number]]);

function sold(bet: unknown): string {
  const [row] = place([bet]).body.bets;
  if (row.ticketSerialNumber === undefined) throw new Error(JSON.stringify(row));
  return row.ticketSerialNumber;
}
const cancel = (ticketSerialNumber: string, transactionId = `cancel-${ticketSerialNumber}`): Body =>
  ask(`/v1/tab-betting-service/accounts/${account.number}/ticket-cancel`, {
    token,
    body: { ticketSerialNumber, transactionId },
  });

describe('cancelling a bet', () => {
  it('gives the cost of a tote bet back, once', () => {
    clock.now = NOON;
    const before = balance();
    const serial = sold(win());
    expect(balance()).toBe(before - 500);
    clock.now += 4 * MINUTE;
    const reply = cancel(serial);
    expect(reply).toMatchObject({ status: 200, body: { status: 'CANCELLED', refundAmount: '$5.00' } });
    expect(cancel(serial)).toEqual(reply);
    expect(balance()).toBe(before);
    expect(cancel(serial, 'again').body.error).toMatchObject({ code: 'CANCEL_NOT_ALLOWED' });
    clock.now = NOON + 30 * 60 * MINUTE;
    expect(balance()).toBe(before);
    expect(desk.ticket(serial)?.result).toMatchObject({ outcome: 'Cancelled', payout: 500 });
    const [row] = ask(`/v1/account-service/tab/accounts/${account.number}/my-bets?status=RESULTED`, { token })
      .body.transactions;
    expect(row).toMatchObject({ status: 'Cancelled', return: '$5.00', isCashOut: false });
  });

  it('is refused at fixed odds, after five minutes, once the race has started, and for what is another’s', () => {
    clock.now = NOON;
    const at = sold(fixed('5.00', legOn(betting, race, runner)));
    expect(cancel(at).body.error.message).toContain('fixed odds stand');
    const late = sold(win());
    clock.now += 6 * MINUTE;
    expect(cancel(late).body.error.message).toContain('five minutes');
    clock.now = race.times.closed - MINUTE;
    const running = sold(win());
    clock.now += 2 * MINUTE;
    expect([cancel(running).status, cancel(running).body.error.message]).toEqual([
      409,
      'Its race has started',
    ]);
    expect(cancel('123').status).toBe(404);
  });
});
