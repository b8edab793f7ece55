// Meetings, races, fields and times.

import { deviation, groupBy, histogram, mean, perGroup, points, share, value } from '../statistics.mjs';

const CODES = ['R', 'H', 'G'];
const of = (list, code) => list.filter((one) => one.code === code);

const starters = (code) => (sample) => {
  const sizes = of(sample.races, code)
    .filter(({ abandoned }) => !abandoned)
    .map((race) => race.starters.length);
  return Object.assign(
    histogram(sizes, (size) => size),
    {
      mean: value(mean(sizes), sizes.length),
      sd: value(deviation(sizes), sizes.length),
    },
  );
};

const racesAMeeting = (code) => (sample) => histogram(of(sample.meetings, code), ({ races }) => races.length);

const gaps = (code) => (sample) =>
  points(
    of(sample.meetings, code).flatMap(({ races }) =>
      races.slice(1).map((race, i) => (race.advertised - races[i].advertised) / 60_000),
    ),
  );

const late = (code) => (sample) => {
  const seconds = of(sample.races, code)
    .filter(({ abandoned }) => !abandoned)
    .map((race) => race.late);
  return {
    ...points(seconds),
    '3 min and more': share(seconds.filter((s) => s >= 180).length, seconds.length),
    '5 min and more': share(seconds.filter((s) => s >= 300).length, seconds.length),
  };
};

const aDay = (code) => (sample) => {
  const races = of(sample.races, code);
  const rows = {
    meetings: value(of(sample.meetings, code).length / sample.days, sample.days),
    races: value(races.length / sample.days, sample.days),
  };
  for (const [weekday, held] of groupBy(races, ({ meeting }) => meeting.weekday)) {
    const days = sample.weekdays[weekday];
    // Four of a weekday are as many as a month has.
    rows[`races ${weekday}`] = value(held.length / days, days * 10);
  }
  return rows;
};

const deadHeats = (code) => (sample) => {
  const run = of(sample.races, code).filter(({ abandoned }) => !abandoned);
  return { first: share(run.filter(({ finish }) => finish[0].length > 1).length, run.length) };
};

function incidents({ races }) {
  const gallops = of(races, 'R');
  const run = gallops.filter(({ abandoned }) => !abandoned);
  return {
    'protest status': share(gallops.filter(({ status }) => status === 'Protest').length, gallops.length),
    abandoned: share(gallops.length - run.length, gallops.length),
    'dead heat for third': share(
      run.filter(({ starters: all }) => all.filter(({ home }) => home === 3).length > 1).length,
      run.length,
    ),
  };
}

const winsBy = (code, key) => (sample) =>
  perGroup(
    of(sample.races, code)
      .filter(({ abandoned }) => !abandoned)
      .flatMap((race) => race.starters),
    key,
    (runners) =>
      share(
        runners.reduce((total, { won }) => total + won, 0),
        runners.length,
      ),
  );

const perCode = (name, figure) => Object.fromEntries(CODES.map((code) => [`${name} ${code}`, figure(code)]));

export const CARDS = {
  ...perCode('starters', starters),
  ...perCode('races a meeting', racesAMeeting),
  ...perCode('minutes between races', gaps),
  ...perCode('seconds late at the start', late),
  ...perCode('a day', aDay),
  ...perCode('local start hour', (code) => (sample) => histogram(of(sample.races, code), ({ hour }) => hour)),
  ...perCode(
    'state',
    (code) => (sample) => histogram(of(sample.races, code), ({ meeting }) => meeting.location),
  ),
  ...perCode(
    'distance',
    (code) => (sample) => points(of(sample.races, code).map(({ distance }) => distance)),
  ),
  ...perCode('dead heats', deadHeats),
  'incidents R': incidents,
  'result after the close R': ({ races }) =>
    points(
      of(races, 'R')
        .filter(({ abandoned }) => !abandoned)
        .map(({ paidAfter }) => paidAfter),
    ),
  'prize money R': ({ races }) => points(of(races, 'R').map(({ prize }) => prize)),
  'going R': ({ meetings }) =>
    histogram(
      of(meetings, 'R').filter(({ track }) => /^(GOOD|SOFT|HEAVY|FIRM)/.test(track)),
      ({ track }) => track.replace(/\d+$/, ''),
    ),
  'won by barrier R': winsBy('R', ({ barrier }) => barrier),
  'won by number H': winsBy('H', ({ number }) => number),
  'won by number G': winsBy('G', ({ barrier }) => barrier),
};
