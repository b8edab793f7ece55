import { describe, expect, it } from 'vitest';
import { recording } from '../../test/contract/recordings.js';
import { ContractError } from '../errors/index.js';
import { mutations } from './mutate.testing.js';
import { readRace } from './race.js';
import { fixedBody, raceBody, resultBody, runnerBody, scratchedBody } from './race.testing.js';

describe('readRace', () => {
  it('reads the recorded race before its start', () => {
    const body = recording('racing-race-r-pre.json');
    if (body === undefined) return;
    const race = readRace(body);
    expect(race.runners).toHaveLength(11);
    expect(race.prizeMoney).toBe(6_000_000);
    expect(race.start).toBe(Date.UTC(2026, 8, 23, 4, 25));
    expect(race.tip).toEqual([6, 4, 9, 3]);
    expect(race.comment).toMatch(/^2\. .* led all the way/);
    expect(race.otherMarkets).toEqual(['Favourite Out', 'Top 1', 'Top 2', 'Top 3', 'Top 4']);
    const [first] = race.runners;
    expect(first?.fixed).toMatchObject({ win: 81, place: 13, firstWin: 15, openWin: 34, status: 'Open' });
    expect(first?.claim).toBeUndefined();
    expect(race.pools.find((pool) => pool.product === 'Win')).toMatchObject({
      total: 1_968_950,
      jackpot: undefined,
    });
    expect(race.pools.at(-1)?.legs.map((leg) => leg.race)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('orders the earlier prices of two overlapping lists by time, each change once', () => {
    const body = recording('racing-race-r-pre.json');
    if (body === undefined) return;
    const earlier = readRace(body).runners[0]?.fixed?.earlier ?? [];
    expect(earlier.map((point) => point.price)).toEqual([15, 16, 18, 19, 21, 31, 51, 61, 51, 61]);
    const times = earlier.map((point) => point.at ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('reads the archive: dead heat for second, then fourth', () => {
    const body = recording('historical-race-r-dead-heat-second.json');
    if (body === undefined) return;
    expect(readRace(body).placings).toEqual([
      { position: 1, runners: [2] },
      { position: 2, runners: [4, 5] },
      { position: 4, runners: [6] },
    ]);
  });

  it('takes words among dividend selections as they came, and 0 as none declared', () => {
    const race = readRace(
      resultBody({
        dividends: [
          {
            wageringProduct: 'Big6',
            jackpotCarriedOver: 12.5,
            poolDividends: [
              { selections: ['5', 4, 'AOS'], amount: 0 },
              { selections: [], amount: 3 },
            ],
          },
          { amount: 3 },
        ],
      }),
    );
    expect(race.dividends).toEqual([
      {
        product: 'Big6',
        status: undefined,
        carriedOver: 1_250,
        rows: [{ selections: ['5', '4', 'AOS'], amount: undefined }],
      },
    ]);
  });

  it('gives a scratched runner no price, whichever side says it is out', () => {
    const body = raceBody(3, {
      runners: [
        scratchedBody(1),
        runnerBody(2, { parimutuel: { returnWin: 3, bettingStatus: 'LateScratched' } }),
        runnerBody(3),
        runnerBody(4),
      ],
      scratchings: [{ runnerNumber: 4, bettingStatus: 'LateScratched' }, { runnerNumber: 'x' }],
    });
    const [one, two, three, four] = readRace(body).runners;
    expect(one).toMatchObject({
      fixed: undefined,
      tote: undefined,
      scratched: {
        late: false,
        at: Date.UTC(2026, 10, 23, 22, 12),
        winDeduction: 9,
        placeDeduction: 6,
      },
    });
    expect(two).toMatchObject({ fixed: undefined, tote: undefined, scratched: { late: true } });
    expect(three?.scratched).toBeUndefined();
    expect(four).toMatchObject({ fixed: undefined, scratched: { late: true } });
  });

  it('knows vacant boxes, unnamed entries and the lists in the order of the card', () => {
    const race = readRace(
      raceBody(0, {
        runners: [
          runnerBody(5, { vacantBox: true, runnerName: null }),
          runnerBody(2, { runnerName: '....' }),
          runnerBody(2),
        ],
      }),
    );
    expect(race.runners.map(({ number, name, vacant }) => [number, name, vacant])).toEqual([
      [2, 'unnamed', false],
      [5, 'vacant box', true],
    ]);
  });

  it('offers no fixed place price where place betting is not allowed', () => {
    const race = readRace(
      raceBody(0, {
        allowFixedOddsPlace: false,
        runners: [
          runnerBody(1, { fixedOdds: fixedBody(4, { allowPlace: false }) }),
          runnerBody(2, { fixedOdds: null, parimutuel: null }),
        ],
      }),
    );
    expect(race.fixedPlaces).toBe(0);
    expect(race.runners[0]?.fixed?.place).toBeUndefined();
    expect(race.runners[1]).toMatchObject({ fixed: undefined, tote: undefined, scratched: undefined });
  });

  it('takes a comment that is no JSON as it is', () => {
    expect(readRace(raceBody(1, { raceComments: 'Wet track.' })).comment).toBe('Wet track.');
    expect(readRace(raceBody(1, { raceComments: '[]' })).comment).toBeUndefined();
    expect(readRace(raceBody(1, { raceComments: 4 })).comment).toBeUndefined();
  });

  it.each([
    ['raceNumber', { raceNumber: null }],
    ['raceStatus', { raceStatus: '' }],
    ['runners', { runners: {} }],
    ['runners[0].runnerName', { runners: [{ runnerNumber: 1 }] }],
    ['runners[1].runnerNumber', { runners: [runnerBody(1), runnerBody(1, { runnerNumber: 0 })] }],
    ['runners[0]', { runners: ['x'] }],
  ])('names %s when it is missing', (path, given) => {
    expect(() => readRace(raceBody(1, given))).toThrow(expect.objectContaining({ path }));
  });

  it('throws nothing but ContractError on damaged bodies', () => {
    for (let seed = 0; seed < 500; seed++) {
      try {
        readRace(mutations(seed % 2 ? raceBody(4) : resultBody(), seed));
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});
