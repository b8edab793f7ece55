import * as z from 'zod';
import { readNextMatches } from '../../upstream/sports-next.js';
import { defineTool } from '../define-tool.js';
import { presentNextMatches } from './text/next.js';

export const tool = defineTool({
  name: 'sports_get_next_to_go',
  title: 'Next matches to start',
  description:
    'Matches of all sports that start next, with their keys. For races use racing_get_next_to_go; for one competition sports_get_open_competition.',
  freshness: 'sports-next',
  route: 'GET /v1/tab-info-service/sports/nextToGo',
  input: {
    limit: z.int().min(1).max(50).optional().describe('How many'),
    live_betting_only: z.boolean().default(false).describe('Only with betting in play'),
    futures_only: z.boolean().default(false).describe('Only futures'),
    open_only: z.boolean().default(false).describe('Only open for betting'),
  },
  read: readNextMatches,
  present: (facts, view) => presentNextMatches(facts, view, view.input),
  examples: [
    { title: 'What starts next', arguments: { limit: 5 } },
    { title: 'Matches to bet on in play', arguments: { limit: 5, live_betting_only: true } },
  ],
});
