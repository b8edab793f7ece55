import type { Template } from '../templates.js';
import { H2H } from './common.js';

// biome-ignore format: a table, one row a market
const FACE = 'Player must face a ball or bets refunded';

// biome-ignore format: a table, one row a market
const BOWL = 'Player must bowl a ball or bets refunded';

// biome-ignore format: a table, one row a market
const batting = (at: number, id: number): Template => ({
  kind: 'playerAtLeast', stat: 'runs', at, bySide: true, option: `To Score ${at}`, id, label: `ToScore${at}`, group: 'Player Runs', same: true, opens: 30, message: FACE,
});

// biome-ignore format: a table, one row a market
export const CRICKET: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', label: 'Hd to Hd', message: 'Includes Super Over' },
  { kind: 'toss', option: 'Winner Of The Toss', id: 845, label: 'WinTos', group: 'Match', book: 1.053 },
  { kind: 'overUnder', what: 'home', scope: 'reg', unit: 'Runs', option: 'Innings Runs Over/Under', id: 2125, label: 'HmRunOU', group: 'Totals', book: 1.081, live: true, same: true },
  { kind: 'overUnder', what: 'away', scope: 'reg', unit: 'Runs', option: 'Innings Runs Over/Under', id: 2125, label: 'AwRunOU', group: 'Totals', book: 1.081, live: true, same: true },
  { kind: 'playerOverUnder', stat: 'runs', least: 8.5, players: 8, option: 'Player Runs', id: 2100, label: 'PlrRunOU', group: 'Player Runs', book: 1.081, same: true, opens: 30, message: FACE },
  { kind: 'playerAlternate', stat: 'runs', steps: [10, 20, 30, 40, 50], players: 8, option: 'Alternate Player Runs O/U', id: 2101, label: 'AltRunOU', group: 'Player Runs', opens: 30, message: FACE },
  ...[[5, 684], [10, 685], [15, 861], [20, 862], [25, 4285], [30, 4286], [40, 4287], [50, 443], [75, 1024], [100, 399]].map(([at = 0, id = 0]) => batting(at, id)),
  ...[[1, 1804], [2, 1805], [3, 1806], [4, 1807], [5, 1808]].map(([at = 0, id = 0]): Template => ({
    kind: 'playerAtLeast', stat: 'fours', at, bySide: true, option: at === 1 ? 'To Hit A Four' : `To Hit ${at}+ Fours`, id, label: `ToHit${at}+4s`, group: 'Player Boundaries', same: true, opens: 30, message: FACE,
  })),
  ...[[1, 1802], [2, 1929], [3, 1803]].map(([at = 0, id = 0]): Template => ({
    kind: 'playerAtLeast', stat: 'sixes', at, bySide: true, option: at === 1 ? 'To Hit A Six' : `To Hit ${at}+ Sixes`, id, label: `ToHit${at}+6s`, group: 'Player Boundaries', same: true, opens: 30, message: FACE,
  })),
  ...[[1, 1928], [2, 1927], [3, 1533]].map(([at = 0, id = 0]): Template => ({
    kind: 'playerAtLeast', stat: 'wickets', at, bySide: true, option: at === 1 ? 'To Take A Wicket' : `To Take ${at}+ Wickets`, id, label: `Take${at}+Wkts`, group: 'Wicket Taker', opens: 30, message: BOWL,
  })),
];
