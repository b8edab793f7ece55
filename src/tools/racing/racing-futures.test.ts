import { describe, expect, it } from 'vitest';
import { raceBody } from '../../upstream/race.testing.js';
import type { JsonObject } from '../../util/json.js';
import { expectSound, presented } from './present.testing.js';
import { tool as meetings } from './racing-get-meetings.js';
import { tool as race } from './racing-get-race.js';

// Races weeks ahead: the date is `futures`, a list stands for the venue and a name for the number.

const NOW = Date.UTC(2026, 10, 24, 3, 2);
const DAY = 86_400_000;

const stub = (name: string, days: number, given: JsonObject = {}): JsonObject => ({
  raceNumber: 1,
  raceStatus: 'Normal',
  raceStartTime: new Date(NOW + days * DAY).toISOString(),
  raceName: `${name} (All In)`,
  matchName: `${name} (All In)`,
  raceDistance: 1600,
  allIn: true,
  hasFixedOdds: true,
  hasParimutuel: false,
  scratchings: [],
  ...given,
});
const list = (meetingName: string, raceType: string, races: JsonObject[]): JsonObject => ({
  meetingName,
  raceType,
  fixedOddsOnly: true,
  races,
});
const BODY = {
  meetings: [
    list('Racing Futures', 'R', [
      stub('Big Cup', 40, {
        scratchings: [{ runnerNumber: 3, runnerName: 'A', bettingStatus: 'Scratched' }],
      }),
      stub('Small Cup', 12),
    ]),
    list('Greyhound Futures', 'G', [stub('Box Final', 20, { raceDistance: 515 })]),
  ],
};

function show(body: unknown, input: JsonObject = {}) {
  const answer = presented(meetings, body, NOW, { meeting_date: 'futures', ...input });
  expectSound(answer, 6_000);
  return { ...answer, lines: answer.text.split('\n'), map: answer.facts as Record<string, unknown> };
}

describe('the lists of races weeks ahead', () => {
  it('are told race by race, the soonest first, with what a bet on them means', () => {
    const { lines, map } = show(BODY);
    expect(lines[0]).toBe('Races weeks ahead · Racing Futures: 2 races · Greyhound Futures: 1 race');
    expect(lines[1]).toBe('All in: a bet on what does not run is lost, and nothing is deducted.');
    expect(lines[2]).toMatch(
      /^futures\/R\/Racing Futures\/Small Cup \(All In\) +Sun 6 Dec 2026 14:02 +1600m/,
    );
    expect(lines[3]).toMatch(
      /^futures\/R\/Racing Futures\/Big Cup \(All In\) +Sun 3 Jan 2027 14:02 +1600m +1 out$/,
    );
    expect(lines[4]).toMatch(/^futures\/G\/Greyhound Futures\/Box Final \(All In\) +Mon 14 Dec 2026/);
    expect(map).toMatchObject({
      date: 'futures',
      races_total: 3,
      races: [
        { key: 'futures/R/Racing Futures/Small Cup (All In)', distance_m: 1600 },
        { start: '2027-01-03T14:02:00+11:00', out: 1 },
        { code: 'G', list: 'Greyhound Futures' },
      ],
    });
  });

  it('are filtered by code and name, and the body in full with them', () => {
    expect(show(BODY, { race_type: 'g' }).body).toEqual({ meetings: [BODY.meetings[1]] });
    expect(show(BODY, { venue: 'racing futures' }).map['races_total']).toBe(2);
    expect(show(BODY, { race_type: 'H' }).lines[0]).toBe('No list of races weeks ahead is that.');
    expect(show({ meetings: [] }).lines[0]).toBe('No races weeks ahead are listed.');
  });

  it('come in pages when there are many, each race once', () => {
    const many = {
      meetings: [
        list(
          'Racing Futures',
          'R',
          Array.from({ length: 150 }, (_, i) => stub(`Cup ${i}`, i + 6)),
        ),
      ],
    };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: ReturnType<typeof show> = show(many, cursor === undefined ? {} : { cursor });
      seen.push(...(page.map['races'] as { key: string }[]).map(({ key }) => key));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(150);
    expect(new Set(seen).size).toBe(150);
  });

  it('stand without what is not told', () => {
    const bare = stub('Cup', 9, { raceDistance: null, scratchings: null });
    expect(show({ meetings: [list('Racing Futures', 'R', [bare])] }).lines[2]).toContain('Cup (All In)');
  });
});

describe('a race weeks ahead', () => {
  const key = {
    meeting_date: 'futures',
    race_type: 'R',
    venue_mnemonic: 'Racing Futures',
    race_number: 'Big Cup (All In)',
  };
  const body = raceBody(0, {
    raceName: 'Big Cup (All In)',
    allIn: true,
    hasParimutuel: false,
    raceStartTime: new Date(NOW + 40 * DAY).toISOString(),
    meeting: { meetingName: 'Racing Futures', meetingDate: '2027-01-03', raceType: 'R', location: 'AUS' },
  });
  const { text, facts } = presented(race, body, NOW, key);

  it('goes by its own name and day, and says what a bet on it means', () => {
    const [head, state] = text.split('\n');
    expect(head).toMatch(/^Big Cup \(All In\) · Sun 3 Jan 2027 · /);
    expect(state).toContain('futures/R/Racing Futures/Big Cup (All In) · OPEN · jumps');
    expect(text).toContain('All in: a bet on what does not run is lost, and nothing is deducted.');
    expect(facts).toMatchObject({ race: 'Big Cup (All In)', date: 'futures' });
  });

  it('is not taken for another race because the TAB tells its day', () => {
    expect(text).not.toContain('not the race asked for');
  });
});
