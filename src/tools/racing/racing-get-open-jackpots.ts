import { readJackpots } from '../../upstream/jackpots.js';
import { defineTool } from '../define-tool.js';
import { presentJackpots } from './text/jackpot-lines.js';

export const tool = defineTool({
  name: 'racing_get_open_jackpots',
  title: 'Open jackpots',
  description:
    'Pools that money was carried into and that can still be bet on, largest first, whatever the day. For one racing day use racing_get_jackpot_pools.',
  freshness: 'jackpots',
  route: 'GET /v1/tab-info-service/racing/jackpots',
  input: {},
  read: readJackpots,
  present: (jackpots, view) => presentJackpots(jackpots, view, 'Open jackpots', undefined),
  examples: [{ title: 'Every open jackpot', arguments: {} }],
});
