import type { Match } from '../../domain/sports.js';
import { readResultedMatch } from '../../upstream/results.js';
import { defineTool } from '../define-tool.js';
import { matchInCompetition, namesOf } from '../sports/text/args.js';
import { presentResultedMatch } from './text/match.js';

/** True once winners are known: the answer then stays as it is. */
function hasOutcomes(match: Match): boolean {
  return match.markets.some((market) =>
    market.selections.some((selection) => selection.outcome !== undefined),
  );
}

export const tool = defineTool({
  name: 'sports_get_resulted_match_in_competition',
  title: 'Result of a match',
  description:
    'Score of a finished match and what won in each market. For open matches use sports_get_open_match_in_competition.',
  freshness: 'results',
  route:
    'GET /v1/tab-info-service/sports/results/{sport_name}/competitions/{competition_name}/matches/{match_name}',
  input: matchInCompetition,
  keyed: { kind: 'sports', parts: ['sport_name', 'competition_name', 'match_name'] },
  read: readResultedMatch,
  moments: ({ match }) => [
    { kind: 'match', start: match.startsAt, inPlay: false, ended: hasOutcomes(match) },
  ],
  present: (facts, view) => presentResultedMatch(facts, view, namesOf(view.input)),
  examples: [{ title: 'The result of a match', arguments: { key: '{resulted-match}' } }],
});
