import { readFootyRounds } from '../../upstream/footy.js';
import { defineTool } from '../define-tool.js';
import { sportName } from '../fields.js';
import { presentFootyRounds } from './text/rounds.js';

export const tool = defineTool({
  name: 'footytab_get_all_rounds',
  title: 'FootyTAB rounds',
  description:
    'FootyTAB rounds (tote pools on football margins) of a sport such as AFL Football. For fixed odds use sports_get_open_competition.',
  freshness: 'footy-rounds',
  route: 'GET /v1/tab-info-service/sports/{sport_name}/footy/rounds',
  input: { sport_name: sportName },
  read: readFootyRounds,
  present: (facts, view) => presentFootyRounds(facts, view, view.input.sport_name),
  examples: [{ title: 'The rounds of a sport', arguments: { sport_name: 'Rugby League' } }],
});
