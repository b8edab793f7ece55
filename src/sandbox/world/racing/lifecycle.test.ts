import { describe, expect, it } from 'vitest';
import type { Race } from './types.js';
import { createRacingWorld } from './world.js';

const world = createRacingWorld({ seed: 'life' });
const races = ['2026-11-27', '2026-11-28'].flatMap((date) =>
  world.day(date).meetings.flatMap((m) => m.races),
);
const find = (wanted: (race: Race) => boolean): Race => {
  const race = races.find(wanted);
  if (!race) throw new Error('no such race in two days');
  return race;
};
const plain = find((race) => !race.incident && race.times.delays.length === 0);
const status = (race: Race, at: number): string => world.state(race, at).status;

describe('the life of a race', () => {
  it('goes from Normal over Closed and Interim to Paying', () => {
    const { closed, interim, paying } = plain.times;
    const moments = [0, closed - 1, closed, interim - 1, interim, paying - 1, paying, paying + 1e9];
    expect(moments.map((at) => status(plain, at))).toEqual([
      ...['Normal', 'Normal', 'Closed', 'Closed'],
      ...['Interim', 'Interim', 'Paying', 'Paying'],
    ]);
  });

  it('opens fixed odds some time before the start and shuts them at the jump or a little earlier', () => {
    const { fixedOpen, fixedClose, jump } = plain.times;
    const open = [fixedOpen - 1, fixedOpen, fixedClose - 1, fixedClose, jump].map(
      (at) => world.state(plain, at).fixedOpen,
    );
    expect(open).toEqual([false, true, true, false, false]);
    const early = races.filter((race) => race.times.fixedClose < race.times.jump);
    expect(early.length).toBeGreaterThan(races.length / 3);
    expect(early.length).toBeLessThan(races.length);
  });

  it('shows results from the interim on, and the time of the result once paid', () => {
    const { interim, paying } = plain.times;
    expect(world.state(plain, interim - 1).results).toEqual([]);
    expect(world.state(plain, interim).results).toHaveLength(Math.min(4, world.card(plain).starters.length));
    expect(world.state(plain, interim).resultedAt).toBeUndefined();
    expect(world.state(plain, paying).resultedAt).toBe(paying);
  });

  it('moves the start of a delayed race when the delay is announced', () => {
    const late = find((race) => race.times.delays.length > 0);
    const [delay] = late.times.delays;
    expect(world.state(late, (delay?.at ?? 0) - 1).start).toBe(late.advertised);
    expect(world.state(late, delay?.at ?? 0).start).toBe(delay?.start);
    expect(late.times.jump).toBeGreaterThanOrEqual(delay?.start ?? 0);
  });

  it('holds a protest between interim and paying; some keep the status though paid', () => {
    const heard = find(({ incident }) => incident?.kind === 'protest' && !incident.standing);
    const kept = find(({ incident }) => incident?.kind === 'protest' && incident.standing);
    for (const race of [heard, kept]) {
      expect(status(race, race.times.interim)).toBe('Interim');
      expect(status(race, race.times.paying - 1)).toBe('Protest');
      expect(world.dividends(race, race.times.paying - 1, 'NSW')).toEqual([]);
      expect(world.state(race, race.times.paying).paid).toBe(true);
      expect(world.dividends(race, race.times.paying, 'NSW')).not.toEqual([]);
    }
    expect(status(heard, heard.times.paying)).toBe('Paying');
    expect(status(kept, kept.times.paying)).toBe('Protest');
  });

  it('calls a race off before its start: no pools, no returns, prices as they were', () => {
    const off = find(({ incident }) => incident?.kind === 'abandoned');
    const at = off.incident?.kind === 'abandoned' ? off.incident.at : 0;
    expect(status(off, at - 1)).toBe('Normal');
    expect(world.state(off, at)).toMatchObject({
      status: 'Abandoned',
      paid: false,
      results: [[], [], [], []],
    });
    expect(world.pools(off, at, 'NSW')).toEqual([]);
    expect(world.toteReturns(off, at, 'NSW').size).toBe(0);
    expect(world.fixedPrices(off, at + 1e7)).toEqual(world.fixedPrices(off, at));
    expect(world.toteUpdatedAt(off, at + 1e7)).toBe(at);
  });

  it('leaves the places empty that a dead heat at home uses up', () => {
    for (const race of races.filter(({ incident }) => incident?.kind === 'dead heat')) {
      const place = race.incident?.kind === 'dead heat' ? race.incident.place : 0;
      const { results } = world.state(race, race.times.paying);
      expect(results).toHaveLength(4);
      expect(results[place - 1]).toHaveLength(2);
      expect(results[place]).toEqual([]);
    }
  });
});
