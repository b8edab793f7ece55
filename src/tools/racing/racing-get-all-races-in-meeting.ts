import { raceMoment } from '../../domain/freshness.js';
import { readArchivedRaces } from '../../upstream/archive.js';
import { readRaces } from '../../upstream/races.js';
import { defineTool } from '../define-tool.js';
import { meetingDate, raceType, venueMnemonic } from '../fields.js';
import { racesAnswer } from './text/races-answer.js';

export const tool = defineTool({
  name: 'racing_get_all_races_in_meeting',
  title: "A meeting's card",
  description:
    "A meeting's races: start, state, result, class, distance, scratchings. Runners and prices of one race: racing_get_race.",
  freshness: 'meetings',
  route: 'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings/{race_type}/{venue_mnemonic}/races',
  keyed: { kind: 'racing', parts: ['meeting_date', 'race_type', 'venue_mnemonic'] },
  input: {
    meeting_date: meetingDate.optional(),
    race_type: raceType.optional(),
    venue_mnemonic: venueMnemonic.optional(),
  },
  read: readRaces,
  moments: (races) => races.map(raceMoment),
  archive: { of: 'meeting', read: readArchivedRaces },
  present: racesAnswer,
  examples: [{ title: 'A card by its key', arguments: { key: '{meeting}' } }],
});
