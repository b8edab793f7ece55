import { isMultiLeg, type Pool } from '../../../domain/pool.js';
import type { Runner } from '../../../domain/race.js';
import { type Json, jsonObject } from '../../../util/json.js';
import { isoInZone } from '../../../util/zone.js';
import { legWords } from './legs.js';
import { byPrice, movementBase } from './race-field.js';
import { raceTitle } from './race-head.js';
import { stepWords } from './race-movement.js';
import { speedMap } from './race-notes.js';
import { fixedChangedAt, fixedState, hasToteEstimates, marketPercent } from './race-prices.js';
import { dividendOf, endedLegs, hasDividends, meaningLine, selectionWords, unplaced } from './race-result.js';
import { RACE_BUDGET } from './race-text.js';
import { isResulted, type RaceView } from './race-view.js';

type JsonMap = { [key: string]: Json };

// The envelope around the facts needs some of what is left of 6,000 characters.
const FACTS_BUDGET = RACE_BUDGET * 1.5 - 150;

/** Characters that a runner's movement should have at least. */
const MOVES_WANTED = 45;

const orNone = <T extends Json>(list: T[]): T[] | undefined => (list.length === 0 ? undefined : list);
const dollars = (cents: number | undefined) => (cents === undefined ? undefined : cents / 100);

/** The facts of a race, standing alone: what the text says, in names and numbers. */
export function raceFacts(of: RaceView, movement: boolean): JsonMap {
  const { race, zone } = of;
  const iso = (at: number | undefined) => (at === undefined ? undefined : isoInZone(at, zone));
  const facts = jsonObject({
    race: raceTitle(of),
    key: of.key,
    date: of.date,
    code: of.code,
    location: race.meeting.location,
    name: race.name,
    conditions: race.conditions,
    distance_m: race.distance,
    prize_money: dollars(race.prizeMoney),
    track: race.meeting.track,
    weather: race.meeting.weather,
    status: of.lost ? 'unknown' : race.status,
    means: meaningLine(of),
    start: iso(race.start),
    starts_in_s:
      of.phase === 'open' && !of.lost && race.start !== undefined
        ? Math.round((race.start - of.now) / 1000)
        : undefined,
    tote: jsonObject({
      jurisdiction: of.jurisdiction,
      changed_at: iso(race.toteUpdatedAt),
      places: race.totePlaces,
      estimates: (hasToteEstimates(of) && !hasDividends(of) && !of.archived) || undefined,
    }),
    fixed: jsonObject({
      state: fixedState(of),
      changed_at: iso(fixedChangedAt(race)),
      places: race.fixedPlaces,
      market_percent: of.phase === 'open' ? marketPercent(of) : undefined,
    }),
  });
  if (isResulted(of)) Object.assign(facts, resultFacts(of));
  else if (of.phase !== 'abandoned') Object.assign(facts, fieldFacts(of));
  else Object.assign(facts, jsonObject({ dividends: dividendFacts(of), entered: entered(of) }));
  Object.assign(
    facts,
    jsonObject({ scratched: orNone(of.scratched.map((runner) => scratchedFacts(of, runner))) }),
  );
  return withinBudget(facts, of, movement && of.phase !== 'abandoned');
}

function fieldFacts(of: RaceView): JsonMap {
  const map = speedMap(of);
  return jsonObject({
    runners: byPrice(of.running).map((runner) => runnerFacts(of, runner)),
    vacant_boxes: orNone(of.vacant.map((runner) => runner.number)),
    speed: map && jsonObject({ lead: map.lead, near: map.midfield, back: map.back }),
    tab_tip: orNone([...of.race.tip]),
    pools: orNone(of.race.pools.map(poolFacts)),
  });
}

function runnerFacts(of: RaceView, runner: Runner): JsonMap {
  const { fixed, tote } = runner;
  const status = fixed?.status === 'Open' ? undefined : fixed?.status;
  return jsonObject({
    number: runner.number,
    name: runner.name,
    emergency: runner.emergency || undefined,
    [of.code === 'G' ? 'box' : 'barrier']: runner.barrier,
    handicap: runner.handicap,
    kg: runner.weight,
    claim: runner.claim,
    rider: runner.rider,
    trainer: runner.trainer,
    fixed:
      fixed?.win === undefined && status === undefined
        ? undefined
        : jsonObject({
            win: fixed?.win,
            place: fixed?.place,
            opened: fixed?.[movementBase(of.running)],
            status,
          }),
    tote: tote?.win === undefined ? undefined : jsonObject({ win: tote.win, place: tote.place }),
    last5: runner.last5,
  });
}

function scratchedFacts(of: RaceView, { number, name, scratched }: Runner): JsonMap {
  return jsonObject({
    number: number,
    name,
    late: scratched?.late || undefined,
    at: scratched?.at === undefined ? undefined : isoInZone(scratched.at, of.zone),
    win_deduction_cents: scratched?.winDeduction || undefined,
    place_deduction_cents: scratched?.placeDeduction || undefined,
  });
}

function poolFacts(pool: Pool): JsonMap {
  return jsonObject({
    product: pool.product,
    legs: pool.legs.length > 1 ? legWords(pool.legs) : undefined,
    total: dollars(pool.total),
    jackpot: dollars(pool.jackpot),
    status: pool.status === 'Open' ? undefined : pool.status,
  });
}

function resultFacts(of: RaceView): JsonMap {
  const byNumber = new Map(of.race.runners.map((runner) => [runner.number, runner]));
  const lastFixed = (runner: Runner | undefined) =>
    runner?.fixed?.win === undefined
      ? undefined
      : jsonObject({ win: runner.fixed.win, place: runner.fixed.place });
  return jsonObject({
    placings: of.race.placings.flatMap(({ position, runners }) =>
      runners.map((number) =>
        jsonObject({
          place: position,
          dead_heat: runners.length > 1 || undefined,
          number: number,
          name: byNumber.get(number)?.name,
          tote_win: dividendOf(of, 'Win', number),
          tote_place: dividendOf(of, 'Place', number),
          last_fixed: lastFixed(byNumber.get(number)),
        }),
      ),
    ),
    also_ran: orNone(
      unplaced(of).map((runner) =>
        jsonObject({ number: runner.number, name: runner.name, last_fixed_win: runner.fixed?.win }),
      ),
    ),
    dividends: dividendFacts(of),
  });
}

function entered({ race }: RaceView): string[] {
  return race.runners.filter(({ vacant }) => !vacant).map(({ number, name }) => `${number} ${name}`);
}

/** What $1 pays, product by product; Win and Place stand with the placings. */
function dividendFacts(of: RaceView): JsonMap[] | undefined {
  return orNone(
    of.race.dividends
      .filter(({ product }) => product !== 'Win' && product !== 'Place')
      .map((dividend) =>
        jsonObject({
          product: dividend.product,
          legs: isMultiLeg(dividend.product) ? endedLegs(of, dividend.product) : undefined,
          pays: dividend.rows.map((row) =>
            jsonObject({ selection: selectionWords(row), amount: row.amount }),
          ),
          carried_over: dollars(dividend.carriedOver),
        }),
      ),
  );
}

const size = (facts: Json) => JSON.stringify(facts).length;

/** Adds what the movement allows and drops what matters least, so that the facts stay within their budget. */
function withinBudget(facts: JsonMap, of: RaceView, movement: boolean): JsonMap {
  if (movement) addMoves(facts, of);
  for (const member of ['pools', 'speed', 'also_ran']) if (size(facts) > FACTS_BUDGET) delete facts[member];
  for (const member of ['trainer', 'last5', 'rider']) {
    if (size(facts) > FACTS_BUDGET) for (const runner of rows(facts, 'runners')) delete runner[member];
  }
  return facts;
}

function rows(facts: JsonMap, member: string): JsonMap[] {
  return Array.isArray(facts[member]) ? (facts[member] as JsonMap[]) : [];
}

/** Adds the movement; with many runners the names of people make room for it. */
function addMoves(facts: JsonMap, of: RaceView): void {
  const byNumber = new Map(of.running.map((runner) => [runner.number, runner]));
  const told = [...rows(facts, 'runners'), ...rows(facts, 'placings'), ...rows(facts, 'also_ran')];
  const room = () => Math.floor((FACTS_BUDGET - size(facts)) / Math.max(1, told.length)) - 30;
  for (const member of ['trainer', 'rider'])
    if (room() < MOVES_WANTED) for (const row of told) delete row[member];
  const each = room();
  for (const row of told) {
    const runner = byNumber.get(Number(row['number']));
    if (runner?.fixed?.win !== undefined) row['moves'] = stepWords(runner, of, each);
  }
}
