// The runners of the chosen race as a table: what they are, what they pay, and who is out.

import { silkPath } from './api.js';
import { el, keyed, setAttribute, setText } from './dom.js';
import { sparkline } from './price-chart.js';
import { exact, price, spaced, titled, whenText } from './words.js';

const PLACES = ['1st', '2nd', '3rd'];
const ordinal = (place) => PLACES[place - 1] ?? `${place}th`;

/** What is remarkable about a runner, in few words. */
function remark({ out, scratched, runner, place }, start) {
  if (out) {
    const { winDeduction, placeDeduction } = runner.fixedOdds ?? {};
    const cut = !winDeduction ? '' : ` · deduction ${winDeduction}c/${placeDeduction ?? 0}c`;
    return `scratched${scratched ? ` ${whenText(scratched, start)}` : ''}${cut}`;
  }
  if (place) return ordinal(place);
  if (runner.emergency) return 'emergency';
  return '';
}

function connections({ runner }) {
  if (runner.vacantBox) return '';
  return [
    runner.barrierNumber > 0 ? `gate ${runner.barrierNumber}` : '',
    runner.handicapWeight > 0 ? `${runner.handicapWeight} kg` : '',
    runner.harnessHandicap ?? '',
    runner.riderDriverName,
  ]
    .filter(Boolean)
    .join(' · ');
}

function trainer({ runner }) {
  return runner.trainerName && !runner.vacantBox ? ` · trained by ${runner.trainerName}` : '';
}

function makeRow({ number, runner }, { look, pin }) {
  const picture = runner.vacantBox ? undefined : silkPath(runner.silkURL);
  const button = el('button', {
    type: 'button',
    class: 'number',
    text: String(number),
    on: { click: () => pin(number) },
  });
  const row = el(
    'tr',
    { 'data-runner': number, on: { pointerenter: () => look(number), pointerleave: () => look(undefined) } },
    el('td', {}, button),
    el(
      'td',
      { class: 'wide silk' },
      picture ? el('img', { src: picture, alt: '', width: 26, height: 26 }) : undefined,
    ),
    el(
      'td',
      { class: 'who' },
      el('b'),
      ' ',
      el('span', { class: 'remark' }),
      el('small', { class: 'quiet' }, el('span'), el('span', { class: 'wide' })),
    ),
    el('td', { class: 'wide trend' }),
    el('td', { class: 'figure' }, el('b'), el('small', { class: 'quiet' })),
    el('td', { class: 'figure' }, el('b'), el('small', { class: 'quiet' })),
  );
  button.addEventListener('focus', () => look(number));
  button.addEventListener('blur', () => look(undefined));
  return row;
}

function renewRow(row, line, { span, pinned }) {
  const { runner, out, place } = line;
  const [number, , who, trend, fixed, tote] = row.children;
  setAttribute(
    row,
    'class',
    [out && 'out', runner.vacantBox && 'vacant', line.looked && 'looked', place === 1 && 'won']
      .filter(Boolean)
      .join(' '),
  );
  setAttribute(number.firstElementChild, 'class', `number ${line.colour ?? ''}`);
  setAttribute(number.firstElementChild, 'aria-pressed', String(pinned === line.number));
  setAttribute(number.firstElementChild, 'aria-label', `${line.number}, show ${line.name} in the chart`);
  setText(who.children[0], line.name);
  setText(who.children[1], remark(line, span.start));
  setText(who.children[2].children[0], connections(line));
  setText(who.children[2].children[1], trainer(line));
  const { fixedOdds, parimutuel } = runner;
  setText(fixed.children[0], out ? '–' : price(fixedOdds?.returnWin));
  setText(fixed.children[1], out ? '' : price(fixedOdds?.returnPlace));
  setAttribute(fixed, 'data-favourite', !out && fixedOdds?.isFavouriteWin && 'yes');
  setText(tote.children[0], out ? '–' : price(parimutuel?.returnWin));
  setText(tote.children[1], out ? '' : price(parimutuel?.returnPlace));
  const drawn = `${line.points.length} ${line.colour ?? ''} ${span.to}`;
  if (trend.dataset.drawn !== drawn) {
    trend.dataset.drawn = drawn;
    trend.replaceChildren(sparkline(line, span));
  }
}

const cheapest = ({ out, points }) => (out ? 1e6 : (points.at(-1)?.price ?? 1e5));

/** Shows the field, by number or by price. `race` tells one race's rows from another's. */
export function showField(body, { race, lines, span, sort, pinned, look, pin }) {
  const rows = [...lines].sort((a, b) =>
    sort === 'price' ? cheapest(a) - cheapest(b) || a.number - b.number : a.number - b.number,
  );
  keyed(
    body,
    rows,
    ({ number }) => `${race}#${number}`,
    (line) => makeRow(line, { look, pin }),
    (row, line) => renewRow(row, line, { span, pinned }),
  );
}

/** The placings so far: `1st 10 Robust Lectern`. */
export function showPlacings(list, race, lines) {
  const groups = (race.results ?? [])
    .map((numbers, i) => ({ place: i + 1, numbers }))
    .filter(({ numbers }) => numbers.length > 0);
  const named = (number) => lines.find((line) => line.number === number)?.name ?? '';
  keyed(
    list,
    groups,
    ({ place, numbers }) => `${place} ${numbers.join()}`,
    ({ place, numbers }) =>
      el(
        'li',
        {},
        el('span', { class: 'place', text: ordinal(place) }),
        ...numbers.map((number) => el('b', { text: `${number} ${named(number)}` })),
      ),
  );
}

/** Declared dividends, one product a line. */
export function showDividends(box, list, dividends = []) {
  box.hidden = dividends.length === 0;
  const paid = ({ selections, amount }) =>
    el(
      'span',
      {},
      el('span', { class: 'quiet', text: selections.join('-') }),
      ` ${amount > 0 ? exact(amount) : 'not won'}`,
    );
  keyed(
    list,
    dividends,
    (one) => `${one.wageringProduct} ${one.name ?? ''} ${JSON.stringify(one.poolDividends)}`,
    (one) =>
      el('div', {}, el('dt', { text: titledProduct(one) }), el('dd', {}, ...one.poolDividends.map(paid))),
  );
}

function titledProduct({ wageringProduct, name }) {
  return name ? `${spaced(wageringProduct)} (${titled(name)})` : spaced(wageringProduct);
}
