/** Prefix of every sports path. */
export const SPORTS_PATH = '/v1/tab-info-service/sports';

/** Writes the absolute links of one answer. */
export interface Links {
  /** A link to the sports path made of these names, each percent-encoded as one segment. */
  to(...names: readonly string[]): string;
  /** The same with one more query value. */
  with(query: readonly [string, string], ...names: readonly string[]): string;
  /** The `selfTemplate` beside a `self` (recorded). */
  template(...names: readonly string[]): string;
  /** A link outside the sports path. */
  other(path: string): string;
}

const OPTIONAL = '{&returnPromo,returnOffers,returnMultiOnly,channelType,cashSales,homeState}';

/** Links as the TAB writes them: absolute, with the jurisdiction that was asked with. */
export function linksFor(origin: string, jurisdiction: string): Links {
  const path = (names: readonly string[]): string =>
    [`${origin}${SPORTS_PATH}`, ...names.map(encodeURIComponent)].join('/');
  const query = `?jurisdiction=${encodeURIComponent(jurisdiction)}`;
  return {
    to: (...names) => path(names) + query,
    with: ([name, value], ...names) => `${path(names)}${query}&${name}=${encodeURIComponent(value)}`,
    template: (...names) => `${path(names)}?jurisdiction={jurisdiction}${OPTIONAL}`,
    other: (rest) => `${origin}${rest}`,
  };
}
