import { describe, expect, it } from 'vitest';
import { askWorld, rowsOf } from '../ask.testing.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');
const RACING = '/v1/tab-info-service/racing';
const { world, ask } = askWorld('neighbours');
const starts = (body: { [key: string]: unknown }): number[] =>
  rowsOf(body['races']).map(({ raceStartTime }) => Date.parse(String(raceStartTime)));
const ordered = (list: number[]): number[] => [...list].sort((a, b) => a - b);

const { meeting, number } = world.racing
  .day('2026-11-24')
  .meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly)
  .flatMap(({ races }) => races)
  .find((race) => race.advertised > NOW + 3_600_000)!;
const RACE = `${RACING}/dates/2026-11-24/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;
const around = (query: string) =>
  ask(`${RACE}/next-to-go/races?raceStartTime=2026-11-24T04:00:00.000Z${query}`, NOW);

describe('the races around a race', () => {
  it('are itself and the five after it unless told', () => {
    const { status, body } = around('');
    expect(status).toBe(200);
    const races = rowsOf(body['races']);
    expect(races).toHaveLength(6);
    expect(races[0]).toMatchObject({
      raceNumber: number,
      meeting: { venueMnemonic: meeting.mnemonic },
      _links: { self: expect.stringContaining(RACE) },
    });
    expect(starts(body)).toEqual(ordered(starts(body)));
  });

  it('are as many before and after as asked', () => {
    const races = rowsOf(around('&maxPrevRaces=3&maxNextRaces=2').body['races']);
    expect(races).toHaveLength(6);
    expect(races[3]).toMatchObject({ raceNumber: number });
    expect(rowsOf(around('&maxNextRaces=0').body['races'])).toHaveLength(1);
  });

  it('count fixed-odds-only races when asked', () => {
    const night = world.racing
      .day('2026-11-24')
      .meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly)
      .flatMap(({ races }) => races)
      .toSorted((a, b) => b.advertised - a.advertised)[0]!;
    const anchor = `${RACING}/dates/2026-11-24/meetings/${night.meeting.code}/${night.meeting.mnemonic}/races/${night.number}`;
    const query = '?raceStartTime=2026-11-24T12:00:00.000Z&maxPrevRaces=50';
    const tote = rowsOf(ask(`${anchor}/next-to-go/races${query}`, NOW).body['races']);
    const all = rowsOf(ask(`${anchor}/next-to-go/races${query}&nonTabVenue=true`, NOW).body['races']);
    expect(tote.every(({ hasParimutuel }) => hasParimutuel === true)).toBe(true);
    expect(all.some(({ hasParimutuel }) => hasParimutuel === false)).toBe(true);
  });

  it('are that race alone when it is days ahead', () => {
    const [first] = world.racing.day('2026-11-28').meetings;
    const far = `${RACING}/dates/2026-11-28/meetings/${first?.code}/${first?.mnemonic}/races/1/next-to-go/races`;
    const { body } = ask(`${far}?raceStartTime=2026-11-28T02:00:00.000Z`, NOW);
    expect(rowsOf(body['races'])).toHaveLength(1);
  });

  it('are refused without a start, and 404 around an unknown race', () => {
    expect(ask(`${RACE}/next-to-go/races`, NOW).status).toBe(400);
    expect(ask(`${RACE}/next-to-go/races?raceStartTime=soon`, NOW).status).toBe(400);
    expect(around('&maxNextRaces=many').status).toBe(400);
    expect(around('&maxPrevRaces=-1').status).toBe(400);
    const unknown = RACE.replace(/\d+$/, '98');
    expect(ask(`${unknown}/next-to-go/races?raceStartTime=2026-11-24T04:00:00Z`, NOW).status).toBe(404);
  });
});

describe('the next races of a channel', () => {
  const vision = (query: string) => ask(`${RACING}/vision-next-to-go/races${query}`, NOW);

  it('are those it shows, in order, none of them over', () => {
    const { body } = vision('?broadcastChannel=Sky%20Racing%201&maxRaces=20');
    const races = rowsOf(body['races']);
    expect(races.length).toBeGreaterThan(10);
    expect(new Set(races.map(({ broadcastChannel }) => broadcastChannel))).toEqual(new Set(['Sky Racing 1']));
    expect(races.some(({ raceStatus }) => raceStatus === 'Paying')).toBe(false);
    expect(starts(body)).toEqual(ordered(starts(body)));
  });

  it('are ten unless told, none on an unknown channel, and refused without one', () => {
    expect(rowsOf(vision('?broadcastChannel=Sky%20Racing%202').body['races'])).toHaveLength(10);
    expect(vision('?broadcastChannel=Channel%2099').body).toEqual({ races: [] });
    expect(vision('').status).toBe(400);
    expect(vision('?broadcastChannel=Sky%20Racing%201&maxRaces=0').status).toBe(400);
  });
});
