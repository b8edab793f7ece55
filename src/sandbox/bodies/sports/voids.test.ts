import { describe, expect, it } from 'vitest';
import { readResultedMatch } from '../../../upstream/results.js';
import { isObject, type JsonObject } from '../../../util/json.js';
import type { CompetitionInfo } from '../../world/sports/index.js';
import { createSportsWorld } from '../../world/sports/index.js';
import { linksFor } from './links.js';
import { resultedCompetitionBody, resultedMatchBody } from './results.js';

const NOW = Date.parse('2026-11-27T10:03:00Z');
const world = createSportsWorld({ seed: 'voids' });
const links = linksFor('http://127.0.0.1:1', 'NSW');
const rows = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** A match that was called off, with a moment at which it stands among the results. */
function calledOff() {
  const [basketball] = world.competitions('Basketball').filter(({ name }) => name === 'NBA');
  const info = basketball as CompetitionInfo;
  const week = world.groupAt(info, NOW);
  for (let group = week - 60; group < week; group++) {
    for (const event of world.round(info, group)) {
      const now = event.over + 30 * 60_000;
      if (event.calledOff(now)) return { info, event, now };
    }
  }
  throw new Error('no match is called off');
}

describe('the result of a match that was called off', () => {
  const { info, event, now } = calledOff();
  const body = resultedMatchBody(links, info, event, now);

  it('says so, has no score, and every proposition is void instead of won or lost', () => {
    expect(body['status']).toBe('Abandoned');
    expect(body['scores']).toEqual([]);
    const propositions = rows(body['markets']).flatMap((market) => rows(market['propositions']));
    expect(propositions.length).toBeGreaterThan(2);
    for (const proposition of propositions) {
      expect(proposition).toMatchObject({ bettingStatus: 'Void', isOpen: false });
      expect(proposition).not.toHaveProperty('isWinner');
    }
  });

  it('stands in the list of results, beside those that were played', () => {
    const list = rows(resultedCompetitionBody(links, world, info, now)['matches']);
    expect(list.find(({ name }) => name === event.name)).toMatchObject({ status: 'Abandoned', scores: [] });
    expect(list.filter(({ status }) => status === undefined).length).toBeGreaterThan(0);
  });

  it('is read as refunded', () => {
    const { match } = readResultedMatch(body);
    expect(match.status).toBe('Abandoned');
    const outcomes = match.markets.flatMap(({ selections }) => selections.map(({ outcome }) => outcome));
    expect(new Set(outcomes)).toEqual(new Set(['refunded']));
  });
});
