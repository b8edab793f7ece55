// How the money in the pools of a race has grown.

import { draw, el, keyed, setText } from './dom.js';
import { areaPath, linear, roundTicks, timeTicks, towards } from './scale.js';
import { money, shortMoney, spaced } from './words.js';

const HEIGHT = 240;
const EDGE = { top: 10, right: 14, bottom: 24, left: 46 };

/** The layers from the lowest up: the largest pool lies at the bottom. */
function layersOf({ at, pools }) {
  let below = at.map(() => 0);
  return [...pools]
    .sort((a, b) => b.totals.at(-1) - a.totals.at(-1))
    .map(({ product, totals }, i) => {
      const lower = below;
      below = lower.map((sum, j) => sum + totals[j]);
      return { product, total: totals.at(-1), lower, upper: below, shade: `pool-${Math.min(i, 6)}` };
    });
}

function frame(width, { start, at }, { x, y, most }) {
  const lines = draw('g', { class: 'grid' });
  for (const tick of roundTicks(most, 4)) {
    lines.append(
      draw('line', { x1: EDGE.left, x2: width - EDGE.right, y1: y(tick), y2: y(tick) }),
      draw('text', { x: EDGE.left - 6, y: y(tick) + 4, 'text-anchor': 'end', text: shortMoney(tick) }),
    );
  }
  for (const { at: moment, text } of timeTicks(start, [at[0], at.at(-1)], x, 40)) {
    lines.append(draw('text', { x: x(moment), y: HEIGHT - 6, 'text-anchor': 'middle', text }));
  }
  return lines;
}

/** Draws the pools into `box` and their names and totals into `key`. */
export function drawPools(box, key, history) {
  const layers = layersOf(history);
  keyed(
    key,
    layers,
    ({ product }) => product,
    () => el('li', {}, el('span', { class: 'swatch' }), el('span'), el('b')),
    (node, { product, total, shade }) => {
      node.children[0].setAttribute('class', `swatch ${shade}`);
      setText(node.children[1], spaced(product));
      setText(node.children[2], money(total));
    },
  );
  const most = layers.at(-1)?.upper.at(-1) ?? 0;
  if (most === 0) {
    box.replaceChildren(el('p', { class: 'quiet none', text: 'No pool is open on this race.' }));
    return;
  }
  const width = Math.max(240, box.clientWidth);
  const x = towards(history.start, [history.at[0], history.at.at(-1)], [EDGE.left, width - EDGE.right]);
  const y = linear([0, most * 1.04], [HEIGHT - EDGE.bottom, EDGE.top]);
  const xs = history.at.map(x);
  box.replaceChildren(
    draw(
      'svg',
      {
        viewBox: `0 0 ${width} ${HEIGHT}`,
        width,
        height: HEIGHT,
        role: 'img',
        'aria-label': `Pools of ${money(most)} together; the list below has each.`,
      },
      frame(width, history, { x, y, most }),
      ...layers.map(({ product, upper, lower, shade }) =>
        draw('path', {
          class: `layer ${shade}`,
          'data-pool': product,
          d: areaPath(xs, upper.map(y), lower.map(y)),
        }),
      ),
    ),
  );
}
