import { readSportsList } from '../../upstream/sports.js';
import { defineTool } from '../define-tool.js';
import { presentResultedSports } from './text/lists.js';

export const tool = defineTool({
  name: 'sports_get_all_results',
  title: 'Sports with results',
  description: 'Which sports have resulted matches. For what can be bet on now use sports_get_all_open.',
  freshness: 'results',
  route: 'GET /v1/tab-info-service/sports/results',
  input: {},
  read: readSportsList,
  present: (facts, view) => presentResultedSports(facts, view),
  examples: [{ title: 'Sports with results', arguments: {} }],
});
