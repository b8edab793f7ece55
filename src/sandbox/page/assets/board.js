// The day's races by state, and those next to go.

import { getMeetings, getNext, worldNow } from './api.js';
import { byId, el, keyed, setAttribute, setText } from './dom.js';
import { keyOf, STATES, stateOf } from './states.js';
import { away, codeText, dateText, racingDate, timeText, titled } from './words.js';

/** How many races of a state are shown before one asks for all. */
const FEW = { soon: 12, closed: 6, interim: 6, paying: 5, open: 6, abandoned: 4 };

const shownAll = new Set();
let code = '';
let races = [];
let next = [];
let chosen;

function raceOf(meeting, race) {
  const where = {
    date: meeting.meetingDate,
    type: meeting.raceType,
    venue: meeting.venueMnemonic ?? meeting.meetingName,
    race: race.matchName ?? String(race.raceNumber),
  };
  return {
    where,
    key: keyOf(where),
    code: meeting.raceType,
    venue: titled(meeting.meetingName),
    location: meeting.location,
    number: race.raceNumber,
    name: race.raceName,
    start: Date.parse(race.raceStartTime),
    status: race.raceStatus,
    results: race.results ?? [],
  };
}

/** Asks for the day's races and those next to go. */
export async function loadBoard() {
  const now = worldNow();
  const date = racingDate(now);
  const [day, soonest] = await Promise.all([getMeetings(date), getNext()]);
  races = (day?.meetings ?? []).flatMap((meeting) => meeting.races.map((race) => raceOf(meeting, race)));
  next = (soonest?.races ?? []).map((race) => raceOf(race.meeting, race));
  setText(byId('board-date'), dateText(Date.parse(`${date}T00:00:00Z`)));
  showBoard();
}

/** Where the race that jumps first is, to have something to look at; undefined on a day without races. */
export function firstToGo() {
  const now = worldNow();
  return (next.find(({ start }) => start > now) ?? next[0] ?? races[0])?.where;
}

/** Marks the race that is looked at. */
export function chooseOnBoard(key) {
  chosen = key;
  showBoard();
}

const inOrder = {
  paying: (a, b) => b.start - a.start,
};

function makeRow() {
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'row' },
      el('span', { class: 'code' }),
      el('span', { class: 'where' }),
      el('span', { class: 'placed' }),
      el('time', { class: 'start' }),
    ),
  );
}

function renewRow(node, race) {
  const link = node.firstElementChild;
  const [mark, where, placed, start] = link.children;
  setAttribute(link, 'href', `#${race.key}`);
  setAttribute(link, 'aria-current', race.key === chosen && 'true');
  setAttribute(link, 'title', titled(race.name));
  setAttribute(mark, 'data-code', race.code);
  setAttribute(mark, 'aria-label', codeText(race.code));
  setText(mark, race.code);
  setText(where, `${race.venue} R${race.number}`);
  setText(
    placed,
    race.results
      .map((group) => group.join('='))
      .filter(Boolean)
      .slice(0, 3)
      .join(' · '),
  );
  setText(start, timeText(race.start));
}

function makeState({ name, title, says }) {
  const list = el('ol', { class: 'rows' });
  const all = el('button', {
    type: 'button',
    class: 'all',
    on: {
      click: () => {
        if (!shownAll.delete(name)) shownAll.add(name);
        showBoard();
      },
    },
  });
  const heading = el(
    'h3',
    { title: says },
    el('span', { class: 'dot' }),
    title,
    ' ',
    el('span', { class: 'count' }),
  );
  return el('section', { class: 'state', 'data-state': name }, heading, list, all);
}

function renewState(node, { name, rows }) {
  const [heading, list, all] = node.children;
  const few = FEW[name];
  setText(heading.querySelector('.count'), String(rows.length));
  const shown = shownAll.has(name) ? rows : rows.slice(0, few);
  keyed(list, shown, ({ key }) => key, makeRow, renewRow);
  all.hidden = rows.length <= few;
  setText(all, shownAll.has(name) ? 'Show fewer' : `Show all ${rows.length}`);
  setAttribute(all, 'aria-expanded', String(shownAll.has(name)));
  node.hidden = rows.length === 0 && (name === 'abandoned' || name === 'interim');
  list.hidden = rows.length === 0;
}

function makeCard() {
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'card' },
      el('span', { class: 'code' }),
      el('b', { class: 'where' }),
      el('span', { class: 'away' }),
      el('span', { class: 'quiet start' }),
    ),
  );
}

function renewCard(node, race) {
  const link = node.firstElementChild;
  const [mark, where, left, start] = link.children;
  setAttribute(link, 'href', `#${race.key}`);
  setAttribute(link, 'aria-current', race.key === chosen && 'true');
  setAttribute(mark, 'data-code', race.code);
  setAttribute(mark, 'aria-label', codeText(race.code));
  setText(mark, race.code);
  setText(where, `${race.venue} R${race.number}`);
  const until = race.start - worldNow();
  setText(left, until > 0 ? away(until) : `due ${away(until)}`);
  setAttribute(link, 'data-near', until < 120_000 ? 'yes' : 'no');
  setText(start, `${timeText(race.start)} · ${race.location ?? ''}`);
}

/** Shows what is known, as of the world's time now. */
export function showBoard() {
  const now = worldNow();
  const wanted = (race) => code === '' || race.code === code;
  const states = STATES.map((state) => ({
    ...state,
    rows: races
      .filter((race) => wanted(race) && stateOf(race.status, race.start, now) === state.name)
      .sort(inOrder[state.name] ?? ((a, b) => a.start - b.start)),
  }));
  keyed(byId('board'), states, ({ name }) => name, makeState, renewState);
  tickNext();
}

/** Counts down to those next to go. */
export function tickNext() {
  keyed(byId('next'), next, ({ key }) => key, makeCard, renewCard);
}

/** Lets one choose a code. */
export function startBoard() {
  const buttons = [...document.querySelectorAll('[data-code][aria-pressed]')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      code = button.dataset.code;
      for (const one of buttons) setAttribute(one, 'aria-pressed', String(one === button));
      showBoard();
    });
  }
}
