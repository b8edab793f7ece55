import { readSport } from '../../upstream/sports.js';
import { defineTool } from '../define-tool.js';
import { namesOf, sport } from '../sports/text/args.js';
import { presentResultedSport } from './text/lists.js';

export const tool = defineTool({
  name: 'sports_get_resulted_sport',
  title: 'Competitions with results',
  description:
    'Competitions of a sport that have resulted matches, with their keys. For open ones use sports_get_open_sport.',
  freshness: 'results',
  route: 'GET /v1/tab-info-service/sports/results/{sport_name}',
  input: sport,
  keyed: { kind: 'sports', parts: ['sport_name'] },
  read: readSport,
  present: (facts, view) => presentResultedSport(facts, view, namesOf(view.input).sport),
  examples: [{ title: 'Competitions with results', arguments: { key: '{resulted-sport}' } }],
});
