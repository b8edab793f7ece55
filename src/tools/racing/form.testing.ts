// Made-up form, in the shape of the recorded one.

/** A runner's form body with six earlier runs, two of them trials, and every record; `more` overrides. */
export function formBody(number: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  const record = (numberOfStarts: number, numberOfWins = 0, numberOfPlacings = 0) => ({
    numberOfStarts,
    numberOfWins,
    numberOfPlacings,
  });
  const row = (startType: string, startDate: string, finishingPosition: string, rest: object = {}) => ({
    startType,
    startDate,
    raceNumber: 4,
    finishingPosition,
    numberOfStarters: 11,
    draw: 0,
    margin: '1.2',
    venueAbbreviation: 'RAND',
    distance: 1200,
    class: 'BM72 HCP',
    rider: 'JULIE MERROW',
    startingPosition: 5,
    winnerOrSecond: 'NIGHT PARADE',
    positionInRun: '4-3',
    trackCondition: 'Good',
    time: '1:09.87',
    stewardsComment: null,
    ...rest,
  });
  const trial = { handicap: undefined, odds: null, startingPosition: 0, class: 'OPEN' };
  return {
    runnerNumber: number,
    runnerName: `STELLA HARBOUR BAY ${number}`,
    prizeMoney: '$298453.50',
    last20Starts: '4x21308x3125x',
    sire: 'GRAND MERIDIAN',
    dam: 'QUIET STELLA (NZ)',
    age: 5,
    sex: 'Gelding',
    colour: 'BR',
    formComment: 'Has had two trials.',
    formComments: [{ source: 'TAB', title: 'TAB', comment: 'In weaker class. Has had two trials.' }],
    classLevel: 'dn',
    fieldStrength: -5.5,
    daysSinceLastRun: 98,
    handicapWeight: 58.5,
    blinkers: true,
    runsSinceSpell: 0,
    riderOrDriver: 'Julie Merrow',
    trainerName: 'CONNOR WALLISTON',
    trainerLocation: 'Warwick Farm',
    runnerStarts: {
      startSummaries: {
        overall: record(24, 5, 6),
        track: record(3, 1, 1),
        distance: record(7, 2, 3),
        trackDistance: record(1, 1, 0),
        firm: record(0),
        good: record(15, 4, 3),
        soft: record(6, 1, 2),
        heavy: record(3, 0, 1),
        slow: record(6, 1, 2),
        firstUp: record(5, 1, 2),
        secondUp: record(4, 0, 2),
        classSame: record(9, 1, 3),
        classStronger: record(2, 0, 0),
      },
      previousStarts: [
        row('Trial', '2026-11-10', '2', trial),
        row('Trial', '2026-10-30', '5', trial),
        row('LastStarts', '2026-08-17', '5', { handicap: '57.5', odds: '9.50' }),
        row('LastStarts', '2026-08-01', '2', { handicap: '57.0', odds: '12.00', margin: '0.1' }),
        row('LastStarts', '2026-07-18', '1', { handicap: '56.0', odds: '3.40', trackCondition: 'Heavy' }),
        row('LastStarts', '2026-07-04', '3', { handicap: '56.0', odds: '4.60', class: null }),
      ],
    },
    trainerStarts: { startSummaries: { last30Days: record(50, 8, 14), jockey: record(9, 2, 1) } },
    riderDriverStarts: { startSummaries: { last12Months: record(505, 54, 102), runner: record(6, 1, 2) } },
    winningDistances: [
      { winningDistance: 1200, numberOfWinsAtDistance: 2 },
      { winningDistance: 1400, numberOfWinsAtDistance: 3 },
    ],
    ...more,
  };
}

/** When and of which race the tests ask. */
export const ASKED = {
  now: Date.parse('2026-11-24T03:02:00Z'),
  input: { meeting_date: '2026-11-24', race_type: 'R', venue_mnemonic: 'RAN', race_number: 4 },
};
