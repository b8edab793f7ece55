// Bodies of the TAB as tests need them; teams and people are invented.

/** Names and prices as propositions, `Canberra 1.65` style; `open: false` suspends them. */
export function propositions(prices: Record<string, number>, open = true): Record<string, unknown>[] {
  return Object.entries(prices).map(([name, returnWin], index) => ({
    id: `${9000 + index}`,
    number: 9000 + index,
    name,
    returnWin,
    returnPlace: 0,
    differential: null,
    bettingStatus: open ? 'Open' : 'Suspended',
    allowPlace: false,
    isOpen: open,
    sortOrder: index + 1,
  }));
}

let nextId = 100_000;

/** A market with these selections; `more` overrides members. */
export function marketBody(
  betOption: string,
  prices: Record<string, number>,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const id = nextId++;
  const open = (more['bettingStatus'] ?? 'Open') === 'Open';
  return {
    id: `${id}`,
    marketUniqueId: id,
    name: `XRL ${betOption}`,
    shortName: `XRL ${betOption}`,
    betOption,
    betOptionPriority: 1000,
    closeTime: '2026-11-26T09:00:00.000Z',
    bettingStatus: 'Open',
    message: null,
    informationMessage: null,
    isFuture: false,
    onlineBetting: true,
    phoneBettingOnly: false,
    inPlay: false,
    goingInPlay: false,
    propositions: propositions(prices, open),
    ...more,
  };
}

/** The three main markets of a match. */
export function mainMarketBodies(more: Record<string, unknown> = {}): Record<string, unknown>[] {
  return [
    marketBody('Head To Head', { Canberra: 1.65, Warriors: 2.25 }, { betOptionPriority: 430, ...more }),
    marketBody('Line', { 'Canberra -2.5': 1.9, 'Warriors +2.5': 1.9 }, { betOptionPriority: 1295, ...more }),
    marketBody(
      'Total Points Over/Under',
      { 'Over 42.5': 1.9, 'Under 42.5': 1.9 },
      { betOptionPriority: 3040, ...more },
    ),
  ];
}

/** A match that starts on Thu 26 Nov 2026 at 20:00 in Sydney. */
export function matchBody(more: Record<string, unknown> = {}): Record<string, unknown> {
  const markets = (more['markets'] as unknown[] | undefined) ?? mainMarketBodies();
  return {
    id: 'CanbvWarr',
    name: 'Canberra v Warriors',
    round: '12',
    broadcastChannel: 'Fox League',
    broadcastChannels: ['Fox League'],
    startTime: '2026-11-26T09:00:00.000Z',
    contestants: [
      { name: 'Canberra', position: 'HOME', isHome: true },
      { name: 'Warriors', position: 'AWAY', isHome: false },
    ],
    competitors: ['Canberra', 'Warriors'],
    openMarketCount: markets.length,
    inPlay: false,
    goingInPlay: true,
    ...more,
    markets,
  };
}

/** A competition of these matches. */
export function competitionBody(
  matches: unknown[],
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    id: '601',
    name: 'NRL',
    matches,
    tournaments: [],
    hasMarkets: true,
    betOptionPriority: ['Head To Head', 'Line', 'Total Points Over/Under', 'Margin'],
    ...more,
  };
}
