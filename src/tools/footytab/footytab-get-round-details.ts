import * as z from 'zod';
import { readFootyRound } from '../../upstream/footy.js';
import { defineTool } from '../define-tool.js';
import { sportName } from '../fields.js';
import { presentFootyRound } from './text/round.js';

export const tool = defineTool({
  name: 'footytab_get_round_details',
  title: 'One FootyTAB round',
  description:
    'Matches, pools and dividends of one FootyTAB round. footytab_get_all_rounds tells the round numbers and series.',
  freshness: 'footy-round',
  route: 'GET /v1/tab-info-service/sports/{sport_name}/footy/rounds/{round_number}',
  input: {
    sport_name: sportName,
    round_number: z.int().min(1).max(99).describe('As footytab_get_all_rounds lists it'),
    series: z.string().min(1).max(60).optional().describe('Where a sport has several'),
  },
  read: readFootyRound,
  present: (facts, view) =>
    presentFootyRound(facts, view, {
      sport: view.input.sport_name,
      round: view.input.round_number,
      series: view.input.series,
    }),
  examples: [{ title: 'One round', arguments: { sport_name: 'Rugby League', round_number: 1 } }],
});
