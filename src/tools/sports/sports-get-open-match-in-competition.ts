import { matchMoment } from '../../domain/freshness.js';
import { readMatchBody } from '../../upstream/match.js';
import { defineTool } from '../define-tool.js';
import { matchInCompetition, namesOf, page } from './text/args.js';
import { presentMatch } from './text/match.js';

export const tool = defineTool({
  name: 'sports_get_open_match_in_competition',
  title: 'Markets of a match',
  description:
    'All markets of one match, main ones first; market lists one kind with every selection. In a tournament use sports_get_open_match_in_tournament.',
  freshness: 'competition',
  route: 'GET /v1/tab-info-service/sports/{sport_name}/competitions/{competition_name}/matches/{match_name}',
  input: { ...matchInCompetition, ...page },
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name', 'match_name'] },
  local: ['market', 'cursor'],
  read: readMatchBody,
  moments: (match) => [matchMoment(match)],
  present: (facts, view, body) => presentMatch(facts, view, namesOf(view.input), body),
  examples: [
    { title: 'The markets of a match', arguments: { key: '{match}' } },
    { title: 'Every selection of one kind of market', arguments: { key: '{match}', market: 'margin' } },
  ],
});
