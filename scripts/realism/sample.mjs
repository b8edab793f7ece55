// What happened in a simulated stretch of racing, taken down once so that every figure reads from the same notes.

const LATER = Date.UTC(2100, 0);
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const AUSTRALIA = new Set(['NSW', 'VIC', 'QLD', 'SA', 'WA', 'TAS', 'NT', 'ACT']);

/** The races of a code that were run. */
export function racesRun({ races }, code) {
  return races.filter((race) => race.code === code && !race.abandoned);
}

/** The dates from `from` on, `days` of them. */
export function datesFrom(from, days) {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => new Date(start + i * 86_400_000).toISOString().slice(0, 10));
}

const hours = new Map();
function localHour(at, zone) {
  if (!hours.has(zone))
    hours.set(zone, new Intl.DateTimeFormat('en-AU', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }));
  return Number(hours.get(zone).format(at));
}

/** Every Australian race with a tote, run and paid. `city`: only those of metropolitan gallops. */
export function sampleRacing(world, isMetropolitan, dates, city = false) {
  const meetings = [];
  const races = [];
  for (const date of dates) {
    const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()];
    for (const meeting of world.day(date).meetings) {
      if (!AUSTRALIA.has(meeting.location) || meeting.fixedOddsOnly) continue;
      if (city && !isMetropolitan(meeting)) continue;
      const noted = {
        date,
        weekday,
        code: meeting.code,
        location: meeting.location,
        track: meeting.track,
        melbourne: meeting.location === 'VIC' && isMetropolitan(meeting),
        multiLegs: meeting.multiLegs,
        night: localHour(meeting.races[0].advertised, meeting.timeZone) >= 16,
      };
      noted.races = meeting.races.map((race) => noteRace(world, race, noted));
      meetings.push(noted);
      races.push(...noted.races);
    }
  }
  return {
    days: dates.length,
    weekdays: countBy(dates.map((d) => WEEKDAYS[new Date(`${d}T00:00:00Z`).getUTCDay()])),
    meetings,
    races,
  };
}

function countBy(list) {
  const counts = {};
  for (const one of list) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}

function noteRace(world, race, meeting) {
  const { times, incident } = race;
  const card = world.card(race);
  const prices = new Map(world.fixedPrices(race, times.closed).map((price) => [price.runner, price]));
  const returns = incident?.kind === 'abandoned' ? new Map() : world.toteReturns(race, LATER, 'VIC');
  const whole = card.starters.reduce((total, { ability }) => total + Math.exp(ability), 0);
  const place = placesOf(card.finish);
  const starters = card.starters.map((runner) => {
    const price = prices.get(runner.number);
    return {
      number: runner.number,
      barrier: runner.barrier,
      chance: Math.exp(runner.ability) / whole,
      open: price.open,
      close: price.last,
      place: price.place,
      steps: [...price.earlier, { at: price.since, price: price.last }],
      toteWin: (returns.get(runner.number)?.win ?? 0) / 100,
      totePlace: (returns.get(runner.number)?.place ?? 0) / 100,
      home: place.get(runner.number)?.place,
      won: place.get(runner.number)?.place === 1 ? 1 / place.get(runner.number).sharing : 0,
    };
  });
  const out = card.runners
    .filter(({ scratching, vacantBox }) => scratching && !vacantBox)
    .map(({ number, scratching, emergency }) => ({ ...scratching, emergency, price: prices.get(number) }));
  return {
    meeting,
    code: meeting.code,
    number: race.number,
    advertised: race.advertised,
    hour: localHour(race.advertised, race.meeting.timeZone),
    late: (times.jump - race.advertised) / 1000,
    jump: times.jump,
    paidAfter: (times.paying - times.closed) / 1000,
    abandoned: incident?.kind === 'abandoned',
    incident,
    status: world.state(race, LATER).status,
    distance: race.distance,
    prize: race.prize / 100,
    listed: card.runners.filter(({ vacantBox }) => !vacantBox).length,
    places: card.places,
    fixedPlaces: card.fixedPlaces,
    finish: card.finish,
    starters,
    out,
    dividends: world.dividends(race, LATER, 'VIC'),
    pools: world.pools(race, LATER, 'VIC').map(({ product, leg, legs, total, jackpot }) => ({
      product,
      leg,
      legs: legs.length,
      total: total / 100,
      jackpot: jackpot / 100,
    })),
  };
}

function placesOf(finish) {
  const places = new Map();
  let place = 1;
  for (const group of finish) {
    for (const number of group) places.set(number, { place, sharing: group.length });
    place += group.length;
  }
  return places;
}
