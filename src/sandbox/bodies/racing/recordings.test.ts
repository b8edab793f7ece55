import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { differences, shapeOf } from './shape.testing.js';
import { BASE, type Body, pathOf, racesOn, startWorld } from './support.testing.js';

const FOLDER = process.env['TAB_RECORDINGS'] ?? '../shared/payloads';
const recorded = existsSync(FOLDER);
if (!recorded) process.stderr.write(`recordings skipped: no folder ${FOLDER}\n`);

const load = (file: string): Body => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));

const DATE = '2026-11-27';
const NOON = Date.parse(`${DATE}T04:00:00Z`);
const { world, body } = startWorld('recordings');
const races = racesOn(world, DATE);
const homeGallops = (race: Race): boolean =>
  race.meeting.code === 'R' && !race.meeting.fixedOddsOnly && race.meeting.location.length <= 3;
const openSoon = races.filter((race) => homeGallops(race) && world.state(race, NOON).fixedOpen).slice(0, 12);

/** Members the fact sheet knows from clients or other payloads, which the one recorded race has not. */
const KNOWN = [
  ...[
    'winDeduction',
    'placeDeduction',
    'scratchedTime',
    'isPreviousDay',
    'fastForm',
    'resultedTime',
    'dividends',
  ],
  ...['poolCloseTime', 'name', 'multiLegApproximatesAvailable', 'displayMeetingName'],
];

/** Not every race is tipped, and a runner may have no indicator at all (the fact sheet, on both). */
const LACKING = ['.tips is missing', 'runners[].tcdwIndicators is a null'];

describe.runIf(recorded)('bodies against recorded ones', () => {
  it('an open race has what the recorded one has, but for what not every race has', () => {
    const pre = load('racing-race-r-pre.json');
    const ours = openSoon.map((race) => {
      const full = body(pathOf(race), NOON);
      // Only runners still in are what the recorded race shows.
      const runners = full.runners.filter((one: Body) => one.fixedOdds?.bettingStatus === 'Open');
      return { ...full, runners };
    });
    expect(ours.length).toBeGreaterThan(5);
    expect(differences(ours, [pre], KNOWN).filter((line) => !LACKING.includes(line))).toEqual([]);
  });

  it('names the top-level members in the recorded order', () => {
    const pre = Object.keys(load('racing-race-r-pre.json'));
    const full = openSoon
      .map((race) => body(pathOf(race), NOON))
      .find((one) => one.tips && one.raceClassConditions);
    expect(Object.keys(full).filter((key) => pre.includes(key))).toEqual(pre.filter((key) => key in full));
  });

  it('a runner after the result and a greyhound have what the recorded fragments have', () => {
    const post = load('racing-race-r-post-2023.runner-fragment.json');
    const paid = races.find(
      (race) => homeGallops(race) && world.state(race, NOON).status === 'Paying',
    ) as Race;
    const runner = body(pathOf(paid), NOON).runners.find(
      (one: Body) => one.fixedOdds?.bettingStatus === 'Loser',
    );
    const unlike = differences([runner], [post], KNOWN).filter(
      (line) => line !== '.tcdwIndicators is a null',
    );
    expect(unlike).toEqual([]);

    const dog = load('racing-race-g-2017.runner-fragment.json');
    const dogs = races.find((race) => race.meeting.code === 'G' && world.state(race, NOON).fixedOpen) as Race;
    const box = body(pathOf(dogs), NOON).runners.find((one: Body) => one.fixedOdds?.bettingStatus === 'Open');
    const newer = ['vacantBox', 'returnHistory', 'returnExact2', 'isFavouriteExact2'];
    expect(differences([box], [dog], [...KNOWN, ...newer])).toEqual([]);
    expect(box.riderDriverName).toBe('');
    expect(box.silkURL).toMatch(/\/silk\/\d+$/);
  });

  it('meetings and stubs have what the recorded ones have, sold by the tote or at fixed odds only', () => {
    const theirs = load('racing-meetings-2026-09-23.excerpt.json').meetings as Body[];
    const ours = body(`${BASE}/dates/${DATE}/meetings`, NOON).meetings as Body[];
    const sold = (list: Body[], only: boolean): Body[] =>
      list.filter((one) => (one.fixedOddsOnly === true) === only);
    // Class conditions can be lacking overseas, weather and going too.
    const lacking = /raceClassConditions is missing/;
    expect(
      differences(sold(ours, false), sold(theirs, false), KNOWN).filter((l) => !lacking.test(l)),
    ).toEqual([]);
    expect(differences(sold(ours, true), sold(theirs, true), KNOWN).filter((l) => !lacking.test(l))).toEqual(
      [],
    );
    expect(Object.keys(ours[0])).toEqual(Object.keys(sold(theirs, false)[0]));
  });

  it('next to go has what the recorded one has, and the four members clients know of', () => {
    const theirs = load('racing-next-to-go-2017.json').races as Body[];
    const ours = body(`${BASE}/next-to-go/races?maxRaces=50`, NOON).races as Body[];
    const known = ['raceStatus', 'hasFixedOdds', 'hasParimutuel', 'willHaveFixedOdds'];
    expect(differences(ours, theirs, known)).toEqual([]);
  });

  it('dividends have what those of the historical service have', () => {
    const theirs = load('historical-race-r-quaddie-big6-last-leg.json').dividends as Body[];
    const paid = races.filter((race) => world.state(race, NOON).paid && !race.meeting.fixedOddsOnly);
    const ours = paid.flatMap((race) => body(pathOf(race), NOON).dividends as Body[]);
    expect(differences(ours, theirs, KNOWN)).toEqual([]);
  });

  it('finds a difference when there is one', () => {
    expect(differences([{ a: [{ b: 1 }] }], [{ a: [{ c: 1 }] }])).toEqual([
      'a[].c is missing',
      'a[].b is not known',
    ]);
    expect(shapeOf([{ a: 1 }, { b: 1 }]).get('')?.always.size).toBe(0);
  });
});
