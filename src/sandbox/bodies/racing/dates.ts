import type { JsonObject } from '../../../util/json.js';
import { meetingsLink } from './links.js';
import { dateName } from './meetings.js';
import type { View } from './view.js';

/** The dates that are listed. No payload is recorded: the shape is known from clients, the span is ours. */
export function datesBody(view: View): JsonObject {
  const dates = view.world.listedDates(view.now);
  const today = dates[1] ?? '';
  return {
    dates: dates.map((meetingDate) => ({
      meetingDate,
      dateName: dateName(meetingDate, today),
      _links: { meetings: meetingsLink(view, meetingDate) },
    })),
  };
}
