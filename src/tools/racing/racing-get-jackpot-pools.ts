import { readJackpots } from '../../upstream/jackpots.js';
import { defineTool } from '../define-tool.js';
import * as fields from '../fields.js';
import { dayOfDate } from '../text/format.js';
import { presentJackpots } from './text/jackpot-lines.js';

export const tool = defineTool({
  name: 'racing_get_jackpot_pools',
  title: 'Jackpot pools of a day',
  description:
    'Jackpot pools of one racing day with their legs, pool sizes and what was carried in. For those of every day that can still be bet on use racing_get_open_jackpots.',
  freshness: 'jackpots',
  route: 'GET /v1/tab-info-service/racing/dates/{meeting_date}/jackpot-pools',
  input: { meeting_date: fields.meetingDate },
  read: readJackpots,
  present: (jackpots, view) =>
    presentJackpots(
      jackpots,
      view,
      `Jackpot pools · ${dayOfDate(view.input.meeting_date)}`,
      view.input.meeting_date,
    ),
  examples: [{ title: "Today's jackpot pools", arguments: { meeting_date: 'today' } }],
});
