import { expect, it } from 'vitest';
import { createSportsWorld } from '../../world/sports/index.js';
import { askWorld, rowsOf } from '../ask.testing.js';
import { visionRoute } from './vision.js';

const NOW = Date.parse('2026-11-24T03:02:00Z');
const { ask } = askWorld('vision');
const matches = rowsOf(ask('/v1/tab-info-service/sports/Basketball/competitions/NBA', NOW).body['matches']);

it('a match of the NBA says where its pictures are, as recorded', () => {
  const { vision } = matches[0] as { vision: { unas: { [key: string]: unknown } } };
  expect(vision.unas).toEqual({
    startTime: expect.stringMatching(/T\d\d:\d\d:\d\dZ$/),
    requiresAuthentication: true,
    _links: { self: expect.stringContaining('/v1/vision-service/tab-act/matches/') },
  });
  expect(matches.at(-1)).not.toHaveProperty('vision');
});

it('pictures are 401 without a token, 200 with one, 404 of what is not shown', () => {
  const { handle } = visionRoute(createSportsWorld({ seed: 'vision' }));
  const request = (match: string, headers: Record<string, string> = {}) =>
    handle({
      params: { match },
      query: new URLSearchParams(),
      headers,
      body: '',
      now: NOW,
      origin: 'http://tab.test',
    }).status;
  const id = String(matches[0]?.['id']);
  expect(request(id)).toBe(401);
  expect(request(id, { authorization: 'Bearer good' })).toBe(200);
  expect(request('CanvWar4')).toBe(404);
});
