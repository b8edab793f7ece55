import { describe, expect, it } from 'vitest';
import { settleRaceLeg } from '../../accounts/settle/race-leg.js';
import { settlePool } from '../../accounts/settle/tote.js';
import { type RaceLeg, raceName } from '../../accounts/ticket.js';
import { createRouter } from '../../http/router.js';
import type { Race } from '../../world/racing.js';
import { createWorld } from '../../world/world.js';
import { historicalRoutes } from '../historical/routes.js';
import { racingRoutes } from './routes.js';
import { type Body, ORIGIN, pathOf, racesOn } from './support.testing.js';

const DATE = '2026-11-24';
const NEXT_NOON = Date.parse('2026-11-25T01:00:00Z');
const world = createWorld('protest');
const { racing } = world;
const route = createRouter([...racingRoutes(racing), ...historicalRoutes(racing)]);

function ask(path: string, now: number): { status: number; body: Body } {
  const url = new URL(path, ORIGIN);
  const found = route('GET', url.pathname);
  if (!found) throw new Error(`no route for ${path}`);
  const query = new URLSearchParams({ jurisdiction: 'NSW' });
  const request = { params: found.params, query, headers: {}, body: '', now, origin: ORIGIN };
  return found.route.handle(request) as { status: number; body: Body };
}

const race = racesOn(racing, DATE).find(
  ({ incident }) => incident?.kind === 'protest' && incident.upheld?.against === 1,
) as Race;
const { interim, paying, protest = { lodged: 0, decided: 0 } } = race.times;
const [firstPast = 0] = racing.card(race).pastThePost[0] ?? [];
const [winner = 0] = racing.card(race).finish[0] ?? [];

describe('a protest against the winner, upheld', () => {
  it('shows in the live race as Interim, Protest, Interim with another order, Paying', () => {
    const told = [interim, protest.lodged, protest.decided, paying].map((at) => {
      const { raceStatus, results, dividends } = ask(pathOf(race), at).body;
      return [raceStatus, results[0], dividends === undefined];
    });
    expect(firstPast).not.toBe(winner);
    expect(told).toEqual([
      ['Interim', [firstPast], true],
      ['Protest', [firstPast], true],
      ['Interim', [winner], true],
      ['Paying', [winner], false],
    ]);
  });

  it('pays the winner by the new order: dividend, runner, tote bet and fixed bet', () => {
    const { dividends, runners } = ask(pathOf(race), paying).body;
    const win = dividends.find((one: Body) => one.wageringProduct === 'Win');
    expect(win.poolDividends.map(({ selections }: Body) => selections)).toEqual([[winner]]);
    const statusOf = (number: number): string =>
      runners.find(({ runnerNumber }: Body) => runnerNumber === number).fixedOdds.bettingStatus;
    expect([statusOf(winner), statusOf(firstPast)]).toEqual(['Winner', 'Placing']);

    const words = { selection: '', market: '', event: '' };
    const leg = (runner: number): RaceLeg => {
      return { on: 'race', race: raceName(race), runner, type: 'WIN', proposition: 1, odds: 500, words };
    };
    const fixed = (runner: number, at: number) => settleRaceLeg(world, leg(runner), interim - 1, at).outcome;
    expect([winner, firstPast].map((runner) => fixed(runner, paying - 1))).toEqual(['open', 'open']);
    expect([winner, firstPast].map((runner) => fixed(runner, paying))).toEqual(['won', 'lost']);

    const tote = (runner: number) => {
      const part = { kind: 'pool', product: 'Win', jurisdiction: 'NSW', positions: [[runner]] } as const;
      return settlePool(racing, { ...part, race: raceName(race), cost: 100, combinations: 1, words }, paying);
    };
    expect(tote(winner)).toMatchObject({ outcome: 'Won', payout: win.poolDividends[0].amount * 100 });
    expect(tote(firstPast)).toMatchObject({ outcome: 'Lost' });
  });

  it('is kept in the new order by the historical service once the live race is gone', () => {
    expect(ask(pathOf(race), NEXT_NOON - 1).status).toBe(200);
    expect(ask(pathOf(race), NEXT_NOON).status).toBe(404);
    const { sellCode, code } = race.meeting;
    const path = `/v1/historical-results-service/NSW/racing/${DATE}/${sellCode?.meetingCode}/${code}`;
    const { body } = ask(`${path}/races/${race.number}`, NEXT_NOON);
    expect(body.results[0]).toEqual([winner]);
    expect(body.raceStatus).toBe('Paying');
    const placeOf = (number: number): number =>
      body.runners.find(({ runnerNumber }: Body) => runnerNumber === number).finishingPosition;
    expect(placeOf(winner)).toBe(1);
    expect(placeOf(firstPast)).toBeGreaterThan(1);
    expect(body.dividends[0].poolDividends[0].selections).toEqual([winner]);
  });
});
