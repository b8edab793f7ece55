import type { JsonObject } from '../util/json.js';

// Made-up bodies of the TAB's shape, for states without a recording. Animals and people are invented.

/** A runner as the live service tells it before the jump; `given` overrides. */
export function runnerBody(number: number, given: JsonObject = {}): JsonObject {
  return {
    runnerName: `LONG ANIMAL NAME ${number}`,
    runnerNumber: number,
    fixedOdds: fixedBody(2 + number),
    parimutuel: { returnWin: 2.4 + number, returnPlace: 1.5, bettingStatus: 'Open' },
    trainerName: 'T Somebody-Longname',
    vacantBox: false,
    barrierNumber: number,
    riderDriverName: 'R Otherperson',
    handicapWeight: 58.5,
    harnessHandicap: null,
    claimAmount: number % 4 === 0 ? 1.5 : -1,
    last5Starts: '42x3x',
    emergency: false,
    earlySpeedRating: 100 - number,
    earlySpeedRatingBand: number < 4 ? 'LEADER' : number < 9 ? 'MIDFIELD' : 'BACKMARKER',
    ...given,
  };
}

/** Fixed odds with this win price; `given` overrides. */
export function fixedBody(win: number, given: JsonObject = {}): JsonObject {
  return {
    returnWin: win,
    returnWinTime: '2026-11-24T03:01:40.000Z',
    returnWinOpen: win + 2,
    returnWinOpenDaily: win + 1,
    returnPlace: Math.max(1.1, Math.round(win * 30) / 100),
    bettingStatus: 'Open',
    allowPlace: true,
    flucs: [
      { returnWin: win + 0.5, returnWinTime: '2026-11-24T02:40:00.000Z' },
      { returnWin: win + 1, returnWinTime: '2026-11-23T22:00:00.000Z' },
    ],
    ...given,
  };
}

/** What a scratched runner keeps: its last price, which is none, and what others lose. */
export function scratchedBody(number: number, given: JsonObject = {}): JsonObject {
  return runnerBody(number, {
    fixedOdds: fixedBody(12, {
      bettingStatus: 'LateScratched',
      scratchedTime: '2026-11-23T22:12:00.000Z',
      winDeduction: 9,
      placeDeduction: 6,
    }),
    parimutuel: { returnWin: 0, returnPlace: 0, bettingStatus: 'Scratched' },
    ...given,
  });
}

/** A race of `count` runners at 14:04 in Sydney on 24 November 2026, before the jump; `given` overrides. */
export function raceBody(count: number, given: JsonObject = {}): JsonObject {
  return {
    raceNumber: 4,
    raceName: 'THE INVENTED MAIDEN PLATE',
    raceDistance: 1200,
    meeting: {
      meetingName: 'WARWICK FARM',
      venueMnemonic: 'WFM',
      meetingDate: '2026-11-24',
      location: 'NSW',
      raceType: 'R',
      weatherCondition: 'FINE',
      trackCondition: 'SOFT5',
    },
    hasParimutuel: true,
    hasFixedOdds: true,
    willHaveFixedOdds: true,
    hasEarlySpeedRatings: true,
    raceStartTime: '2026-11-24T03:04:00.000Z',
    raceClassConditions: '3YO+ MDN',
    prizeMoney: '$60000.00',
    raceStatus: 'Normal',
    results: [],
    pools: [
      poolBody('Win', [4], 20_123.5),
      poolBody('Quinella', [4], 4_000),
      poolBody('Quaddie', [4, 5, 6, 7], 73_257.53),
    ],
    numberOfPlaces: 3,
    numberOfFixedOddsPlaces: 3,
    runners: Array.from({ length: count }, (_, i) => runnerBody(i + 1)),
    oddsUpdateTime: '2026-11-24T03:01:05.000Z',
    fixedOddsUpdateTime: '2026-11-24T03:01:40.000Z',
    raceComments: '{"comment":"One to follow.","runners":[1]}',
    tips: { tipType: 'Standard', tipRunnerNumbers: [3, 1, 9, 5] },
    ...given,
  };
}

/** A pool over races of Warwick Farm. */
export function poolBody(product: string, races: readonly number[], total: number): JsonObject {
  return {
    wageringProduct: product,
    legNumber: 1,
    poolStatusCode: 'Open',
    legs: races.map((raceNumber, i) => ({
      legNumber: i + 1,
      raceNumber,
      venueMnemonic: 'WFM',
      raceType: 'R',
    })),
    poolTotal: total,
    jackpot: 0,
  };
}

/** A product's dividends, `[selections, amount]` a row. */
export function dividendBody(
  product: string,
  rows: readonly [readonly unknown[], number][],
  given: JsonObject = {},
): JsonObject {
  return {
    wageringProduct: product,
    poolStatusCode: 'Paying',
    jackpotCarriedOver: 0,
    poolDividends: rows.map(([selections, amount]) => ({ selections, amount })),
    ...given,
  };
}

/** The race after its result: 3, 9 and 1, with 2 fourth; `given` overrides. */
export function resultBody(given: JsonObject = {}): JsonObject {
  return raceBody(9, {
    raceStatus: 'Paying',
    hasFixedOdds: false,
    results: [[3], [9], [1], [2]],
    dividends: [
      dividendBody('Win', [[[3], 2.6]]),
      dividendBody('Place', [
        [[3], 1.3],
        [[9], 5.1],
        [[1], 1.6],
      ]),
      dividendBody('Quinella', [[[3, 9], 18.4]]),
      dividendBody('FirstFour', [[[3, 9, 1, 2], 0]], { jackpotCarriedOver: 4210 }),
      dividendBody('RunningDouble', [[[2, 3], 14.6]]),
      dividendBody('Quaddie', [[[5, 2, 11, 3], 1214.3]]),
    ],
    pools: [poolBody('Quaddie', [1, 2, 3, 4], 73_257.53), poolBody('RunningDouble', [4, 5], 20)],
    ...given,
  });
}
