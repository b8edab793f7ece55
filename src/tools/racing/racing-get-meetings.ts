import { raceMoment } from '../../domain/freshness.js';
import { isEmptyDay, readArchivedMeetings } from '../../upstream/archive.js';
import { readMeetings } from '../../upstream/meetings.js';
import { defineTool } from '../define-tool.js';
import { cursor, meetingDateOrFutures, raceTypeFilter, venueFilter } from '../fields.js';
import { meetingsAnswer } from './text/meetings-answer.js';

export const tool = defineTool({
  name: 'racing_get_meetings',
  title: 'Meetings of a day',
  description:
    'All meetings of a day with track, times and where their races stand. The soonest races of all codes: racing_get_next_to_go; one card: racing_get_all_races_in_meeting.',
  freshness: 'meetings',
  route: 'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings',
  input: {
    meeting_date: meetingDateOrFutures,
    race_type: raceTypeFilter.optional(),
    venue: venueFilter.optional(),
    cursor: cursor.optional(),
  },
  local: ['race_type', 'venue', 'cursor'],
  read: readMeetings,
  moments: (meetings) => meetings.flatMap((meeting) => meeting.races.map(raceMoment)),
  archive: { of: 'day', gone: isEmptyDay, read: readArchivedMeetings },
  present: meetingsAnswer,
  examples: [
    { title: "Today's gallops", arguments: { meeting_date: 'today', race_type: 'R' } },
    { title: 'All of tomorrow', arguments: { meeting_date: 'tomorrow' } },
    { title: 'Races weeks ahead', arguments: { meeting_date: 'futures' } },
  ],
});
