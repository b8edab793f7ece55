import { matchMoment } from '../../domain/freshness.js';
import { readMatchBody } from '../../upstream/match.js';
import { defineTool } from '../define-tool.js';
import { matchInTournament, namesOf, page } from './text/args.js';
import { presentMatch } from './text/match.js';

export const tool = defineTool({
  name: 'sports_get_open_match_in_tournament',
  title: 'Markets of a match in a tournament',
  description:
    'All markets of one match or event in a tournament (tennis, golf), main ones first. In team sports use sports_get_open_match_in_competition.',
  freshness: 'competition',
  route:
    'GET /v1/tab-info-service/sports/{sport_name}/competitions/{competition_name}/tournaments/{tournament_name}/matches/{match_name}',
  input: { ...matchInTournament, ...page },
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name', 'tournament_name', 'match_name'] },
  local: ['market', 'cursor'],
  read: readMatchBody,
  moments: (match) => [matchMoment(match)],
  present: (facts, view, body) => presentMatch(facts, view, namesOf(view.input), body),
  examples: [{ title: 'The markets of a match', arguments: { key: '{tournament-match}' } }],
});
