export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** mulberry32: what is bet follows from a number. */
function draws(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tote races that start within six hours and can be bet on, the next first. */
function openRaces(racing, now) {
  return racing
    .listedDates(now)
    .slice(0, 2)
    .flatMap((date) => racing.day(date).meetings)
    .filter(({ fixedOddsOnly }) => !fixedOddsOnly)
    .flatMap(({ races }) => races)
    .filter(({ advertised }) => advertised > now + 60_000 && advertised < now + 6 * HOUR)
    .sort((a, b) => a.advertised - b.advertised || a.index - b.index)
    .slice(0, 12)
    .filter((race) => racing.state(race, now).fixedOpen);
}

const runnersIn = (racing, race, now) =>
  racing
    .card(race)
    .runners.filter(({ scratching }) => !(scratching && scratching.at <= now))
    .map(({ number }) => number);

function leg(racing, race, now, type, draw) {
  const prices = racing.fixedPrices(race, now).filter(({ runner }) => runnersIn(racing, race, now).includes(runner));
  const price = prices[Math.floor(draw() * prices.length)];
  const { proposition } = racing.card(race).runners.find(({ number }) => number === price.runner);
  const odds = type === 'WIN' ? price.win : price.place;
  return { type, propositionId: proposition, odds: odds.toFixed(2) };
}

const tote = ({ meeting, number }, betType, stake, legs, more = {}) => ({
  type: 'PARIMUTUEL',
  betType,
  stake,
  ...meeting.sellCode,
  meetingDate: meeting.date,
  raceNumber: number,
  legs: legs.map((positions) => ({ positions: positions.map((selections) => ({ selections })) })),
  ...more,
});

/** One bet: half singles at fixed odds, the rest multis, tote win and place, exotics, and quaddies. */
function betOn(racing, races, now, draw) {
  const race = races[Math.floor(draw() * races.length)];
  const kind = draw();
  const some = (count) => {
    const left = runnersIn(racing, race, now);
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(Math.floor(draw() * left.length), 1)[0]);
  };
  if (kind < 0.5) return { type: 'FIXED_ODDS', stake: '5.00', legs: [leg(racing, race, now, kind < 0.35 ? 'WIN' : 'PLACE', draw)] };
  if (kind < 0.6) {
    const legs = [...new Map(races.map((one) => [one.meeting, one])).values()].slice(0, 3);
    return { type: 'FIXED_ODDS', stake: '2.00', legs: legs.map((one) => leg(racing, one, now, 'WIN', draw)) };
  }
  if (kind < 0.75) return tote(race, kind < 0.7 ? 'WIN' : 'PLACE', '5.00', [[some(1)]]);
  if (kind < 0.82) return tote(race, 'QUINELLA', '1.00', [[some(2)]]);
  if (kind < 0.87) return tote(race, 'EXACTA', '1.00', [some(2).map((one) => [one])]);
  if (kind < 0.94) return tote(race, 'TRIFECTA', '6.00', [[some(4)]], { flexi: true });
  if (kind < 0.97) return tote(race, 'FIRST_FOUR', '12.00', [[some(5)]], { flexi: true });
  const quaddie = race.meeting.multiLegs.find(({ product }) => product === 'Quaddie');
  const legs = (quaddie?.legs ?? []).map((number) => race.meeting.races.find((one) => one.number === number));
  if (legs.length === 0 || legs[0].advertised < now) return tote(race, 'WIN', '1.00', [[some(1)]]);
  const picks = legs.map((one) => [runnersIn(racing, one, now).slice(0, 2)]);
  return { ...tote(legs[0], 'QUADDIE', '8.00', picks, { flexi: true }), raceNumber: 0 };
}

/** Slips of bets on the races to come; the same number gives the same slips. */
export function slipsFor(racing, now, number, slips, bets) {
  const draw = draws(number + 1);
  const races = openRaces(racing, now);
  return Array.from({ length: slips }, () => Array.from({ length: bets }, () => betOn(racing, races, now, draw)));
}
