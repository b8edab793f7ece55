// Each runner's fixed win price over time, and the tote's beside it for the one looked at.

import { draw, setText } from './dom.js';
import { logarithmic, priceTicks, spread, stepPath, timeTicks, towards } from './scale.js';
import { price, whenText } from './words.js';

const HEIGHT = 300;
const EDGE = { top: 10, right: 58, bottom: 24, left: 34 };
const LABEL_ROOM = 15;

/** The scales of a chart this wide over these lines. */
function scalesOf(width, { start, from, to, lines }) {
  const prices = lines.flatMap(({ points }) => points.map((point) => point.price)).filter((one) => one > 1);
  const domain = [Math.min(...prices, 2) / 1.08, Math.max(...prices, 10) * 1.05];
  const across = [EDGE.left, width - EDGE.right];
  const x = towards(start, [from, to], across);
  const y = logarithmic(domain, [EDGE.top, HEIGHT - EDGE.bottom]);
  return { x, y, domain, across };
}

function grid({ start, from, to }, { x, y, domain, across }) {
  const lines = draw('g', { class: 'grid' });
  for (const tick of priceTicks(domain)) {
    lines.append(
      draw('line', { x1: across[0], x2: across[1], y1: y(tick), y2: y(tick) }),
      draw('text', { x: across[0] - 6, y: y(tick) + 4, 'text-anchor': 'end', text: String(tick) }),
    );
  }
  for (const { at, text } of timeTicks(start, [from, to], x, 40)) {
    lines.append(
      draw('line', {
        class: 'tick',
        x1: x(at),
        x2: x(at),
        y1: HEIGHT - EDGE.bottom,
        y2: HEIGHT - EDGE.bottom + 4,
      }),
      draw('text', { x: x(at), y: HEIGHT - 6, 'text-anchor': 'middle', text }),
    );
  }
  return lines;
}

const place = ({ x, y }, { points, until }) => {
  const shown = points.map((point) => [x(point.at), y(point.price)]);
  const last = points.at(-1);
  return last ? [...shown, [x(Math.max(until, last.at)), y(last.price)]] : shown;
};

function labels(lines, { y, across }) {
  const told = lines.filter((line) => (line.colour || line.looked) && line.points.length > 0 && !line.out);
  const wanted = told.map(({ points }) => y(points.at(-1).price));
  const places = spread(wanted, LABEL_ROOM, [EDGE.top + 4, HEIGHT - EDGE.bottom - 4]);
  return draw(
    'g',
    { class: 'labels' },
    ...told.map((line, i) =>
      draw(
        'text',
        {
          x: across[1] + 7,
          y: places[i] + 4,
          class: `label ${line.colour ?? ''}${line.looked ? ' looked' : ''}`,
        },
        draw('tspan', { class: 'number', text: String(line.number) }),
        draw('tspan', { dx: 5, text: price(line.points.at(-1).price) }),
      ),
    ),
  );
}

function toteLine(chart, { x, y, domain }) {
  const looked = chart.lines.find((line) => line.looked && line.tote);
  if (!looked) return undefined;
  const points = looked.tote
    .filter((point) => point.price > 0)
    .map((point) => [x(point.at), y(Math.min(domain[1], Math.max(domain[0], point.price)))]);
  return draw('path', { class: `line tote ${looked.colour ?? ''}`, d: stepPath(points) });
}

/**
 * Draws the chart into `box`. A line is `{ number, name, points, until, colour?, looked, out, won, tote? }`; `look` is
 * told the number of the line under the pointer, or undefined.
 */
export function drawPrices(box, chart, look, told) {
  const width = Math.max(260, box.clientWidth);
  const scales = scalesOf(width, chart);
  const drawing = draw('svg', {
    viewBox: `0 0 ${width} ${HEIGHT}`,
    width,
    height: HEIGHT,
    role: 'img',
    'aria-label': `Fixed win prices of ${chart.lines.length} runners since betting opened; the table has the figures.`,
  });
  drawing.append(grid(chart, scales));
  const order = [...chart.lines].sort(
    (a, b) => Number(Boolean(a.colour)) - Number(Boolean(b.colour)) || Number(a.looked) - Number(b.looked),
  );
  for (const line of order) {
    const marks = [line.colour, line.looked && 'looked', line.out && 'out', line.won && 'won'].filter(
      Boolean,
    );
    drawing.append(
      draw('path', {
        class: ['line', ...marks].join(' '),
        'data-runner': line.number,
        d: stepPath(place(scales, line)),
      }),
    );
  }
  const tote = toteLine(chart, scales);
  if (tote) drawing.append(tote);
  drawing.append(labels(chart.lines, scales));
  // On the box, which stays, not on the drawing, which is made anew under the pointer.
  box.onpointermove = (event) => look(nearest(event, box, chart.lines, scales)?.number);
  box.onpointerleave = () => look(undefined);
  box.classList.toggle(
    'looking',
    chart.lines.some(({ looked }) => looked),
  );
  box.replaceChildren(drawing);
  setText(
    told,
    toldOf(
      chart.lines.find(({ looked }) => looked),
      chart,
    ),
  );
}

function toldOf(line, { start }) {
  if (!line) return 'Point at a line, or choose a runner below.';
  const opened = line.points[0];
  const tote = line.tote?.findLast((point) => point.price > 0);
  return [
    `${line.number} ${line.name}`,
    opened ? `opened ${price(opened.price)} ${whenText(opened.at, start)}` : 'no fixed price',
    opened ? `${line.out ? 'was' : 'now'} ${price(line.points.at(-1).price)}` : '',
    tote && !line.out ? `tote ${price(tote.price)} (dashed)` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The line whose price at the pointer's moment is nearest to the pointer, if any is near. */
function nearest(event, box, lines, { x, y }) {
  const at = box.getBoundingClientRect();
  const [left, top] = [event.clientX - at.left, event.clientY - at.top];
  const ranked = lines
    .map((line) => ({ line, point: line.points.findLast(({ at }) => x(at) <= left) }))
    .filter(({ point }) => point)
    .map(({ line, point }) => ({ number: line.number, gap: Math.abs(y(point.price) - top) }))
    .sort((a, b) => a.gap - b.gap);
  return ranked[0]?.gap < 40 ? ranked[0] : undefined;
}

/** A small picture of one price over time, for a row of the table. */
export function sparkline(line, { start, from, to }) {
  const [width, height] = [96, 24];
  const drawing = draw('svg', {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    class: 'spark',
    'aria-hidden': 'true',
  });
  const prices = line.points.map((point) => point.price);
  if (prices.length === 0) return drawing;
  const middle = Math.sqrt(Math.min(...prices) * Math.max(...prices));
  const reach = Math.max(1.25, Math.sqrt(Math.max(...prices) / Math.min(...prices)));
  const x = towards(start, [from, to], [1, width - 4]);
  const y = logarithmic([middle / reach, middle * reach], [3, height - 3]);
  const shown = place({ x, y }, line);
  const [endX, endY] = shown.at(-1);
  drawing.append(
    draw('path', { class: `line ${line.colour ?? ''}`, d: stepPath(shown) }),
    draw('circle', { class: `end ${line.colour ?? ''}`, cx: endX, cy: endY, r: 2.2 }),
  );
  return drawing;
}
