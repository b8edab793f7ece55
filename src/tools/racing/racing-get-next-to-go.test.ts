import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import type { JsonObject } from '../../util/json.js';
import type { RouteTool } from '../define-tool.js';
import { expectSound, presented } from './present.testing.js';
import { tool } from './racing-get-next-to-go.js';

const BUDGET = 2_000;
const NOW = Date.UTC(2026, 10, 24, 3, 2);

const item = (
  number: number,
  minutes: number,
  given: JsonObject = {},
  meeting: JsonObject = {},
): JsonObject => ({
  raceNumber: number,
  raceStartTime: new Date(NOW + minutes * 60_000).toISOString(),
  raceName: 'THE INVENTED PLATE',
  raceDistance: 1200,
  meeting: {
    meetingName: 'WARWICK FARM',
    venueMnemonic: 'WFM',
    meetingDate: '2026-11-24',
    raceType: 'R',
    location: 'NSW',
    ...meeting,
  },
  ...given,
});

const GREYHOUNDS = { meetingName: 'CAPALABA', venueMnemonic: 'CPL', raceType: 'G', location: 'QLD' };

function show(body: unknown, input: JsonObject = {}) {
  const answer = presented(tool, body, NOW, { max_races: 10, include_recently_closed: false, ...input });
  expectSound(answer, BUDGET);
  return { ...answer, lines: answer.text.split('\n'), map: answer.facts as Record<string, unknown> };
}

describe('next to go', () => {
  const body = {
    races: [
      item(7, 66, { raceDistance: 366, raceClassConditions: '5th Grade' }, GREYHOUNDS),
      item(4, 2, { raceClassConditions: '3YO+ MDN' }),
    ],
    other: 1,
  };

  it('lists the soonest first with a key each', () => {
    expect(show(body).lines).toEqual([
      'Next 2 to jump · prices for NSW · 14:02 AEDT · read 4 s ago',
      'in    2m  R  Warwick Farm R4  NSW  1200m  14:04  3YO+ maiden  2026-11-24/R/WFM/4',
      'in 1h 6m  G  Capalaba R7      QLD   366m  15:08  grade 5      2026-11-24/G/CPL/7',
    ]);
  });

  it('tells the same in facts', () => {
    expect(show(body, { max_races: 1 }).map).toEqual({
      prices_for: 'NSW',
      races: [
        {
          key: '2026-11-24/R/WFM/4',
          race: 'Warwick Farm R4',
          location: 'NSW',
          distance_m: 1200,
          start: '2026-11-24T14:04:00+11:00',
          starts_in_s: 120,
          kind: '3YO+ maiden',
        },
      ],
    });
  });

  it('filters by code and venue, and the body in full with it', () => {
    const { lines, body: kept } = show(body, { race_type: 'g' });
    expect(lines).toHaveLength(2);
    expect(kept).toEqual({ races: [body.races[0]], other: 1 });
    expect(show(body, { venue: 'warwick' }).body).toEqual({ races: [body.races[1]], other: 1 });
    expect(show(body).body).toBeUndefined();
  });

  it('cuts to what was asked for, keeping the order of the body', () => {
    const races = [item(5, 30), item(4, 2), item(6, 60)];
    const { body: kept, lines } = show({ races }, { race_type: 'R', max_races: 2 });
    expect(lines).toHaveLength(3);
    expect(kept).toEqual({ races: [races[0], races[1]] });
  });

  it('says when no race is left by the filters, or at all', () => {
    expect(show(body, { race_type: 'H' }).lines[0]).toMatch(
      /^No race to jump among the next 2 that is of the code and venue asked for · /,
    );
    expect(show({ races: [] }).lines[0]).toMatch(/^No race to jump · /);
    expect(show({ races: [] }).lines[1]).toBe(
      'What is on: racing_get_meetings with meeting_date: "today" or "tomorrow".',
    );
    const { lines, map } = show(body, { race_type: 'H', venue: 'randwick' });
    expect(lines[1]).toBe(
      'The whole day: racing_get_meetings with meeting_date: "today" (or "tomorrow"), race_type: "H", venue: "randwick".',
    );
    expect(map['try_next']).toBe(lines[1]);
  });

  it('tells late races and those just closed', () => {
    const races = [
      item(3, -3, { raceStatus: 'Normal' }),
      item(2, -4, { raceStatus: 'Closed' }),
      item(1, -5, { raceStatus: 'Paying' }),
    ];
    const { lines, map } = show({ races }, { include_recently_closed: true });
    expect(lines[0]).toContain('Next 3 to jump or just closed');
    expect(lines.slice(1).map((line) => line.split('  ')[0])).toEqual(['paid', 'closed', 'due 3m ago']);
    expect(JSON.stringify(map)).toContain('"status":"Closed"');
  });

  it('addresses a fixed-odds-only race by its names', () => {
    const races = [
      item(
        6,
        9,
        { matchName: 'FINGER LAKES R06 22/09' },
        { meetingName: 'Finger Lakes (USA)', venueMnemonic: null },
      ),
    ];
    expect(show({ races }).text).toContain('2026-11-24/R/Finger Lakes (USA)/FINGER LAKES R06 22/09');
  });

  it('drops the kind of race, then counts races, to stay within the budget', () => {
    const races = Array.from({ length: 50 }, (_, i) => item(1 + (i % 9), i));
    const { lines, text, map } = show({ races }, { max_races: 50 });
    expect(text).not.toContain('Invented Plate');
    expect(lines.at(-1)).toMatch(/^\+\d+ more races: race_type, venue, or detail: "full"$/);
    const ofCode = show({ races }, { max_races: 50, race_type: 'R' }).lines.at(-1);
    expect(ofCode).toMatch(/^\+\d+ more races: venue, or detail: "full"$/);
    expect(show({ races }, { max_races: 50, race_type: 'R', venue: 'wfm' }).lines.at(-1)).toMatch(
      /^\+\d+ more races: detail: "full"$/,
    );
    expect(lines.length).toBeGreaterThan(17);
    expect(map['not_shown']).toBe(50 - (lines.length - 2));
  });

  it('tells the recorded list', () => {
    const recorded = recording('racing-next-to-go-2017.json');
    if (recorded === undefined) return;
    const input = { max_races: 10, include_recently_closed: false };
    const answer = presented(tool, recorded, Date.UTC(2017, 6, 15, 13, 8, 10), input);
    expectSound(answer, BUDGET);
    expect(answer.text.split('\n')[3]).toMatch(
      /^in 11m {2}H {2}Gloucester Pk R7 +WA +2130m {2}23:20 .* 2017-07-15\/H\/GLP\/7$/,
    );
  });

  it('is told or refused as a broken contract, however damaged', () => {
    for (let seed = 0; seed < 300; seed++) {
      const input = seed % 2 ? {} : { race_type: 'R' };
      try {
        show(mutations(body, seed), input);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});

describe('what is asked of the TAB', () => {
  const query = (tool as RouteTool).query as (input: JsonObject) => Record<string, string>;

  it('is as many as wanted, or 50 where a filter picks among them', () => {
    expect(query({ max_races: 5, include_recently_closed: true })).toEqual({
      maxRaces: '5',
      includeRecentlyClosed: 'true',
    });
    expect(query({ max_races: 5, include_recently_closed: false, venue: 'x' })).toMatchObject({
      maxRaces: '50',
    });
  });
});
