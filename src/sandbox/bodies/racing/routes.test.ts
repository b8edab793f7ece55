import { describe, expect, it } from 'vitest';
import { BASE, type Body, pathOf, racesOn, startWorld } from './support.testing.js';

const DATE = '2026-11-27';
const NOON = Date.parse(`${DATE}T01:00:00Z`);
const AFTERNOON = Date.parse(`${DATE}T04:00:00Z`);
const { world, body, reply } = startWorld('routes');
const status = (path: string, now = AFTERNOON): number => reply(path, now).status;
const meetings = world.day(DATE).meetings;
const tote = meetings.find((one) => !one.fixedOddsOnly)!;
const named = meetings.find((one) => one.fixedOddsOnly)!;
const first = tote.races[0]!;

describe('the racing reads', () => {
  it('list the dates from the day before to five days ahead, with links', () => {
    const { dates } = body(`${BASE}/dates`, AFTERNOON);
    expect(dates.map((one: Body) => one.dateName)).toEqual([
      ...['Yesterday', 'Today', 'Tomorrow', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'],
    ]);
    expect(dates[1]).toEqual({
      meetingDate: DATE,
      dateName: 'Today',
      _links: { meetings: `http://tab.test${BASE}/dates/${DATE}/meetings?jurisdiction=NSW` },
    });
  });

  it('read today and tomorrow as east coast dates', () => {
    const night = Date.parse('2026-11-27T14:00:00Z');
    expect(body(`${BASE}/dates/today/meetings`, night).meetings[0].meetingDate).toBe('2026-11-28');
    expect(body(`${BASE}/dates/tomorrow/meetings`, night).meetings[0].meetingDate).toBe('2026-11-29');
  });

  it('answer an unknown, unlisted or futures day with no meetings', () => {
    for (const date of ['2026-11-25', '2026-12-03', 'futures', 'nonsense', '2026-02-30']) {
      expect(reply(`${BASE}/dates/${date}/meetings`, AFTERNOON)).toEqual({
        status: 200,
        body: { meetings: [] },
      });
    }
  });

  it('put meetings with races to come first and fixed-odds-only ones after the others', () => {
    const late = Date.parse(`${DATE}T11:00:00Z`);
    const list: Body[] = body(`${BASE}/dates/${DATE}/meetings`, late).meetings;
    const finished = list.map(({ races }) =>
      races.every((race: Body) => !['Normal'].includes(race.raceStatus)),
    );
    expect(finished.indexOf(true)).toBeGreaterThan(0);
    expect(finished.slice(finished.indexOf(true)).every(Boolean)).toBe(true);
    const going = list.filter((_, i) => !finished[i]);
    const only = going.findIndex((one) => one.fixedOddsOnly);
    expect(going.slice(only).every((one) => one.fixedOddsOnly)).toBe(true);
  });

  it('list the races of a meeting with links, and 404 for one that is not', () => {
    const path = `${BASE}/dates/${DATE}/meetings/${tote.code}/${tote.mnemonic}/races`;
    const { races } = body(path, AFTERNOON);
    expect(races).toHaveLength(tote.races.length);
    expect(races[0]._links).toEqual({
      self: `http://tab.test${path}/1?jurisdiction=NSW`,
      form: `http://tab.test${path}/1/form?jurisdiction=NSW`,
    });
    for (const wrong of [
      `${tote.code}/QQQ`,
      `X/${tote.mnemonic}`,
      `${named.code}/${encodeURIComponent(named.name)}`,
    ]) {
      expect(status(`${BASE}/dates/${DATE}/meetings/${wrong}/races`)).toBe(404);
    }
    expect(status(`${BASE}/dates/2026-12-25/meetings/R/${tote.mnemonic}/races`)).toBe(404);
  });

  it('give a race until noon of the next day, and only while its day is listed', () => {
    const path = pathOf(first);
    expect(status(path, Date.parse('2026-11-28T00:59:59Z'))).toBe(200);
    expect(status(path, Date.parse('2026-11-28T01:00:00Z'))).toBe(404);
    expect(status(path, Date.parse('2026-11-21T00:00:00Z'))).toBe(404);
    expect(status(path, Date.parse('2026-11-22T00:00:00Z'))).toBe(200);
  });

  it('404 a race there is not, with the error body clients know', () => {
    const base = `${BASE}/dates/${DATE}/meetings/${tote.code}/${tote.mnemonic}/races`;
    for (const wrong of ['99', '0', 'abc', '1.0']) expect(status(`${base}/${wrong}`)).toBe(404);
    expect(reply(`${base}/99`, AFTERNOON).body).toMatchObject({
      error: { code: 'RESOURCE_NOT_FOUND_ERROR' },
    });
  });

  it('read a path as names with fixedOdds=true, and 404 a number then', () => {
    const path = pathOf(named.races[0]!);
    expect(path).toMatch(/%20\((GBR|USA)\)\/races\/.*%20R\d\d%20\d\d%2F\d\d.*\?fixedOdds=true$/);
    const race = body(path, NOON);
    expect(race.hasParimutuel).toBe(false);
    expect(race.pools).toEqual([]);
    expect(race.meeting.venueMnemonic).toBeUndefined();
    expect(race.runners.every((one: Body) => one.parimutuel === undefined)).toBe(true);
    expect(status(path.replace('?fixedOdds=true', ''))).toBe(404);
    expect(status(`${pathOf(first)}?fixedOdds=true`)).toBe(404);
    expect(status(path, Date.parse('2026-11-28T01:00:00Z'))).toBe(404);
  });

  it('link to what answers', () => {
    const list: Body[] = body(`${BASE}/dates/${DATE}/meetings`, AFTERNOON).meetings;
    for (const meeting of list) {
      if (meeting._links) expect(status(meeting._links.races)).toBe(200);
      for (const race of meeting.fixedOddsOnly ? meeting.races : [])
        expect(status(race._links.self)).toBe(200);
    }
    const next: Body[] = body(`${BASE}/next-to-go/races?maxRaces=50&nonTabVenue=true`, AFTERNOON).races;
    for (const race of next) expect(status(race._links.self)).toBe(200);
  });
});

describe('next to go', () => {
  const races = (query: string, now = AFTERNOON): Body[] =>
    body(`${BASE}/next-to-go/races${query}`, now).races;

  it('gives ten races by their start unless told, fifty at most', () => {
    expect(races('')).toHaveLength(10);
    expect(races('?maxRaces=3')).toHaveLength(3);
    expect(races('?maxRaces=5000')).toHaveLength(50);
    const starts = races('?maxRaces=50').map((one) => one.raceStartTime);
    expect(starts).toEqual([...starts].sort());
  });

  it('refuses a number of races that is none', () => {
    for (const text of ['0', '-1', 'x', '1.5', '']) {
      expect(reply(`${BASE}/next-to-go/races?maxRaces=${text}`, AFTERNOON)).toMatchObject({
        status: 400,
        body: { error: { code: 'INVALID_SYNTAX_ERROR', details: [{ path: 'query.maxRaces' }] } },
      });
    }
  });

  it('holds only races still to run, and those just closed when asked', () => {
    expect(races('?maxRaces=50').every(({ raceStatus }) => raceStatus === 'Normal')).toBe(true);
    const withClosed = races('?maxRaces=50&includeRecentlyClosed=true');
    expect(withClosed.some(({ raceStatus }) => raceStatus !== 'Normal')).toBe(true);
    expect(withClosed[0].raceStartTime <= races('')[0].raceStartTime).toBe(true);
  });

  it('leaves out what is sold at fixed odds only unless asked', () => {
    const evening = Date.parse(`${DATE}T12:30:00Z`);
    expect(races('?maxRaces=50', evening).every((one) => one.meeting.venueMnemonic)).toBe(true);
    expect(races('?maxRaces=50&nonTabVenue=true', evening).some((one) => !one.meeting.venueMnemonic)).toBe(
      true,
    );
  });

  it('shows races of yesterday’s date after midnight, and tomorrow’s when today’s run out', () => {
    const midnight = Date.parse('2026-11-27T13:30:00Z');
    expect(races('', midnight)[0].meeting.meetingDate).toBe('2026-11-27');
    const dates = races('?maxRaces=50', Date.parse('2026-11-27T17:30:00Z')).map(
      (one) => one.meeting.meetingDate,
    );
    expect(new Set(dates)).toEqual(new Set(['2026-11-27', '2026-11-28']));
  });

  it('writes the jurisdiction it was asked for into its links', () => {
    const [race] = races('?jurisdiction=QLD');
    for (const url of Object.values(race._links)) expect(url).toMatch(/\?jurisdiction=QLD$/);
  });
});

describe('speed', () => {
  it('gives a warm race quickly', () => {
    const paths = racesOn(world, DATE).slice(0, 5).map(pathOf);
    for (const path of paths) reply(path, AFTERNOON);
    const started = performance.now();
    for (let i = 1; i <= 50; i++) for (const path of paths) reply(path, AFTERNOON + i * 1000);
    // A race takes some two milliseconds; the bound leaves room for a loaded machine.
    expect((performance.now() - started) / 250).toBeLessThan(20);
  });
});
