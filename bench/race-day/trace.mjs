import { random } from '../../dist/sandbox/world/random.js';

const raceKey = ({ meeting, number }) => `${meeting.date}/${meeting.code}/${meeting.mnemonic}/${number}`;

/** How long the list of what is next is looked at before it is drawn up anew, milliseconds. */
const LOOK_MS = 1000;

/** What about is asked; each draws from the world as it is at that moment. */
function topics(afternoon, nearest) {
  let races = { at: Number.NEGATIVE_INFINITY, list: [] };
  let matches = { at: Number.NEGATIVE_INFINITY, list: [] };

  function someRace(now, draw) {
    if (now - races.at >= LOOK_MS) races = { at: now, list: afternoon.nearest(now, nearest) };
    return raceKey(draw.pick(races.list));
  }

  /** One of the next matches that are in a competition itself. */
  function someMatch(now, draw) {
    if (now - matches.at >= 60 * LOOK_MS) {
      const { body } = afternoon.answer(
        '/v1/tab-info-service/sports/nextToGo?jurisdiction=NSW&limit=50',
        now,
      );
      const own = body.matches.filter((match) => match.tournamentName === undefined);
      matches = { at: now, list: own.slice(0, nearest) };
    }
    const { sportName, competitionName, name } = draw.pick(matches.list);
    return `${sportName} > ${competitionName} > ${name}`;
  }

  return {
    race: (now, draw) => ['racing_get_race', { key: someRace(now, draw) }],
    next_to_go: (_now, draw) => ['racing_get_next_to_go', draw.chance(0.5) ? { max_races: 5 } : {}],
    form: (now, draw) => ['racing_get_race_form', { key: someRace(now, draw) }],
    meetings: (_now, draw) => [
      'racing_get_meetings',
      { meeting_date: 'today', ...(draw.chance(0.5) ? { race_type: draw.pick(['R', 'H', 'G']) } : {}) },
    ],
    sports: (now, draw) => {
      const which = draw.next();
      if (which < 0.4) return ['sports_get_next_to_go', {}];
      if (which < 0.6) return ['sports_get_all_open', {}];
      return ['sports_get_open_match_in_competition', { key: someMatch(now, draw) }];
    },
  };
}

/**
 * Everything the assistants ask in the afternoon, in order of time: `{ at, topic, tool, input }`. It follows from the
 * settings alone and not from how it is answered: an assistant asks again after its time to think whether the last
 * answer has come or not, so that slow answers can't thin out what is asked.
 */
export function* trace(settings, afternoon) {
  const { seed, assistants, think_seconds: think, asks, nearest } = settings;
  const about = topics(afternoon, nearest);
  const weights = Object.entries(asks);
  const pause = (draw) => (think[0] + draw.next() * (think[1] - think[0])) * 1000;
  const all = Array.from({ length: assistants }, (_, number) => {
    const draw = random(seed, 'assistant', number);
    return { draw, next: afternoon.from + draw.next() * think[1] * 1000 };
  });
  for (;;) {
    const assistant = all.reduce((first, other) => (other.next < first.next ? other : first));
    const at = Math.round(assistant.next);
    if (at >= afternoon.until) return;
    const topic = assistant.draw.weighted(weights);
    const [tool, input] = about[topic](at, assistant.draw);
    assistant.next += pause(assistant.draw);
    yield { at, topic, tool, input };
  }
}
