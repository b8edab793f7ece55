import { RACING_DAY_ZONE } from '../../domain/jurisdiction.js';
import { readRacingDates } from '../../upstream/racing-dates.js';
import { jsonObject } from '../../util/json.js';
import { addDays, dateIn } from '../../util/zone.js';
import { type Answer, defineTool, type View } from '../define-tool.js';
import { count, dayOfDate, dotted, table } from '../text/format.js';
import { readWords } from './text/moment.js';

/** What a day is called from today: `today`, `tomorrow`, `yesterday`. */
function relative(date: string, today: string): string {
  const names = { [today]: 'today', [addDays(today, 1)]: 'tomorrow', [addDays(today, -1)]: 'yesterday' };
  return names[date] ?? '';
}

function present(dates: readonly string[], view: View): Answer {
  const today = dateIn(view.now, RACING_DAY_ZONE);
  const head = dotted(
    dates.length === 0 ? 'No days with racing are listed' : `Racing on ${count(dates.length, 'day')}`,
    'dates are those of Sydney',
    readWords(view.ageSeconds, view.source),
  );
  const rows = table(
    [{ head: '' }, { head: '' }, { head: '' }],
    dates.map((date) => [date, dayOfDate(date), relative(date, today)]),
  );
  return {
    text: [head, ...rows].join('\n'),
    facts: jsonObject({
      today,
      dates: dates.map((date) => jsonObject({ date, day: dayOfDate(date).slice(0, 3) })),
    }),
  };
}

export const tool = defineTool({
  name: 'racing_get_all_meeting_dates',
  title: 'Days with racing',
  description: 'The dates for which meetings are listed. What races on one of them: racing_get_meetings.',
  freshness: 'dates',
  route: 'GET /v1/tab-info-service/racing/dates',
  input: {},
  read: readRacingDates,
  present,
  examples: [{ title: 'All days', arguments: {} }],
});
