import { matchMoment } from '../../domain/freshness.js';
import { readCompetition } from '../../upstream/competition.js';
import { defineTool } from '../define-tool.js';
import { namesOf, page, tournament } from './text/args.js';
import { presentCompetition } from './text/competition.js';

export const tool = defineTool({
  name: 'sports_get_open_tournament',
  title: 'Matches of a tournament',
  description:
    'Matches of one tournament (tennis, golf) with their main prices. For team sports use sports_get_open_competition, which also lists the tournaments there are.',
  freshness: 'competition',
  route:
    'GET /v1/tab-info-service/sports/{sport_name}/competitions/{competition_name}/tournaments/{tournament_name}',
  input: { ...tournament, ...page },
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name', 'tournament_name'] },
  local: ['market', 'cursor'],
  read: readCompetition,
  moments: ({ matches }) => matches.map(matchMoment),
  present: (facts, view, body) => presentCompetition(facts, view, namesOf(view.input), body),
  examples: [{ title: 'Every match of a tournament', arguments: { key: '{tournament}' } }],
});
