import { matchMoment } from '../../domain/freshness.js';
import { readCompetition } from '../../upstream/competition.js';
import { defineTool } from '../define-tool.js';
import { competition, namesOf, page } from './text/args.js';
import { presentCompetition } from './text/competition.js';

export const tool = defineTool({
  name: 'sports_get_open_competition',
  title: 'Matches of a competition',
  description:
    'Matches of a competition with head to head, line and total; market lists one kind in full. For one match use sports_get_open_match_in_competition; tennis and golf go by tournaments.',
  freshness: 'competition',
  route: 'GET /v1/tab-info-service/sports/{sport_name}/competitions/{competition_name}',
  input: { ...competition, ...page },
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name'] },
  local: ['market', 'cursor'],
  read: readCompetition,
  moments: ({ matches }) => matches.map(matchMoment),
  present: (facts, view, body) => presentCompetition(facts, view, namesOf(view.input), body),
  examples: [
    { title: 'Every match of a competition', arguments: { key: '{competition}' } },
    { title: 'One kind of market', arguments: { key: '{competition}', market: 'head to head' } },
  ],
});
