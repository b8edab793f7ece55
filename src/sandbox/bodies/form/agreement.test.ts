import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import { addDays, zonedInstant } from '../../../util/zone.js';
import { createRouter } from '../../http/router.js';
import { createRacingWorld, type Race } from '../../world/racing.js';
import { historicalRoutes } from '../historical/routes.js';
import { formRoutes } from './routes.js';
import { titleCase } from './words.js';

const list = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const abbreviated = (name: unknown): string =>
  String(name)
    .replace(/[^A-Z]/gi, '')
    .toUpperCase()
    .slice(0, 4);

/** The routes of form and of the historical service of one seed, at one moment. */
function service(seed: string, now: number) {
  const world = createRacingWorld({ seed });
  const router = createRouter([...formRoutes(world), ...historicalRoutes(world)]);
  const answers = new Map<string, JsonObject>();
  const get = (path: string): JsonObject => {
    const known = answers.get(path);
    if (known) return known;
    const found = router('GET', path.split('?')[0] ?? '');
    if (!found) throw new Error(`no route for ${path}`);
    const query = new URLSearchParams('jurisdiction=NSW');
    const request = { params: found.params, query, headers: {}, body: '', now, origin: 'http://x' };
    const { status, body } = found.route.handle(request);
    expect(`${path} ${status}`).toBe(`${path} 200`);
    const answer = isObject(body) ? body : {};
    answers.set(path, answer);
    return answer;
  };
  return { world, get };
}

type Service = ReturnType<typeof service>;

function formOf({ get }: Service, { meeting, number }: Race): JsonObject[] {
  const { date, code, mnemonic } = meeting;
  const path = `/v1/tab-info-service/racing/dates/${date}/meetings/${code}/${mnemonic}/races/${number}/form`;
  return list(get(path)['form']);
}

/** What the historical service tells of the races that a row of the form may mean. */
function storedRaces({ world, get }: Service, row: JsonObject, code: string, number?: unknown): JsonObject[] {
  const date = String(row['startDate']);
  const meetings = world
    .day(date)
    .meetings.filter((one) => one.code === code && abbreviated(one.name) === row['venueAbbreviation']);
  return meetings.flatMap(({ sellCode, races }) =>
    races
      .filter((race) => number === undefined || race.number === number)
      .map((race) => {
        const sold = `${sellCode?.meetingCode}/${sellCode?.scheduledType}`;
        return get(`/v1/historical-results-service/NSW/racing/${date}/${sold}/races/${race.number}`);
      }),
  );
}

/** The runner of that name in one of these races. */
function findIn(
  races: readonly JsonObject[],
  name: unknown,
): { race: JsonObject; runner: JsonObject } | undefined {
  const found = races.flatMap((race) => list(race['runners']).map((runner) => ({ race, runner })));
  return found.find(({ runner }) => runner['runnerName'] === name);
}

const startsOf = (form: JsonObject, type: string): JsonObject[] =>
  list((form['runnerStarts'] as JsonObject)['previousStarts']).filter(({ startType }) => startType === type);

/** Holds one row against the race it tells of. */
function holdAgainst(
  row: JsonObject,
  { race, runner }: { race: JsonObject; runner: JsonObject },
  form: JsonObject,
  code: string,
): void {
  const runners = list(race['runners']);
  const results = race['results'] as number[][];
  const number = Number(runner['runnerNumber']);
  const place = Number(row['finishingPosition']);
  expect(runner['finishingPosition']).toBe(place <= 4 ? place : 0);
  if (place <= 4) expect(results.slice(0, 4).some((group) => group.includes(number))).toBe(true);
  const started = runners.filter((one) => (one['parimutuel'] as JsonObject)['bettingStatus'] === 'Normal');
  expect(started).toContain(runner);
  expect(row['numberOfStarters']).toBe(started.length);
  expect(row['distance']).toBe(race['raceDistance']);
  expect(row['startingPosition']).toBe(runner['barrierNumber']);
  expect(Number(row['odds'])).toBe((runner['fixedOdds'] as JsonObject)['returnWin']);
  expect(runner['trainerName']).toBe(form['trainerName']);
  if (code !== 'G') expect(row['rider']).toBe(titleCase(String(runner['riderDriverName'])));
  const winners = results[0] ?? [];
  const told = runners.find(({ runnerName }) => runnerName === row['winnerOrSecond']) as JsonObject;
  if (place > 1 || winners.length > 1) expect(winners).toContain(told['runnerNumber']);
  else expect(results[1]).toContain(told['runnerNumber']);
}

const DATES = ['2026-11-24', '2026-03-02'];

describe.each(['agree', 'agree too'])('form of the seed "%s"', (seed) => {
  // At the very beginning of a day: of what is listed five days ahead no start may lie in what is still to be run.
  const days = DATES.map((date) => {
    const now = zonedInstant(date, '00:00', 'Australia/Sydney');
    const at = service(seed, now);
    const races = ['R', 'H', 'G'].flatMap((code, i) => {
      const meetings = at.world.day(addDays(date, 5)).meetings;
      const tote = meetings.filter((one) => one.code === code && !one.fixedOddsOnly);
      return tote[i * 2]?.races[i + 1] ?? [];
    });
    return { at, date, races };
  });

  it('tells no start within 120 days but races that were run, as the historical service has them', () => {
    let held = 0;
    for (const { at, date, races } of days) {
      for (const race of races) {
        const { code } = race.meeting;
        for (const form of formOf(at, race)) {
          for (const row of startsOf(form, 'LastStarts')) {
            if (String(row['startDate']) < addDays(date, -120)) continue;
            const found = findIn(storedRaces(at, row, code, row['raceNumber']), form['runnerName']);
            expect(found, `${form['runnerName']} on ${row['startDate']}`).toBeDefined();
            if (found) holdAgainst(row, found, form, code);
            held += 1;
          }
        }
      }
    }
    expect(held).toBeGreaterThan(60);
  });

  it('tells wins of trainers, jockeys and drivers that the historical service has too', () => {
    let held = 0;
    const { at, races } = days[0] as (typeof days)[number];
    for (const race of races) {
      const { code } = race.meeting;
      for (const form of formOf(at, race).slice(0, 2)) {
        for (const [member, name, key] of [
          ['trainerStarts', form['trainerName'], 'trainerName'],
          ['riderDriverStarts', form['riderOrDriver'], 'riderDriverName'],
        ] as const) {
          const record = isObject(form[member]) ? form[member] : { previousStarts: [] };
          for (const win of list(record['previousStarts'])) {
            const winner = findIn(storedRaces(at, win, code), win['runner'])?.runner as JsonObject;
            expect(winner['finishingPosition']).toBe(1);
            expect(titleCase(String(winner[key]))).toBe(titleCase(String(name)));
            expect(Number(win['odds'])).toBe((winner['fixedOdds'] as JsonObject)['returnWin']);
            held += 1;
          }
        }
      }
    }
    expect(held).toBeGreaterThan(10);
  });

  it('is led to from every row that has an animal, and from no vacant box', () => {
    const { at, races } = days[0] as (typeof days)[number];
    for (const race of races) {
      const rows = at.world.card(race).runners.filter(({ vacantBox }) => !vacantBox);
      expect(formOf(at, race).map(({ runnerNumber }) => runnerNumber)).toEqual(
        rows.map(({ number }) => number),
      );
    }
  });
});
