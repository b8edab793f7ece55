import { readResultedCompetition } from '../../upstream/results.js';
import { defineTool } from '../define-tool.js';
import { competition, namesOf } from '../sports/text/args.js';
import { presentResultedCompetition } from './text/lists.js';

export const tool = defineTool({
  name: 'sports_get_resulted_competition',
  title: 'Results of a competition',
  description:
    'Resulted matches of a competition with scores, latest first. For what each market paid use sports_get_resulted_match_in_competition.',
  freshness: 'results',
  route: 'GET /v1/tab-info-service/sports/results/{sport_name}/competitions/{competition_name}',
  input: competition,
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name'] },
  read: readResultedCompetition,
  present: (facts, view) => presentResultedCompetition(facts, view, namesOf(view.input)),
  examples: [{ title: 'Results of a competition', arguments: { key: '{resulted-competition}' } }],
});
