import { availableParallelism } from 'node:os';

/** The machine that was measured, as far as it matters. */
export function machine() {
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
  };
}

const FIGURES = { cpu: 'processor', wall: 'clock', rss: 'memory' };

const number = (value) => (value >= 10 ? value.toFixed(1) : value.toFixed(2));
const shown = ({ median, min, max }) => `${number(median)}× (${number(min)}–${number(max)})`;

/** Whether a line meets its target, by its first figure. */
function verdict({ target, better, figures }) {
  if (target === undefined) return '';
  const { median } = Object.values(figures)[0];
  const met = better === 'higher' ? median >= target : median <= target;
  return `   target ${better === 'higher' ? '≥' : '≤'} ${target}: ${met ? 'met' : 'MISSED'}`;
}

/** One line as text; a quick run's figures are too few to be judged. */
export function lineText(line, quick) {
  const figures = Object.entries(line.figures).map(([name, figure]) => `${FIGURES[name]} ${shown(figure)}`);
  return `${line.title}\n    against ${line.than}: ${figures.join(', ')}${quick ? '' : verdict(line)}`;
}
