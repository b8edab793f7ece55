import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SandboxRequest } from '../http/route.js';
import { createRacingWorld } from '../world/racing.js';
import { historyRoute, moments, raceHistory } from './history.js';

const world = createRacingWorld({ seed: 'tab' });
const NOW = Date.parse('2026-11-24T03:02:00Z');
const meetings = world.day('2026-11-24').meetings;
const meeting = meetings.find(({ code, fixedOddsOnly }) => code === 'R' && !fixedOddsOnly);
if (!meeting) throw new Error('no gallops on that day');
const [race] = meeting.races;
if (!race) throw new Error('no race');

interface History {
  at: number[];
  pools: { product: string; totals: number[] }[];
  tote: { runner: number; win: number[] }[];
}

const ask = (params: Record<string, string>, now = NOW) =>
  historyRoute(world).handle({
    params,
    now,
    query: new URLSearchParams('jurisdiction=NSW'),
  } as unknown as SandboxRequest);

describe('the moments of a history', () => {
  it('run from its beginning to its end, ever closer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 1, max: 1e8 }), (from, length) => {
        const at = moments(from, from + length);
        const gaps = at.slice(1).map((moment, i) => moment - (at[i] ?? 0));
        return (
          at[0] === from &&
          at.at(-1) === from + length &&
          gaps.every((gap, i) => gap > 0 && gap <= (gaps[i - 1] ?? gap) + 1)
        );
      }),
    );
  });

  it('are one where nothing has passed', () => {
    expect(moments(5, 5)).toEqual([5]);
  });
});

describe('the history of a race', () => {
  it('has single-race pools that only grow, and ends where the race itself stands', () => {
    const history = raceHistory(world, race, NOW, 'NSW') as unknown as History;
    expect(history.pools.map(({ product }) => product)).toEqual(expect.arrayContaining(['Win', 'Place']));
    expect(history.pools.map(({ product }) => product)).not.toContain('RunningDouble');
    for (const { totals } of history.pools) {
      expect(totals).toHaveLength(history.at.length);
      expect(totals.every((total, i) => total >= (totals[i - 1] ?? 0))).toBe(true);
    }
    const end = history.at.at(-1) ?? 0;
    expect(end).toBe(Math.min(NOW, race.times.closed));
    const returns = world.toteReturns(race, end, 'NSW');
    for (const { runner, win } of history.tote)
      expect(win.at(-1)).toBe((returns.get(runner)?.win ?? 0) / 100);
  });

  it('stops when the pools have shut', () => {
    const { at } = raceHistory(world, race, race.times.paying + 3_600_000, 'NSW') as unknown as History;
    expect(at.at(-1)).toBe(race.times.closed);
  });

  it('is one moment before the market opens', () => {
    const { at } = raceHistory(world, race, race.times.fixedOpen - 1, 'NSW') as unknown as History;
    expect(at).toEqual([race.times.fixedOpen - 1]);
  });

  it('is told by address, for numbers and for names', () => {
    const where = { date: '2026-11-24', raceType: 'R', venue: meeting.mnemonic ?? '' };
    expect(ask({ ...where, race: '1' }).status).toBe(200);
    const named = meetings.find(({ fixedOddsOnly }) => fixedOddsOnly);
    const [first] = named?.races ?? [];
    const reply = ask({
      date: '2026-11-24',
      raceType: named?.code ?? '',
      venue: named?.name ?? '',
      race: first?.matchName ?? '',
    });
    expect([reply.status, (reply.body as unknown as History).pools]).toEqual([200, []]);
  });

  it('is 404 for what is not listed or not there', () => {
    const where = { date: '2026-11-24', raceType: 'R', venue: meeting.mnemonic ?? '', race: '1' };
    expect(ask({ ...where, race: '99' }).status).toBe(404);
    expect(ask({ ...where, date: '2026-01-01' }).status).toBe(404);
    expect(ask({}).status).toBe(404);
  });
});
