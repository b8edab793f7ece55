import type { Random } from '../random.js';

const COLOURS = [
  'NAVY BLUE',
  'ROYAL BLUE',
  'PALE BLUE',
  'RED',
  'MAROON',
  'PINK',
  'ORANGE',
  'YELLOW',
  'GOLD',
  'LIME',
  'BOTTLE GREEN',
  'EMERALD',
  'PURPLE',
  'LILAC',
  'BLACK',
  'WHITE',
  'GREY',
  'BROWN',
  'AQUAMARINE',
] as const;
const PATTERNS = [
  'HOOPS',
  'BAND',
  'STARS',
  'SPOTS',
  'STRIPES',
  'CHECKS',
  'DIAMONDS',
  'SASH',
  'CHEVRONS',
  'YOKE',
] as const;
const PARTS = ['SLEEVES', 'ARMBANDS', 'CAP', 'SLEEVES AND CAP', 'ARMBANDS AND CAP'] as const;

/** A jockey's or driver's colours in words: `NAVY BLUE, GOLD HOOPS, WHITE CAP`. */
export function silkOf(draw: Random): string {
  const [ground, figure, trim] = draw.shuffle(COLOURS);
  if (draw.chance(0.08)) return `${ground}`;
  return `${ground}, ${figure} ${draw.pick(PATTERNS)}, ${trim} ${draw.pick(PARTS)}`;
}
