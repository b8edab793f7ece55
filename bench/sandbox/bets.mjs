const HOUR = 3_600_000;

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

const isOpen = (racing, race, now) => race.advertised > now + 60_000 && racing.state(race, now).fixedOpen;

/** The next twelve tote races that can be bet on. */
function openRaces(racing, now) {
  return racing
    .listedDates(now)
    .slice(0, 2)
    .flatMap((date) => racing.day(date).meetings)
    .filter(({ fixedOddsOnly }) => !fixedOddsOnly)
    .flatMap(({ races }) => races)
    .filter(({ advertised }) => advertised > now && advertised < now + 6 * HOUR)
    .sort((a, b) => a.advertised - b.advertised || a.index - b.index)
    .filter((race) => isOpen(racing, race, now))
    .slice(0, 12);
}

const runnersOf = (racing, race, now) =>
  racing.card(race).runners.filter(({ scratching }) => !(scratching && scratching.at <= now));

/** What can be bet on in a race: its runners, and those of them with a fixed price. */
function offerOf(racing, race, now) {
  const runners = runnersOf(racing, race, now);
  const propositions = new Map(runners.map(({ number, proposition }) => [number, proposition]));
  const prices = racing.fixedPrices(race, now).filter(({ runner }) => propositions.has(runner));
  return {
    race,
    runners: [...propositions.keys()],
    priced: prices.map(({ runner, win, place }) => ({ proposition: propositions.get(runner), win, place })),
  };
}

function leg({ priced }, type, draw) {
  const { proposition, win, place } = priced[Math.floor(draw() * priced.length)];
  return { type, propositionId: proposition, odds: (type === 'WIN' ? win : place).toFixed(2) };
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

/** The quaddie of a meeting with two runners a leg, where it is still to begin. */
function quaddie(racing, meeting, now) {
  const { legs = [] } = meeting.multiLegs.find(({ product }) => product === 'Quaddie') ?? {};
  const races = legs.map((number) => meeting.races.find((one) => one.number === number));
  if (races.length === 0 || !isOpen(racing, races[0], now)) return undefined;
  const picks = races.map((race) => [
    runnersOf(racing, race, now)
      .slice(0, 2)
      .map(({ number }) => number),
  ]);
  return { ...tote(races[0], 'QUADDIE', '8.00', picks, { flexi: true }), raceNumber: 0 };
}

/** One bet: half singles at fixed odds, the rest multis, tote win and place, exotics, and quaddies. */
function betOn(racing, offers, now, draw) {
  const offer = offers[Math.floor(draw() * offers.length)];
  const { race, runners } = offer;
  const kind = draw();
  const some = (count) => {
    const left = [...runners];
    const most = Math.min(count, left.length);
    return Array.from({ length: most }, () => left.splice(Math.floor(draw() * left.length), 1)[0]);
  };
  const fixed = (stake, ...legs) => ({ type: 'FIXED_ODDS', stake, legs });
  if (kind < 0.35) return fixed('5.00', leg(offer, 'WIN', draw));
  if (kind < 0.5) return fixed('5.00', leg(offer, 'PLACE', draw));
  if (kind < 0.6) {
    const meetings = new Map(offers.map((one) => [one.race.meeting, one]));
    return fixed('2.00', ...[...meetings.values()].slice(0, 3).map((one) => leg(one, 'WIN', draw)));
  }
  if (kind < 0.75) return tote(race, kind < 0.7 ? 'WIN' : 'PLACE', '5.00', [[some(1)]]);
  if (kind < 0.82) return tote(race, 'QUINELLA', '1.00', [[some(2)]]);
  if (kind < 0.87) return tote(race, 'EXACTA', '1.00', [some(2).map((one) => [one])]);
  if (kind < 0.94) return tote(race, 'TRIFECTA', '6.00', [[some(4)]], { flexi: true });
  if (kind < 0.97) return tote(race, 'FIRST_FOUR', '12.00', [[some(5)]], { flexi: true });
  return quaddie(racing, race.meeting, now) ?? tote(race, 'WIN', '1.00', [[some(1)]]);
}

/** Slips of bets on the races to come; the same number gives the same slips. */
export function slipsFor(racing, now, number, slips, bets) {
  const draw = draws(number + 1);
  const offers = openRaces(racing, now).map((race) => offerOf(racing, race, now));
  return Array.from({ length: slips }, () =>
    Array.from({ length: bets }, () => betOn(racing, offers, now, draw)),
  );
}
