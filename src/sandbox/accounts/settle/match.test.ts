import { describe, expect, it } from 'vitest';
import type { OfferedMarket, OfferedSelection, SportsEvent } from '../../world/sports/index.js';
import { createWorld } from '../../world/world.js';
import type { MatchLeg } from '../ticket.js';
import { selectionOutcome, settleMatchLeg } from './match-leg.js';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const DAY = 86_400_000;
const world = createWorld('matches');
const { sports } = world;

function leg(name: MatchLeg['event'], ...propositions: MatchLeg['propositions'][number][]): MatchLeg {
  const words = { selection: '', market: '', event: '' };
  return { on: 'match', event: name, propositions, odds: 250, words };
}

describe('a long-range bet', () => {
  it('is won by one of the field, all others are lost, those without a chance too', () => {
    const names = sports.sports.flatMap(({ name }) => sports.competitions(name).map((info) => info));
    const place = names.findIndex(({ future }) => future !== undefined);
    const competition = Array.from({ length: 60 }, (_, i) => i).find(
      (i) => sports.competitionAt(i) === names[place],
    ) as number;
    const info = sports.competitionAt(competition);
    const season = info && sports.open(info, NOW).find(({ isFuture }) => isFuture);
    const market = season?.markets(NOW)[0];
    if (!season || !market) throw new Error('no long-range market');
    const name = { competition, serial: season.uniqueId - 2_000_000, openAt: NOW };
    const outcome = (id: number, now = season.over + DAY) =>
      settleMatchLeg(world, leg(name, { id, market: market.id }), now).outcome;
    const outcomes = market.selections.map(({ id }) => outcome(id));
    expect(outcomes.filter((one) => one === 'won')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['won', 'lost']));
    expect(outcome(market.selections[0]?.id ?? 0, NOW)).toBe('open');
    expect(outcome(1)).toBe('lost');
  });

  it('on what no event was at the time is void', () => {
    const nothing = { competition: 0, serial: 1, openAt: NOW };
    expect(settleMatchLeg(world, leg(nothing, { id: 1, market: 1 }), NOW)).toEqual({
      outcome: 'void',
      at: NOW,
    });
  });
});

const selection = (id: number, won: boolean | undefined): OfferedSelection => ({
  id,
  name: `${id}`,
  price: 2,
  open: false,
  sameGame: false,
  ...(won === undefined ? { void: true } : { won }),
});

function resulted(...won: (boolean | undefined)[]): SportsEvent {
  const market: OfferedMarket = {
    id: 7,
    option: 'Head To Head',
    optionId: 1,
    priority: 1,
    group: '',
    label: '',
    status: 'Resulted',
    closes: 0,
    isFuture: false,
    inPlay: false,
    goingInPlay: false,
    sameGame: false,
    severalOfIt: false,
    oneWinner: true,
    cashOut: 'Disabled',
    selections: won.map((one, i) => selection(i, one)),
  };
  return {
    id: '',
    uniqueId: 1,
    name: '',
    start: 0,
    over: 0,
    broadcast: [],
    isFuture: false,
    markets: () => [market],
    phase: () => 'resulted',
    calledOff: () => false,
    score: () => undefined,
  };
}

describe('a selection of a resulted market', () => {
  it.each([
    ['won', resulted(true, false), { id: 0, market: 7 }, 'won'],
    ['lost', resulted(true, false), { id: 1, market: 7 }, 'lost'],
    ['that is void', resulted(undefined, true), { id: 0, market: 7 }, 'void'],
    ['beside a void one', resulted(undefined, false), { id: 1, market: 7 }, 'lost'],
    ['that left a market', resulted(true, false), { id: 9, market: 7 }, 'lost'],
    ['of a market that is gone', resulted(true, false), { id: 9, market: 8 }, 'void'],
  ] as const)('%s', (_, event, proposition, outcome) => {
    expect(selectionOutcome(event, proposition, 1)).toBe(outcome);
  });
});
