import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../util/json.js';
import { askWorld, rowsOf } from '../ask.testing.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');
const { ask } = askWorld('search');
const search = (query: string) => ask(`/v1/tab-info-service/search/proposition${query}`, NOW);
const sports = (path: string): JsonObject => ask(`/v1/tab-info-service/sports/${path}`, NOW).body;
const firstMarket = (matches: unknown): JsonObject => rowsOf(rowsOf(matches)[0]?.['markets'])[0]!;

describe('the search for propositions', () => {
  it('finds a selection of a match with the market and the match it stands in', () => {
    const nrl = sports('Rugby%20League/competitions/NRL');
    const match = rowsOf(nrl['matches'])[0]!;
    const market = firstMarket(nrl['matches']);
    const selection = rowsOf(market['propositions'])[1]!;
    const [found] = rowsOf(search(`?number=${selection['number']}&details=true`).body['propositions']);
    expect(found).toMatchObject({
      type: 'sport',
      propositionNumber: selection['number'],
      propositionDetails: {
        name: selection['name'],
        returnWin: selection['returnWin'],
        isOpen: selection['isOpen'],
        number: selection['number'],
      },
      market: { betOption: market['betOption'], name: market['name'] },
      sport: { name: 'Rugby League' },
      competition: { name: 'NRL' },
      match: { id: match['id'], name: match['name'], contestants: match['contestants'] },
    });
    expect(found).not.toHaveProperty('tournament');
  });

  it('names the tournament where there is one', () => {
    const tour = rowsOf(sports('Tennis')['competitions'])[0]!;
    const { name } = rowsOf(tour['tournaments'])[0]!;
    const path = `Tennis/competitions/${encodeURIComponent(String(tour['name']))}/tournaments/${encodeURIComponent(String(name))}`;
    const market = firstMarket(sports(path)['matches']);
    const { number } = rowsOf(market['propositions'])[0]!;
    const [found] = rowsOf(search(`?number=${number}`).body['propositions']);
    expect(found).toMatchObject({ tournament: { name } });
    expect(found).not.toHaveProperty('propositionDetails');
  });

  it('finds a runner with its price and its race', () => {
    const { body } = ask('/v1/tab-info-service/racing/next-to-go/races?maxRaces=5', NOW);
    const { self } = rowsOf(body['races'])[4]!['_links'] as { self: string };
    const race = ask(self, NOW).body;
    const runner = rowsOf(race['runners']).find(({ fixedOdds }) => isObject(fixedOdds))!;
    const fixed = runner['fixedOdds'] as JsonObject;
    const [found] = rowsOf(search(`?details=true&number=${fixed['propositionNumber']}`).body['propositions']);
    expect(found).toMatchObject({
      type: 'racing',
      propositionDetails: { name: runner['runnerName'], returnWin: fixed['returnWin'] },
      race: { raceNumber: race['raceNumber'], runnerNumber: runner['runnerNumber'], _links: { self } },
    });
  });

  it('takes several numbers and leaves out what names nothing', () => {
    expect(search('?number=1&number=2').body).toEqual({ propositions: [] });
  });

  it('takes the jurisdiction in lower case too', () => {
    expect(search('?number=1&jurisdiction=nsw').status).toBe(200);
    expect(search('?number=1&jurisdiction=wa').status).toBe(400);
    expect(search('?number=1&jurisdiction=NSW&jurisdiction=VIC').status).toBe(400);
  });

  it('refuses a query without a number or with a bad one', () => {
    expect(search('').status).toBe(400);
    expect(search('?number=one').status).toBe(400);
    expect(search(`?${Array.from({ length: 101 }, () => 'number=1').join('&')}`).status).toBe(400);
  });
});
