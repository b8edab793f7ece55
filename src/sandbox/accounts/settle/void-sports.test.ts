import { describe, expect, it } from 'vitest';
import type { OfferedSelection, SportsEvent } from '../../world/sports/index.js';
import { type Betting, type Body, findDay, fixed, NOON } from '../support.testing.js';

const HOUR = 3_600_000;
const ended = (event: SportsEvent): number => event.over + HOUR;

function matchesOf({ world }: Betting): SportsEvent[] {
  const { sports } = world;
  return sports.sports
    .flatMap(({ name }) => sports.competitions(name))
    .flatMap((info) => sports.open(info, NOON))
    .filter((event) => event.phase(NOON) === 'ahead' && event.sides && event.start < NOON + 72 * HOUR);
}
interface Picked {
  event: SportsEvent;
  selection: OfferedSelection;
}
/** A selection that can be bet at noon and comes out like this. */
function pick(
  events: readonly SportsEvent[],
  fits: (after: OfferedSelection) => boolean,
): Picked | undefined {
  for (const event of events) {
    const after = new Map(
      event.markets(ended(event)).flatMap(({ selections }) => selections.map((one) => [one.id, one])),
    );
    for (const { selections, status } of event.markets(NOON)) {
      if (status !== 'Open') continue;
      const selection = selections.find(({ id, open }) => {
        const found = after.get(id);
        return open && found !== undefined && fits(found);
      });
      if (selection) return { event, selection };
    }
  }
  return undefined;
}
const { betting, found } = findDay(NOON, (one) => {
  const matches = matchesOf(one);
  const off = matches.filter((event) => event.calledOff(ended(event)));
  const played = matches.filter((event) => !event.calledOff(ended(event)));
  const abandoned = pick(off, ({ void: none }) => none === true);
  const absent = pick(played, ({ void: none }) => none === true);
  const won = pick(played.toReversed(), ({ won: good }) => good === true);
  return abandoned && absent && won && won.event !== absent.event ? { abandoned, absent, won } : undefined;
});
const { clock, desk, place } = betting;
const { abandoned, absent, won } = found;

const leg = ({ selection }: Picked) => ({
  type: 'WIN',
  propositionId: selection.id,
  odds: selection.price.toFixed(2),
});
function result(...legs: Picked[]) {
  clock.now = NOON;
  const [row] = place([fixed('10.00', ...legs.map(leg))]).body.bets as Body[];
  if (row.status !== 'ACCEPTED') throw new Error(JSON.stringify(row));
  clock.now = Math.max(...legs.map(({ event }) => ended(event)));
  desk.settle(clock.now);
  return desk.ticket(row.ticketSerialNumber)?.result;
}

describe('a bet on sports is void', () => {
  it('when the match is called off: the stake goes back, then and not at its start', () => {
    const refund = result(abandoned);
    expect(refund).toMatchObject({ outcome: 'Refunded', payout: 1_000 });
    expect(refund?.at).toBeGreaterThanOrEqual(abandoned.event.over);
    expect(refund?.at).toBeLessThan(abandoned.event.over + HOUR);
  });

  it('when its player does not play', () => {
    expect(result(absent)).toMatchObject({ outcome: 'Refunded', payout: 1_000 });
  });

  it('and counts 1.00 in a multi', () => {
    const payout = Math.round(won.selection.price * 1_000);
    expect(result(won)).toMatchObject({ outcome: 'Won', payout });
    expect(result(won, abandoned)).toMatchObject({ outcome: 'Won', payout });
    expect(result(absent, won, abandoned)).toMatchObject({ outcome: 'Won', payout });
    expect(result(absent, abandoned)).toMatchObject({ outcome: 'Refunded', payout: 1_000 });
  });
});
