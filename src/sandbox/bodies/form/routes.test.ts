import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import { createRouter } from '../../http/router.js';
import { createRacingWorld, type Race } from '../../world/racing.js';
import { racingRoutes } from '../racing/routes.js';
import { formRoutes } from './routes.js';

const DATE = '2026-11-24';
const NOW = Date.parse(`${DATE}T03:00:00Z`);
const world = createRacingWorld({ seed: 'rows' });
const router = createRouter([...racingRoutes(world), ...formRoutes(world)]);

function get(path: string): { status: number; body: JsonObject } {
  const found = router('GET', path);
  if (!found) throw new Error(`no route for ${path}`);
  const query = new URLSearchParams('jurisdiction=NSW');
  const request = { params: found.params, query, headers: {}, body: '', now: NOW, origin: 'http://x' };
  const { status, body } = found.route.handle(request);
  return { status, body: isObject(body) ? body : {} };
}

const pathOf = ({ meeting, number }: Race): string =>
  `/v1/tab-info-service/racing/dates/${DATE}/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;
const list = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);
const races = world
  .day(DATE)
  .meetings.filter(({ code, fixedOddsOnly }) => code === 'G' && !fixedOddsOnly)
  .flatMap((meeting) => meeting.races);
const withBox = races.find((race) => world.card(race).runners.some(({ vacantBox }) => vacantBox)) as Race;

describe('the form behind the rows of a race', () => {
  it('is linked from every row that has an animal, and tells the letters that the row shows', () => {
    for (const race of [withBox, ...races.slice(0, 2)]) {
      for (const row of list(get(pathOf(race)).body['runners'])) {
        const { form } = row['_links'] as JsonObject;
        if (row['vacantBox'] === true) {
          expect([form, row['last5Starts'], row['tcdwIndicators']]).toEqual([undefined, null, null]);
          continue;
        }
        const { status, body } = get(new URL(String(form)).pathname);
        expect(status).toBe(200);
        expect([body['runnerName'], body['runnerNumber']]).toEqual([row['runnerName'], row['runnerNumber']]);
        expect(String(body['last20Starts']).slice(-5)).toBe(row['last5Starts']);
      }
    }
  });

  it('is nothing behind a vacant box', () => {
    const box = world.card(withBox).runners.find(({ vacantBox }) => vacantBox);
    expect(get(`${pathOf(withBox)}/form/${box?.number}`).status).toBe(404);
    const told = list(get(`${pathOf(withBox)}/form`).body['form']).map(({ runnerNumber }) => runnerNumber);
    expect(told).not.toContain(box?.number);
    expect(told.length).toBeGreaterThan(0);
  });

  it('adds up: record, days since the last run, prize money, record of the last thirty days', () => {
    for (const race of races.slice(0, 3)) {
      for (const form of list(get(`${pathOf(race)}/form`).body['form'])) {
        const { startSummaries, previousStarts } = form['runnerStarts'] as JsonObject;
        const { overall } = startSummaries as Record<string, JsonObject>;
        const starts = list(previousStarts);
        const won = starts.filter(({ finishingPosition }) => finishingPosition === '1');
        expect(overall).toMatchObject({ numberOfStarts: starts.length, numberOfWins: won.length });
        const wins = list(form['winningDistances']).reduce(
          (sum, one) => sum + Number(one['numberOfWinsAtDistance']),
          0,
        );
        expect(wins).toBe(won.length);
        const last = Date.parse(String(starts[0]?.['startDate'] ?? DATE));
        expect(form['daysSinceLastRun']).toBe((Date.parse(DATE) - last) / 86_400_000);
        const trainer = form['trainerStarts'] as JsonObject;
        const { last30Days, last12Months, region } = trainer['startSummaries'] as Record<string, JsonObject>;
        const told = list(trainer['previousStarts']).length;
        expect(told).toBe(Math.min(5, Number(last30Days?.['numberOfWins'])));
        for (const member of ['numberOfStarts', 'numberOfWins', 'numberOfPlacings']) {
          expect(Number(last12Months?.[member])).toBeGreaterThanOrEqual(Number(last30Days?.[member]));
          expect(Number(region?.[member])).toBeGreaterThanOrEqual(Number(last12Months?.[member]));
        }
      }
    }
  });
});
