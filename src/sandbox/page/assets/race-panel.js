// The chosen race: what it is, its charts, its field, what it paid.

import { choice, getHistory, getRace, worldNow } from './api.js';
import { byId, el, setAttribute, setText } from './dom.js';
import { showDividends, showField, showPlacings } from './field.js';
import { drawPools } from './pool-chart.js';
import { drawPrices } from './price-chart.js';
import { keyOf, stateOf, stateTitle } from './states.js';
import { away, codeText, span, timeText, titled, zoneText } from './words.js';

const COLOURED = 6;
const JURISDICTIONS = ['NSW', 'VIC', 'QLD', 'SA', 'TAS', 'ACT', 'NT'];

let where;
let race;
let history;
/** Runner number → class of its colour, given once for each race, so that lines keep theirs. */
let colours = new Map();
let sort = 'number';
let pinned;
let looked;

const moment = (text) => (text === undefined ? undefined : Date.parse(text));

function giveColours(runners) {
  const priced = runners
    .filter(
      ({ fixedOdds, parimutuel }) =>
        fixedOdds?.returnWin && !/Scratched/.test(parimutuel?.bettingStatus ?? fixedOdds.bettingStatus),
    )
    .sort((a, b) => a.fixedOdds.returnWin - b.fixedOdds.returnWin)
    .slice(0, COLOURED);
  colours = new Map(priced.map(({ runnerNumber }, i) => [runnerNumber, `c${i}`]));
}

const isOut = ({ parimutuel, fixedOdds }) =>
  /Scratched/.test(parimutuel?.bettingStatus ?? fixedOdds?.bettingStatus ?? '');

function lineOf(runner) {
  const number = runner.runnerNumber;
  const out = race.raceStatus !== 'Abandoned' && !runner.vacantBox && isOut(runner);
  const points = (runner.fixedOdds?.returnHistory ?? [])
    .map(({ returnWin, returnWinTime }) => ({ at: Date.parse(returnWinTime), price: returnWin }))
    .sort((a, b) => a.at - b.at);
  const scratched = moment(runner.fixedOdds?.scratchedTime);
  const before = (race.results ?? []).findIndex((group) => group.includes(number));
  const paid = history?.tote.find((one) => one.runner === number)?.win;
  return {
    runner,
    number,
    name: runner.vacantBox ? 'Vacant box' : titled(runner.runnerName),
    points,
    out,
    scratched,
    until: scratched ?? ended(),
    colour: colours.get(number),
    looked: (looked ?? pinned) === number,
    place: before < 0 ? undefined : before + 1,
    won: before === 0,
    tote: paid?.map((value, i) => ({ at: history.at[i], price: value })),
  };
}

/** Where the charts end: now, or when the tote shut. */
const ended = () => history?.at.at(-1) ?? worldNow();

/** The stretch of time the charts show. After a late start they end when it was. */
function stretch(lines) {
  const to = ended();
  const start = Math.max(moment(race.raceStartTime), race.raceStatus === 'Normal' ? 0 : to);
  const first = Math.min(
    ...lines.flatMap(({ points }) => points.slice(0, 1).map(({ at }) => at)),
    history?.at[0] ?? to,
  );
  return { start, from: Math.min(first, to - 1), to };
}

function facts() {
  const { meeting } = race;
  return [
    race.raceDistance
      ? `${race.raceDistance} m ${codeText(meeting.raceType).toLowerCase()}`
      : codeText(meeting.raceType),
    race.raceClassConditions,
    (race.prizeMoney ?? '').replace(/\.00$/, '').replace(/\B(?=(\d{3})+$)/g, ','),
    [meeting.trackCondition, titled(meeting.weatherCondition)].filter(Boolean).join(', '),
    meeting.location,
  ]
    .filter(Boolean)
    .join(' · ');
}

function note() {
  if (race.raceStatus === 'Abandoned') return 'Called off: bets are refunded.';
  if (race.raceStatus === 'Protest') return 'A protest is being heard: these placings may change.';
  if (race.raceStatus === 'Interim') return 'These placings are not final.';
  return '';
}

/** Counts down to the start. */
export function tickRace() {
  if (!race) return;
  const now = worldNow();
  const start = moment(race.raceStartTime);
  const state = stateOf(race.raceStatus, start, now);
  setAttribute(byId('race-state'), 'data-state', state);
  setText(byId('race-state'), race.raceStatus === 'Protest' ? 'Protest' : stateTitle(state));
  const left = start - now;
  const told = race.raceStatus !== 'Normal' ? away(left) : left > 0 ? away(left) : `due ${span(left)} ago`;
  setText(byId('race-away'), `${timeText(start)} ${zoneText(start)} · ${told}`);
}

function show() {
  if (!race) return;
  const lines = race.runners.map(lineOf);
  setText(byId('race-title'), `${titled(race.meeting.meetingName)} R${race.raceNumber}`);
  // Overseas races often have no name but their number.
  setText(byId('race-name'), /^race \d+$/i.test(race.raceName) ? '' : titled(race.raceName));
  setText(byId('race-facts'), facts());
  setText(byId('race-note'), note());
  byId('race-note').hidden = note() === '';
  tickRace();
  showPlacings(byId('placings'), race, lines);
  const times = stretch(lines);
  const common = { look, pin, pinned, sort, race: keyOf(where) };
  showField(byId('field'), { ...common, lines, span: times });
  showDividends(byId('dividends'), byId('dividend-list'), race.dividends);
  const drawn = lines.filter(({ points, runner }) => points.length > 0 && !runner.vacantBox);
  drawPrices(byId('prices'), { ...times, lines: drawn }, look, byId('prices-told'));
  if (history) drawPools(byId('pools'), byId('pool-key'), { ...history, start: times.start });
}

function look(number) {
  if (looked === number) return;
  looked = number;
  show();
}

function pin(number) {
  pinned = pinned === number ? undefined : number;
  show();
}

/** Asks for the chosen race as it is now; where the TAB has it no more, what was seen last stays, and it is said. */
export async function loadRace() {
  if (!where) return;
  const asked = where;
  const [body, past] = await Promise.all([getRace(asked), getHistory(asked)]);
  if (asked !== where) return;
  if (!body) {
    byId('race-note').hidden = false;
    setText(byId('race-note'), 'The TAB would not have this race now: it is gone, or not listed yet.');
    return;
  }
  const first = race === undefined;
  race = body;
  history = past;
  if (first) giveColours(race.runners);
  show();
}

/** Looks at another race. */
export async function chooseRace(next) {
  if (where && keyOf(where) === keyOf(next)) return;
  where = next;
  race = undefined;
  history = undefined;
  pinned = undefined;
  looked = undefined;
  setText(
    byId('race-title'),
    `${titled(next.venue)} ${/^\d+$/.test(next.race) ? `R${next.race}` : titled(next.race)}`,
  );
  await loadRace();
}

/** Lets one sort the field and choose whose tote is shown; `moved` is told when another is. */
export function startRacePanel({ moved }) {
  for (const button of document.querySelectorAll('[data-sort]')) {
    button.addEventListener('click', () => {
      sort = button.dataset.sort;
      show();
    });
  }
  const select = byId('jurisdiction');
  select.append(...JURISDICTIONS.map((name) => el('option', { value: name, text: name })));
  select.addEventListener('change', () => {
    choice.jurisdiction = select.value;
    void moved();
  });
  let width = 0;
  new ResizeObserver(([entry]) => {
    if (Math.abs(entry.contentRect.width - width) < 1) return;
    width = entry.contentRect.width;
    show();
  }).observe(byId('prices'));
}
