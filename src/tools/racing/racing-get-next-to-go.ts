import * as z from 'zod';
import { readNextToGo } from '../../upstream/next-to-go.js';
import { defineTool } from '../define-tool.js';
import { raceTypeFilter, venueFilter } from '../fields.js';
import { nextAnswer } from './text/next-answer.js';

/** How many races are asked for when a filter of ours picks among them. */
const ASKED_WITH_FILTER = 50;

export const tool = defineTool({
  name: 'racing_get_next_to_go',
  title: 'Races that jump next',
  description:
    'The soonest races of all codes and venues, with their keys. Runners and prices: racing_get_race; a whole day: racing_get_meetings.',
  freshness: 'next-to-go',
  route: 'GET /v1/tab-info-service/racing/next-to-go/races',
  input: {
    max_races: z.int().min(1).max(50).default(10).describe('At most so many'),
    include_recently_closed: z.boolean().default(false).describe('Races just closed too'),
    race_type: raceTypeFilter.optional(),
    venue: venueFilter.optional(),
  },
  local: ['race_type', 'venue'],
  query: ({ max_races, include_recently_closed, race_type, venue }) => ({
    maxRaces: String(race_type === undefined && venue === undefined ? max_races : ASKED_WITH_FILTER),
    includeRecentlyClosed: String(include_recently_closed),
  }),
  read: readNextToGo,
  present: nextAnswer,
  examples: [
    { title: 'The next five', arguments: { max_races: 5 } },
    { title: 'The next greyhounds', arguments: { race_type: 'G', max_races: 3 } },
  ],
});
