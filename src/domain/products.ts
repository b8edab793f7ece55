// The tote's products as the API spells them, and what people call each.

/** One product of the tote. */
export interface WageringProduct {
  /** As the upstream spells it in paths and bodies. */
  name: string;
  /** As people read it. */
  title: string;
  /** True where the selections stand in finishing or leg order, so that 3-9 is not 9-3. */
  ordered: boolean;
  /** What people write beside the name, in small letters and digits only. */
  aliases: readonly string[];
}

/** Every known product. Names are recorded in pools; the aliases are ours. */
export const PRODUCTS: readonly WageringProduct[] = [
  { name: 'Win', title: 'Win', ordered: false, aliases: ['w'] },
  { name: 'Place', title: 'Place', ordered: false, aliases: ['p', 'plc'] },
  { name: 'Quinella', title: 'Quinella', ordered: false, aliases: ['q', 'qn', 'qin', 'quin', 'quinela'] },
  { name: 'Exacta', title: 'Exacta', ordered: true, aliases: ['e', 'ex', 'exa', 'perfecta'] },
  { name: 'Duet', title: 'Duet', ordered: false, aliases: ['d', 'duo', 'any2', 'anytwo'] },
  { name: 'Trifecta', title: 'Trifecta', ordered: true, aliases: ['t', 'tri', 'trif'] },
  {
    name: 'FirstFour',
    title: 'First 4',
    ordered: true,
    aliases: ['first4', 'ff', 'f4', 'superfecta', 'firstfours'],
  },
  { name: 'Trio', title: 'Trio', ordered: false, aliases: [] },
  { name: 'OddsAndEvens', title: 'Odds & Evens', ordered: false, aliases: ['oddsevens', 'oddandeven'] },
  { name: 'RunningDouble', title: 'Running Double', ordered: true, aliases: ['rd'] },
  { name: 'DailyDouble', title: 'Daily Double', ordered: true, aliases: ['dd'] },
  { name: 'Treble', title: 'Treble', ordered: true, aliases: [] },
  {
    name: 'EarlyQuaddie',
    title: 'Early Quaddie',
    ordered: true,
    aliases: ['eq', 'earlyquad', 'earlyquadrella'],
  },
  { name: 'Quaddie', title: 'Quaddie', ordered: true, aliases: ['quad', 'quadrella', 'quaddy'] },
  { name: 'Big6', title: 'Big 6', ordered: true, aliases: ['bigsix', 'b6'] },
];

const byWord = new Map(
  PRODUCTS.flatMap((product) =>
    [product.name.toLowerCase(), ...product.aliases].map((word) => [word, product] as const),
  ),
);

/** The product that this text names, in any case and with any blanks, dashes or `&`: `FIRST4`, `first four`, `Quinella`. */
export function findProduct(text: string): WageringProduct | undefined {
  return byWord.get(
    text
      .toLowerCase()
      .replace(/&/g, 'and')
      .replace(/[^a-z0-9]/g, ''),
  );
}

/** The upstream's spelling of the product that this text names, or undefined. */
export function wageringProduct(text: string): string | undefined {
  return findProduct(text)?.name;
}

/** A product as people read it: `First 4`, `Early Quaddie`; an unknown one as it came. */
export function productTitle(name: string): string {
  return PRODUCTS.find((product) => product.name === name)?.title ?? name;
}
