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

/** A jockey's or driver's colours in words: `NAVY BLUE, GOLD HOOPS, WHITE CAP`. `pick` draws whole numbers below its argument. */
export function silkOf(pick: (below: number) => number): string {
  const first = pick(COLOURS.length);
  const second = (first + 1 + pick(COLOURS.length - 1)) % COLOURS.length;
  const ground = COLOURS[first];
  if (pick(100) < 8) return `${ground}`;
  const others = COLOURS.filter((_, i) => i !== first && i !== second);
  const figure = COLOURS[second];
  const trim = others[pick(others.length)];
  return `${ground}, ${figure} ${PATTERNS[pick(PATTERNS.length)]}, ${trim} ${PARTS[pick(PARTS.length)]}`;
}
