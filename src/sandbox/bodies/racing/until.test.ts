import { describe, expect, it } from 'vitest';
import { HOUR, listedDates, MINUTE } from '../../world/racing/calendar.js';
import type { Race } from '../../world/racing.js';
import { random } from '../../world/random.js';
import { BASE, pathOf, racesOn, startWorld } from './support.testing.js';

const DATE = '2026-11-24';
const { world, reply } = startWorld('until');
const races = racesOn(world, DATE);

/** The answer at a moment, and the moment until which it holds. */
function told(path: string, now: number): { text: string; until: number } {
  const { body, until } = reply(path, now);
  return { text: JSON.stringify(body), until: until ?? now };
}

/**
 * Walks from moment to moment: an answer must be the same when it is made anew just before it ends, and somewhere on
 * the way. Returns how many answers there were, and how many of them were another one than before.
 */
function walk(path: string, from: number, to: number): { answers: number; changes: number } {
  const draw = random('walk', path);
  let [answers, changes, before] = [0, 0, ''];
  for (let now = from; now < to; ) {
    const { text, until } = told(path, now);
    if (!(until > now)) throw new Error(`${path} holds until ${until} at ${now}`);
    const last = Math.min(until, to) - 1;
    for (const at of [draw.int(now, last), last]) {
      if (told(path, at).text !== text)
        throw new Error(`${path} at ${now} holds until ${until}, not at ${at}`);
    }
    answers += 1;
    if (text !== before) changes += 1;
    before = text;
    now = until;
  }
  return { answers, changes };
}

function kinds(): [string, Race][] {
  const wanted: [string, (race: Race) => boolean][] = [
    ['a race on time', ({ incident, times }) => !incident && times.delays.length === 0],
    ['a race that is late', ({ times }) => times.delays.length > 0],
    ['a race called off', ({ incident }) => incident?.kind === 'abandoned'],
    ['a protest', ({ incident }) => incident?.kind === 'protest'],
    [
      'the last leg of a quaddie',
      ({ meeting, number }) =>
        meeting.multiLegs.some(({ product, legs }) => product === 'Quaddie' && legs.at(-1) === number),
    ],
    ['a race that loses its favourite', ({ losesFavourite }) => losesFavourite],
  ];
  const tote = races.filter(({ meeting }) => !meeting.fixedOddsOnly);
  return [
    ...wanted.flatMap(([name, is]): [string, Race][] => {
      const race = tote.find(is);
      return race ? [[name, race]] : [];
    }),
    ['a race at fixed odds only', races.find(({ meeting }) => meeting.fixedOddsOnly) as Race],
  ];
}

describe('an answer that is told to hold', () => {
  it.each(kinds())('does so at every moment of the last two hours of %s', (_, race) => {
    const { answers, changes } = walk(pathOf(race), race.advertised - 2 * HOUR, race.times.paying + HOUR);
    expect(changes).toBeGreaterThan(race.meeting.fixedOddsOnly ? 3 : 50);
    // Told to end much too often it would be worth little.
    expect(changes / answers).toBeGreaterThan(0.3);
  });

  it('does so from the days before on', () => {
    const [, race] = kinds()[0] as [string, Race];
    const { changes } = walk(pathOf(race), race.advertised - 50 * HOUR, race.advertised - 2 * HOUR);
    expect(changes).toBeGreaterThan(100);
  });

  it.each(['VIC', 'QLD'])('does so in %s, near the jump', (jurisdiction) => {
    for (const race of races.filter(({ index }) => index % 97 === 5)) {
      const path = `${pathOf(race)}${race.meeting.fixedOddsOnly ? '&' : '?'}jurisdiction=${jurisdiction}`;
      walk(path, race.advertised - 5 * MINUTE, race.times.paying + MINUTE);
    }
  });

  it('does so for what is next to go, the meetings of a day and the races of one', () => {
    const noon = Date.parse('2026-11-24T01:00:00Z');
    walk(
      `${BASE}/next-to-go/races?maxRaces=50&includeRecentlyClosed=true&nonTabVenue=true`,
      noon,
      noon + HOUR,
    );
    const night = Date.parse('2026-11-24T17:30:00Z');
    walk(`${BASE}/next-to-go/races?maxRaces=40`, night, night + HOUR);
    walk(`${BASE}/dates/${DATE}/meetings`, noon, noon + MINUTE / 3);
    walk(
      `${BASE}/dates/today/meetings`,
      Date.parse('2026-11-24T12:59:50Z'),
      Date.parse('2026-11-24T13:00:10Z'),
    );
    const meeting = races.find((race) => race.advertised > noon && !race.meeting.fixedOddsOnly)?.meeting;
    const path = `${BASE}/dates/${DATE}/meetings/${meeting?.code}/${meeting?.mnemonic}/races`;
    walk(path, noon, noon + 2 * HOUR);
  });

  it('does so over the nights on which clocks are changed', () => {
    for (const night of ['2026-10-04', '2027-04-04']) {
      const from = Date.parse(`${night}T00:00:00Z`) - 14 * HOUR;
      const race = racesOn(world, night).find(({ meeting }) => !meeting.fixedOddsOnly) as Race;
      walk(pathOf(race), from, from + 14 * HOUR);
      expect(listedDates(from)).toContain(night);
    }
  });
});
