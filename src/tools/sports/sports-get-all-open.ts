import { readSportsList } from '../../upstream/sports.js';
import { defineTool } from '../define-tool.js';
import { presentSportsList } from './text/sports-list.js';

export const tool = defineTool({
  name: 'sports_get_all_open',
  title: 'Sports open for betting',
  description:
    'Which sports and competitions can be bet on now. Start here when a name is not known; for what starts soonest use sports_get_next_to_go.',
  freshness: 'sports-list',
  route: 'GET /v1/tab-info-service/sports',
  input: {},
  read: readSportsList,
  present: (facts, view) => presentSportsList(facts, view),
  examples: [{ title: 'What can be bet on', arguments: {} }],
});
