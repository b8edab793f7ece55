import * as z from 'zod';
import { raceMoment } from '../../domain/freshness.js';
import { readArchivedRace } from '../../upstream/archive.js';
import { readRace } from '../../upstream/race.js';
import { defineTool } from '../define-tool.js';
import { meetingDateOrFutures, raceNumber, raceType, venueMnemonic } from '../fields.js';
import { raceFacts } from './text/race-facts.js';
import { stateLabel } from './text/race-head.js';
import { raceText } from './text/race-text.js';
import { raceView } from './text/race-view.js';

export const tool = defineTool({
  name: 'racing_get_race',
  title: 'One race: runners, prices, result',
  description:
    'Runners, fixed and tote prices, scratchings and deductions of a race; after it placings and dividends. Past starts of the field: racing_get_race_form.',
  freshness: 'race',
  route:
    'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings/{race_type}/{venue_mnemonic}/races/{race_number}',
  keyed: { kind: 'racing', parts: ['meeting_date', 'race_type', 'venue_mnemonic', 'race_number'] },
  input: {
    meeting_date: meetingDateOrFutures.optional(),
    race_type: raceType.optional(),
    venue_mnemonic: venueMnemonic.optional(),
    race_number: raceNumber.optional(),
    fixed_odds: z.boolean().default(false).describe('Adds how the fixed prices moved'),
  },
  local: ['fixed_odds'],
  // Fixed odds are always in the body; the parameter selects the name space in which a race goes by a match name.
  query: ({ race_number }) =>
    race_number === undefined || /^\d+$/.test(String(race_number)) ? {} : { fixedOdds: 'true' },
  read: readRace,
  moments: (race) => [raceMoment(race)],
  archive: { of: 'race', read: readArchivedRace },
  present: (race, view) => {
    const of = raceView(race, view);
    return {
      text: raceText(of, view),
      facts: raceFacts(of, view.input.fixed_odds),
      key: of.key,
      state: stateLabel(of),
    };
  },
  examples: [
    { title: 'A race by its key', arguments: { key: '{race}' } },
    { title: 'With the movement of its prices', arguments: { key: '{race}', fixed_odds: true } },
  ],
});
