import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { type Body, pathOf, racesOn, startWorld } from './support.testing.js';

const DATE = '2026-11-27';
const { world, body } = startWorld('race');
const races = racesOn(world, DATE);
const tote = races.filter((race) => !race.meeting.fixedOddsOnly);
const plain = tote.filter((race) => !race.incident && race.times.delays.length === 0);
const at = (race: Race, now: number): Body => body(pathOf(race), now);
const find = (wanted: (race: Race) => boolean): Race => tote.find(wanted)!;

/** Every number and text of a value, with where it stands. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, member]) => leaves(member, `${path}.${key}`));
}

/** Moments in a race's life: days ahead, hours, minutes, and every state. */
function moments({ times, advertised }: Race): number[] {
  const ahead = [100, 30, 5, 0.5, 0.05].map((hours) => advertised - hours * 3_600_000);
  return [
    ...ahead,
    times.jump - 1,
    times.closed,
    times.interim,
    times.paying - 1,
    times.paying,
    times.paying + 3e6,
  ];
}

describe('a race body', () => {
  it('never holds undefined, NaN, Infinity or a broken text, whatever the state', () => {
    for (const race of races.filter(({ index }) => index % 19 === 0)) {
      for (const now of moments(race)) {
        const broken = leaves(at(race, now)).filter(
          ([, leaf]) =>
            leaf === undefined ||
            (typeof leaf === 'number' && !Number.isFinite(leaf)) ||
            (typeof leaf === 'string' && /NaN|undefined|null|\[object|Invalid/.test(leaf)),
        );
        expect(broken).toEqual([]);
      }
    }
  });

  it('writes every time in UTC with milliseconds, none of them ahead of now but starts and closes', () => {
    const race = plain[10]!;
    const now = race.times.jump - 120_000;
    for (const [path, leaf] of leaves(at(race, now))) {
      if (typeof leaf !== 'string' || !/Time$/i.test(path)) continue;
      expect(leaf, path).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      if (!/startTime|raceStartTime|closeTime/.test(path))
        expect(Date.parse(leaf), path).toBeLessThanOrEqual(now);
    }
  });

  it('tells the statuses of its state', () => {
    const race = plain.find((one) => one.meeting.code === 'R' && world.card(one).places === 3)!;
    const told = moments(race)
      .slice(4)
      .map((now) => {
        const { raceStatus, hasFixedOdds, runners, pools, dividends, results } = at(race, now);
        const in_ = runners.filter((one: Body) => /Open|Closed/.test(one.parimutuel.bettingStatus));
        const fixed = [...new Set(in_.map((one: Body) => one.fixedOdds.bettingStatus))].sort();
        return [
          ...[raceStatus, hasFixedOdds, fixed.join(), in_[0].parimutuel.bettingStatus],
          ...[pools[0].poolStatusCode, dividends !== undefined, results.length],
        ];
      });
    const atJump = race.times.fixedClose >= race.times.jump;
    expect(told).toEqual([
      ['Normal', true, 'Open', 'Open', 'Open', false, 0],
      ['Normal', atJump, atJump ? 'Open' : 'Suspended', 'Open', 'Open', false, 0],
      ['Closed', false, 'Suspended', 'Closed', 'Closed', false, 0],
      ['Interim', false, 'Suspended', 'Closed', 'Closed', false, 4],
      ['Interim', false, 'Suspended', 'Closed', 'Closed', false, 4],
      ['Paying', false, 'Loser,Placing,Winner', 'Closed', 'Paying', true, 4],
      ['Paying', false, 'Loser,Placing,Winner', 'Closed', 'Paying', true, 4],
    ]);
  });

  it('has no fixed odds far ahead, though it will have, and riders not notified', () => {
    const race = plain.find((one) => one.meeting.code === 'R')!;
    const early = at(race, race.advertised - 80 * 3_600_000);
    expect([early.hasFixedOdds, early.willHaveFixedOdds, early.fixedOddsUpdateTime]).toEqual([
      false,
      true,
      undefined,
    ]);
    expect(early.runners.every((one: Body) => one.fixedOdds === undefined)).toBe(true);
    expect(early.runners[0].riderDriverName).toBe('NOT NOTIFIED');
    expect(at(race, race.advertised).runners[0].riderDriverName).not.toBe('NOT NOTIFIED');
    expect(early.meeting.trackCondition).toBeNull();
  });

  it('shows a late scratching: two statuses, deductions, the time, the last price, no favourite flag', () => {
    const race = find((one) => one.losesFavourite);
    const out = world.card(race).runners.find(({ scratching }) => scratching?.late)!;
    const moment = out.scratching!.at;
    const row = (now: number): Body => at(race, now).runners[out.number - 1];
    const [before, after] = [row(moment - 1), row(moment)];
    expect([before.fixedOdds.bettingStatus, before.parimutuel.bettingStatus]).toEqual(['Open', 'Open']);
    expect([after.fixedOdds.bettingStatus, after.parimutuel.bettingStatus]).toEqual([
      'LateScratched',
      'LateScratched',
    ]);
    expect(after.fixedOdds.returnWin).toBe(before.fixedOdds.returnWin);
    expect(after.fixedOdds.isFavouriteWin).toBe(false);
    expect(Date.parse(after.fixedOdds.scratchedTime)).toBe(Math.floor(moment / 1000) * 1000);
    expect(after.fixedOdds.winDeduction).toBeGreaterThan(5);
    expect([after.parimutuel.returnWin, after.parimutuel.returnPlace]).toEqual([0, 0]);
    expect(after.parimutuel.marketMovers).toBeUndefined();
    // The others are held for a minute, and then their book is made anew.
    const other = at(race, moment).runners.find((one: Body) => one.parimutuel.bettingStatus === 'Open');
    expect(other.fixedOdds.bettingStatus).toBe('Suspended');
    const later = at(race, moment + 61_000).runners[other.runnerNumber - 1];
    expect(later.fixedOdds.bettingStatus).toBe('Open');
  });

  it('calls a runner scratched the day before Scratched by the tote and LateScratched by fixed odds', () => {
    const rows = plain.flatMap((race) => at(race, race.times.jump).runners);
    const early = rows.filter((one: Body) => one.parimutuel.bettingStatus === 'Scratched');
    expect(early.length).toBeGreaterThan(50);
    const fixed = new Set(early.map((one: Body) => one.fixedOdds?.bettingStatus));
    expect(fixed).toEqual(new Set(['LateScratched', undefined]));
  });

  it('keeps every row of an abandoned race, all late scratched at nothing', () => {
    const race = find(({ incident }) => incident?.kind === 'abandoned');
    const off = at(race, race.times.jump);
    expect([off.raceStatus, off.results, off.pools, off.resultedTime]).toEqual([
      ...['Abandoned', [[], [], [], []], [], undefined],
    ]);
    for (const { parimutuel, fixedOdds } of off.runners) {
      expect([parimutuel.returnWin, parimutuel.bettingStatus]).toEqual([0, 'LateScratched']);
      if (fixedOdds) expect(fixedOdds.bettingStatus).toBe('LateScratched');
    }
  });

  it('counts the percentage by the recorded rule, against the newest earlier price', () => {
    const rows = plain.slice(0, 30).flatMap((race) => at(race, race.times.jump - 60_000).runners);
    let moved = 0;
    for (const { fixedOdds, parimutuel } of rows) {
      for (const [price, earlier] of [
        [fixedOdds, fixedOdds?.flucs],
        [parimutuel, parimutuel?.marketMovers],
      ]) {
        if (!earlier?.length) continue;
        moved += 1;
        const change = ((price.returnWin - earlier[0].returnWin) / earlier[0].returnWin) * 100;
        expect(price.percentageChange).toBe(Math.round(change) + 0);
      }
      if (!fixedOdds) continue;
      expect(fixedOdds.flucs.length).toBeLessThanOrEqual(4);
      const times = fixedOdds.flucs.map((one: Body) => one.returnWinTime);
      expect(times).toEqual([...times].sort().reverse());
      expect(fixedOdds.returnHistory.length).toBeGreaterThanOrEqual(fixedOdds.flucs.length + 1);
    }
    expect(moved).toBeGreaterThan(100);
  });

  it('flags the cheapest runners still in as favourites', () => {
    for (const race of plain.slice(0, 30)) {
      const open = at(race, race.times.jump - 60_000).runners.filter(
        (one: Body) => one.fixedOdds && one.parimutuel.bettingStatus === 'Open',
      );
      const least = Math.min(...open.map((one: Body) => one.fixedOdds.returnWin));
      for (const { fixedOdds } of open) expect(fixedOdds.isFavouriteWin).toBe(fixedOdds.returnWin === least);
    }
  });

  it('writes the comment as JSON inside a text, naming runners of the race', () => {
    for (const race of plain.slice(0, 20)) {
      const { raceComments, ratings, tips, runners } = at(race, race.advertised);
      const numbers = runners.map((one: Body) => one.runnerNumber);
      const { comment, runners: named } = JSON.parse(raceComments);
      expect(comment).toMatch(/^\d+\. [A-Z']/);
      for (const number of [...named, ...ratings[0].ratingRunnerNumbers, ...(tips?.tipRunnerNumbers ?? [])]) {
        expect(numbers).toContain(number);
      }
      expect(ratings).toHaveLength(7);
    }
  });

  it('offers side markets while fixed odds are open, the favourite a reserve in the one without it', () => {
    const race = plain.find((one) => one.meeting.code === 'R' && world.card(one).starters.length > 8)!;
    const { extraMarkets, sameRaceMultiMarkets, runners } = at(race, race.times.fixedClose - 60_000);
    const [out] = extraMarkets;
    const reserves = out.propositions.filter((one: Body) => one.bettingStatus === 'Reserve');
    expect(reserves).toHaveLength(1);
    expect(reserves[0]).toMatchObject({ returnWin: 0, returnPlace: 0, isOpen: false });
    expect(runners[reserves[0].runnerNumber - 1].fixedOdds.isFavouriteWin).toBe(true);
    for (const one of out.propositions) expect(one.id).not.toBe(String(one.number));
    const book = out.propositions.reduce(
      (sum: number, one: Body) => sum + (one.returnWin && 1 / one.returnWin),
      0,
    );
    expect(book).toBeGreaterThan(1.15);
    expect(sameRaceMultiMarkets.map((one: Body) => one.betOption)).toEqual([
      'Top 1',
      'Top 2',
      'Top 3',
      'Top 4',
    ]);
    const [one, two, three, four] = sameRaceMultiMarkets.map((market: Body) => market.propositions);
    for (const [i, { returnWin }] of one.entries()) {
      expect(returnWin).toBeGreaterThanOrEqual(two[i].returnWin);
      expect(two[i].returnWin).toBeGreaterThanOrEqual(three[i].returnWin);
      expect(three[i].returnWin).toBeGreaterThanOrEqual(four[i].returnWin);
    }
    const names = plain
      .flatMap((other) => at(other, other.times.fixedClose - 60_000).extraMarkets)
      .flatMap((m: Body) => m.propositions);
    expect(names.some((row: Body) => row.name.includes("'"))).toBe(false);
    const shut = at(race, race.times.paying);
    expect([shut.extraMarkets, shut.sameRaceMultiMarkets, shut.betTypes]).toEqual([[], [], []]);
  });

  it('tells what may still be bet: the longer pools drop out once their first leg has gone', () => {
    const race = plain.find((one) => one.meeting.multiLegs.some(({ legs }) => legs.indexOf(one.number) > 0))!;
    const product = race.meeting.multiLegs.find(({ legs }) => legs.indexOf(race.number) > 0)!.product;
    const { pools, betTypes } = at(race, race.times.jump - 60_000);
    const codes = (list: Body[]): string[] => list.map((one) => one.wageringProduct);
    expect(codes(pools)).toContain(product);
    expect(codes(betTypes)).not.toContain(product);
    expect(codes(betTypes)).toContain('Win');
    for (const pool of pools)
      expect(pool._links !== undefined).toBe(/^(Quinella|Exacta|Duet)$/.test(pool.wageringProduct));
  });

  it('keeps pool history for the win pool only: newest first, the oldest flagged near the start', () => {
    const { pools } = at(plain[0]!, plain[0]!.times.jump - 200_000);
    const [win, ...rest] = pools;
    expect(win.poolHistory).toHaveLength(5);
    expect(win.poolHistory.map((one: Body) => one.specialDisplayIndicator)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    const totals = win.poolHistory.map((one: Body) => one.poolTotal);
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
    expect(rest.every((pool: Body) => pool.poolHistory === undefined)).toBe(true);
  });

  it('names the substitute once it is known', () => {
    const race = plain[0]!;
    expect(at(race, race.times.jump).substitute).toBe('NR');
    expect(at(race, race.times.jump).pools[0].substitute).toBe('NYD');
    expect(at(race, race.times.paying).substitute).toBe(world.substitute(race, 'NSW'));
  });

  it('tells what each runner would pay in the running double, given the first leg', () => {
    const race = plain.find(
      (one) => one.number === 2 && world.card(one.meeting.races[0]!).finish.length > 0,
    )!;
    const [double] = at(race, race.times.jump).multiLegApproximates;
    expect(double.wageringProduct).toBe('RunningDouble');
    const [set] = double.approximateSets;
    expect(set.results[0].result).toBe(world.card(race.meeting.races[0]!).finish[0]![0]);
    expect(set.approximates.some((one: Body) => one.return > 1)).toBe(true);
    expect(at(race, race.times.closed).multiLegApproximates).toEqual([]);
  });

  it('differs between totes and not in fixed odds', () => {
    const race = plain[0]!;
    const [nsw, vic] = ['NSW', 'VIC'].map((one) =>
      body(`${pathOf(race)}?jurisdiction=${one}`, race.times.jump),
    );
    expect(nsw.pools[0].poolTotal).not.toBe(vic.pools[0].poolTotal);
    expect(nsw.runners.map((one: Body) => one.fixedOdds)).toEqual(
      vic.runners.map((one: Body) => one.fixedOdds),
    );
  });
});
