import { readSport } from '../../upstream/sports.js';
import { defineTool } from '../define-tool.js';
import { namesOf, sport } from './text/args.js';
import { presentSport } from './text/sports-list.js';

export const tool = defineTool({
  name: 'sports_get_open_sport',
  title: 'Competitions of a sport',
  description:
    'All competitions of one sport with their keys and tournaments. For the matches and prices use sports_get_open_competition.',
  freshness: 'sports-list',
  route: 'GET /v1/tab-info-service/sports/{sport_name}',
  input: sport,
  keyed: { kind: 'sports', parts: ['sport_name'] },
  read: readSport,
  present: (facts, view) => presentSport(facts, view, namesOf(view.input).sport),
  examples: [{ title: 'The competitions of a sport', arguments: { key: '{sport}' } }],
});
