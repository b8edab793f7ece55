import type { Template } from '../templates.js';
import { H2H } from './common.js';

// biome-ignore format: a table, one row a market
const FACE = 'Player must face a ball or bets refunded';

// biome-ignore format: a table, one row a market
const BOWL = 'Player must bowl a ball or bets refunded';

// biome-ignore format: a table, one row a market
const ALL_IN = 'All In Active Players. Quote Others';

// biome-ignore format: a table, one row a market
const PLAYERS = { share: 0.93, opens: 120, live: true, same: true, cashOut: 'PreMatch' } as const;

// biome-ignore format: a table, one row a market
const HITS = { ...PLAYERS, kind: 'playerAtLeast', bySide: true, players: 4, group: 'Player Boundaries', message: FACE } as const;

// Two sets of kinds were recorded that hardly ever came together: two of three matches have the first.
// biome-ignore format: a table, one row a market
const FIRST_SET = [0, 0.66] as const;

// biome-ignore format: a table, one row a market
const SECOND_SET = [0.7, 1] as const;

// biome-ignore format: a table, one row a market
const WICKETS = { ...PLAYERS, kind: 'playerAtLeast', stat: 'wickets', bySide: true, players: 4, group: 'Wicket Taker', message: BOWL } as const;

// biome-ignore format: a table, one row a market
export const CRICKET: readonly Template[] = [
  { ...H2H, kind: 'result', scope: 'full', label: 'Hd to Hd', message: 'Includes Super Over', cashOut: 'Enabled' },
  { kind: 'countThreeWay', number: 'score', by: 'side', width: 10, unit: 'Runs', option: 'Innings Runs 3-Way', id: 3139, label: 'In3WLv', group: 'Main Markets', live: true, stretch: [0.1, 0.65], cashOut: 'Enabled', book: 1.125, opens: 120 },
  { kind: 'mostOfSide', stat: 'runs', option: 'High Bat', id: 45, label: 'High Bat', group: 'Main Markets', live: true, same: true, cashOut: 'PreMatch', book: 1.45, message: ALL_IN },
  ...[[5, 4283], [10, 685], [15, 4284], [20, 862], [25, 489], [30, 4286], [40, 4287], [50, 443], [75, 1024], [100, 399]].map(([at = 0, id = 0]): Template => ({
    ...PLAYERS, kind: 'playerAtLeast', stat: 'runs', at, bySide: true, players: 5, option: `To Score ${at}`, id, label: `ToScore${at}`, group: 'Player Runs', message: FACE,
  })),
  ...[[1, 1940], [2, 1941], [3, 1959], [4, 1990], [5, 1804]].map(([at = 0, id = 0]): Template => ({
    ...HITS, stat: 'fours', at, option: at === 1 ? 'To Hit A Four' : `To Hit ${at}+ Fours`, id, label: at === 1 ? 'HitAFour' : `Hit${at}+Fours`,
  })),
  ...[[1, 1802], [2, 1929], [3, 1803]].map(([at = 0, id = 0]): Template => ({
    ...HITS, stat: 'sixes', at, option: at === 1 ? 'To Hit A Six' : `To Hit ${at}+ Sixes`, id, label: at === 1 ? 'ToHitASix' : `ToHit${at}+6s`,
  })),
  { ...PLAYERS, same: false, kind: 'playerBoth', stats: ['fours', 'sixes'], players: 4, option: 'To Hit a Four and a Six', id: 3132, label: 'Hit4and6', group: 'Player Boundaries', message: FACE },
  { kind: 'overUnder', what: 'home', scope: 'reg', unit: 'Runs', option: 'Innings Runs Over/Under', id: 2125, label: 'HmRunOU', group: 'Totals', book: 1.081, live: true, stretch: FIRST_SET, cashOut: 'Enabled' },
  { kind: 'overUnder', what: 'away', scope: 'reg', unit: 'Runs', option: 'Innings Runs Over/Under', id: 2125, label: 'AwRunOU', group: 'Totals', book: 1.081, live: true, stretch: FIRST_SET, cashOut: 'Enabled' },
  { kind: 'countLadder', number: 'score', by: 'side', only: 'home', step: 10, count: 5, below: 1, unit: 'Runs', option: 'Home Team Alternate Total Runs', id: 2128, label: 'AltRuns', group: 'Totals', stretch: [0.2, 0.65], cashOut: 'PreMatch' },
  { kind: 'countLadder', number: 'score', by: 'side', only: 'away', step: 10, count: 5, below: 1, unit: 'Runs', option: 'Away Team Alternate Total Runs', id: 2129, label: 'AltRuns', group: 'Totals', stretch: [0.2, 0.65], cashOut: 'PreMatch' },
  { kind: 'countRanges', number: 'score', by: 'side', width: 10, count: 6, unit: 'Runs', option: 'Innings Runs 6-Way', id: 3140, label: 'Inn6Way', group: 'Totals', stretch: [0.2, 0.65], cashOut: 'PreMatch', book: 1.197 },
  { ...PLAYERS, kind: 'playerOverUnder', stat: 'runs', least: 8.5, players: 8, option: 'Player Runs', id: 2100, label: 'PlrRunOU', group: 'Player Runs', book: 1.081, message: FACE },
  { ...PLAYERS, kind: 'playerTwoLines', stat: 'runs', apart: 7, least: 8.5, players: 8, option: 'Alternate Player Runs O/U', id: 4854, label: 'AlPlrRun', group: 'Player Runs', message: FACE },
  { kind: 'countLeader', number: 'wicket1', level: 'tie', option: 'Highest Opening Partnership', id: 158, label: 'HiOpPart', group: 'Opening Partnership', live: true, share: 0.97, cashOut: 'PreMatch', book: 1.085 },
  { kind: 'countLeader', number: 'over4', option: 'Leading Team After 4 Overs', id: 2209, label: 'Lead4Ov', group: 'Match', stretch: [0.24, 0.65], cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLine', number: 'wicket1', by: 'side', unit: 'Runs', option: 'Fall Of 1st Wicket', id: 2203, label: 'FallWkt1', group: 'Opening Partnership', live: true, same: true, share: 0.97, cashOut: 'PreMatch', book: 1.081 },
  { kind: 'sideWords', number: 'dismissal', words: ['Caught', 'Bowled', 'LBW', 'Run Out', 'Stumped or Other'], option: '1st Batting Dismissal', id: 2116, label: '1stDismi', group: 'Player Dismissals', stretch: FIRST_SET, cashOut: 'PreMatch', book: 1.205 },
  { kind: 'openerOut', option: '1st Man Out', id: 2003, label: '1stManOut', group: 'Player Dismissals', stretch: [0.02, 0.64], cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLeader', number: 'sum:sixes', level: 'Tie', option: 'Match Sixes 3-Way', id: 2210, label: 'Mtch6s3W', group: 'Match', stretch: [0.1, 0.65], cashOut: 'PreMatch', book: 1.101 },
  { kind: 'countLine', number: 'sum:sixes', by: 'match', unit: 'Sixes', option: 'Total Match Sixes Over/Under', id: 2211, label: 'To6sOU', group: 'Totals', stretch: FIRST_SET, cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLadder', number: 'sum:sixes', by: 'match', step: 1, count: 9, below: 3, unit: 'Sixes', option: 'Alternate Total Match Sixes', id: 2212, label: 'AltTo6s', group: 'Totals', stretch: FIRST_SET, cashOut: 'PreMatch' },
  { kind: 'countRanges', number: 'sum:sixes', by: 'match', width: 3, count: 3, unit: 'Sixes', option: 'Total Match Sixes', id: 2213, label: 'TotMch6s', group: 'Totals', stretch: [0.17, 0.65], cashOut: 'PreMatch', book: 1.111 },
  { kind: 'countRanges', number: 'sum:sixes', by: 'match', width: 2, count: 6, unit: 'Sixes', option: 'Total Match Sixes 6-Way', id: 2214, label: 'Mtch6s6W', group: 'Totals', stretch: SECOND_SET, cashOut: 'PreMatch', book: 1.196 },
  { kind: 'mostOfSide', stat: 'wickets', option: 'Most Wickets', id: 60, label: 'MostWick', group: 'Wicket Taker', live: true, same: true, cashOut: 'PreMatch', book: 1.668, message: ALL_IN },
  ...[[1, 1928], [2, 1927], [3, 1533]].map(([at = 0, id = 0]): Template => ({
    ...WICKETS, at, option: at === 1 ? 'To Take A Wicket' : `To Take ${at}+ Wickets`, id, label: at === 1 ? 'TakeAWkt' : `Take${at}+Wkts`,
  })),
  { kind: 'margin', scope: 'reg', bands: [1, 11, 26], draw: true, option: 'Margin', id: 32, label: 'Margin', group: 'Match', stretch: [0.24, 0.65], cashOut: 'PreMatch', book: 1.202 },
  { kind: 'bestOfMatch', option: 'Player of the Match', id: 155, label: 'PlrOfMch', group: 'Match', share: 0.93, opens: 120, cashOut: 'PreMatch', book: 1.557, message: ALL_IN },
  { kind: 'toss', option: 'Winner Of The Toss', id: 845, label: 'WinTos', group: 'Match', book: 1.053, cashOut: 'PreMatch' },
  { kind: 'countLine', number: 'over4', by: 'side', unit: 'Runs', option: '1st 4 Over Runs Over/Under', id: 2207, label: '1st4OvOU', group: 'Totals', stretch: [0, 0.62], cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLine', number: 'sum:fours', by: 'side', unit: 'Fours', option: 'Team Total Fours Over/Under', id: 2215, label: 'TmTot4s', group: 'Totals', stretch: SECOND_SET, cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLine', number: 'sum:sixes', by: 'side', unit: 'Sixes', option: 'Team Total Sixes Over/Under', id: 2216, label: 'TmTot6s', group: 'Totals', stretch: SECOND_SET, cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLeader', number: 'sum:fours', option: 'Team To Score Most Fours', id: 2217, label: 'Most4s', group: 'Match', stretch: [0.76, 1], cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLadder', number: 'openers:runs', by: 'side', steps: [15, 30, 45, 60, 80, 100], unit: 'Runs', option: 'Opening Batters Combined Score', id: 8053, label: 'OpBtCS', group: 'Opening Partnership', live: true, stretch: SECOND_SET, cashOut: 'PreMatch' },
  { kind: 'countLadder', number: 'sum:fours', by: 'match', step: 2, count: 7, below: 1, unit: 'Fours', option: 'Alternate Total Match Fours', id: 2218, label: 'AltTo4s', group: 'Totals', stretch: [0.85, 1], cashOut: 'PreMatch' },
  { kind: 'countLine', number: 'sum:fours', by: 'match', unit: 'Fours', option: 'Total Fours Over/Under', id: 2219, label: 'To4sOU', group: 'Totals', stretch: FIRST_SET, cashOut: 'PreMatch', book: 1.081 },
  { kind: 'countLine', number: 'over1', by: 'side', moves: [-2, 0, 2, 3], unit: 'Runs', option: '1st Over Runs', id: 2206, label: '1stOvRun', group: 'Totals', stretch: FIRST_SET, cashOut: 'Enabled', book: 1.083 },
  { kind: 'countLine', number: 'over1', by: 'side', unit: '', option: 'First Over Line', id: 2204, label: 'Over1OU', group: 'Totals', live: true, stretch: SECOND_SET, cashOut: 'Enabled', book: 1.069 },
  { kind: 'countThreeWay', number: 'over5', by: 'side', only: 'home', width: 6, unit: 'Runs', option: 'Five Over Runs 3-Way (In Play)', id: 2205, label: '5Over3Wy O1-5 R', group: 'Main Markets', live: true, stretch: [0.62, 1], cashOut: 'Enabled', book: 1.092 },
];
