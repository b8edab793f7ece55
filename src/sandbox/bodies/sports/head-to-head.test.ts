import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../util/json.js';
import { askWorld, rowsOf } from '../ask.testing.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');
const { world, ask } = askWorld('head to head');
const [info] = world.sports.competitions('Rugby League');
const [event] = world.sports.open(info!, NOW);
const path = (uniqueId: number | string, competition = 'NRL') =>
  `/v1/stats-service/sports/Rugby%20League/competitions/${competition}/matches/${uniqueId}/h2h/stats`;
const body = ask(path(event!.uniqueId), NOW).body;
const section = (name: string): JsonObject => body[name] as JsonObject;

describe('the head to head of a match', () => {
  it('is linked from the match', () => {
    const { matches } = ask('/v1/tab-info-service/sports/Rugby%20League/competitions/NRL', NOW).body;
    const { stats } = rowsOf(matches)[0]!['_links'] as { stats: string };
    expect(new URL(stats).pathname).toBe(path(event!.uniqueId));
  });

  it('tells matches of these two teams before it, the latest first, and who won them', () => {
    const { played, homeWins, awayWins, draws, matches } = section('headToHead');
    const rows = rowsOf(matches);
    expect(rows.length).toBeGreaterThan(1);
    expect([played, Number(homeWins) + Number(awayWins) + Number(draws)]).toEqual([rows.length, rows.length]);
    const names = event!.sides!.map(({ name }) => name);
    for (const { name } of rows) for (const team of names) expect(name).toContain(team);
    const starts = rows.map(({ startTime }) => Date.parse(String(startTime)));
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(starts[0]).toBeLessThan(event!.start);
  });

  it('tells the last five of each side with a letter each', () => {
    const sides = rowsOf(body['recentForm']);
    expect(sides.map(({ name }) => name)).toEqual(event!.sides!.map(({ name }) => name));
    for (const { form, name, matches } of sides) {
      expect(form).toMatch(/^[WLD]{5}$/);
      const [latest] = rowsOf(matches);
      const [home, away] = rowsOf(latest?.['scores']);
      const lead = Number(home?.['score']) - Number(away?.['score']);
      const own = home?.['name'] === name ? lead : -lead;
      expect(String(form)[0]).toBe(own > 0 ? 'W' : own < 0 ? 'L' : 'D');
    }
  });

  it('is 404 for an unknown match or competition', () => {
    expect(ask(path(1), NOW).status).toBe(404);
    expect(ask(path(event!.uniqueId, 'Darts'), NOW).status).toBe(404);
  });
});
