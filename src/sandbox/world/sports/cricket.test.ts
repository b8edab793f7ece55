import { describe, expect, it } from 'vitest';
import { createCalendar } from './calendar.js';
import type { OfferedMarket, SportsEvent } from './event.js';
import { createSportsWorld } from './index.js';
import { drawMatch, outcomesOf } from './match-outcomes.js';
import { probability } from './outcomes.js';
import { UNBIASED } from './score-distribution.js';

const world = createSportsWorld({ seed: 'cricket' });
const info = world.competitions('Cricket').find(({ name }) => name === 'Big Bash')!;
const first = world.groupAt(info, Date.parse('2026-11-02'));
const events = Array.from({ length: 12 }, (_, week) => world.round(info, first + week))
  .flat()
  .filter((event) => !event.calledOff(event.over + 3_600_000));
const during = (event: SportsEvent, share: number): readonly OfferedMarket[] =>
  event.markets(event.start + share * (event.over - event.start));
const ahead = (event: SportsEvent): readonly OfferedMarket[] => event.markets(event.start - 1_800_000);
const kinds = (markets: readonly OfferedMarket[]): Set<string> =>
  new Set(markets.map(({ option }) => option));

describe('cricket before the start', () => {
  it('has the kinds that every recorded match has, and others that come together', () => {
    for (const event of events) {
      const own = kinds(ahead(event));
      for (const option of ['Head To Head', 'High Bat', 'Most Wickets']) expect(own).toContain(option);
      expect(own.has('1st Over Runs') && own.has('First Over Line')).toBe(false);
      expect(own.has('1st Batting Dismissal')).toBe(own.has('Total Match Sixes Over/Under'));
    }
    const all = new Set(events.flatMap((event) => [...kinds(ahead(event))]));
    expect(all.size).toBeGreaterThan(50);
  });

  it('numbers no market and no selection twice in a match', () => {
    for (const event of events) {
      const markets = ahead(event);
      expect(new Set(markets.map(({ id }) => id)).size).toBe(markets.length);
      const selections = markets.flatMap((market) => market.selections.map(({ id }) => id));
      expect(new Set(selections).size).toBe(selections.length);
    }
  });

  it('prices a four and a six of one player between both together and the rarer alone', () => {
    const match = drawMatch('cricket', info, createCalendar('cricket').group(info, first)[0]!);
    const outcomes = outcomesOf('cricket', match, UNBIASED);
    const at = (stat: string) => ({ name: `player:home:0:${stat}`, low: 1, high: Infinity });
    const [four, six] = [probability(outcomes, [at('fours')]), probability(outcomes, [at('sixes')])];
    const both = probability(outcomes, [at('fours'), at('sixes')]);
    expect(both).toBeGreaterThan(four * six);
    expect(both).toBeLessThan(Math.min(four, six));
    expect(probability(outcomes, [at('fours'), at('wickets')])).toBeLessThanOrEqual(four);
  });
});

describe('cricket in play', () => {
  it('goes on with dozens of markets, by telephone only, fewer and fewer', () => {
    for (const event of events.slice(0, 10)) {
      const counts = [0.02, 0.4, 0.6, 0.97].map((share) => during(event, share).length);
      expect(counts[0]).toBeGreaterThan(15);
      expect(counts.at(-1)).toBeLessThan(counts[0]!);
      expect(during(event, 0.3).every(({ inPlay, goingInPlay }) => inPlay && !goingInPlay)).toBe(true);
    }
  });

  it('offers nothing that is as good as decided', () => {
    for (const event of events.slice(0, 10)) {
      for (const share of [0.1, 0.45, 0.8]) {
        for (const market of during(event, share)) {
          for (const selection of market.selections.filter(({ open }) => open)) {
            expect(selection.price).toBeGreaterThan(1);
            if (!market.oneWinner) expect(selection.price).toBeGreaterThanOrEqual(1.01);
          }
        }
        // The side that batted first has nothing open about its innings once it is over.
        const open = during(event, 0.8).filter(({ option }) => option === 'Innings Runs Over/Under');
        expect(open.length).toBeLessThanOrEqual(1);
      }
    }
  });

  it('knows in the end what each number came to', () => {
    for (const fixture of createCalendar('cricket').group(info, first)) {
      const match = drawMatch('cricket', info, fixture);
      const over = outcomesOf('cricket', match, { ...UNBIASED, played: 1 });
      const names = [
        'over1#home',
        'over5#away',
        'wicket1#home',
        'dismissal#away',
        'out#home',
        'player:home:2:runs',
      ];
      for (const name of [...names, 'player:away:9:wickets', 'sum:sixes:both', 'openers:runs:home']) {
        const { low, high } = over.of(name);
        expect([name, low, high]).toEqual([name, over.value(name), over.value(name)]);
      }
      const runs = (overs: number) => over.value(`over${overs}#home`);
      expect(runs(1)).toBeLessThanOrEqual(runs(4));
      expect(runs(4)).toBeLessThanOrEqual(runs(5));
      expect(runs(5)).toBeLessThanOrEqual(over.value('home@reg'));
      expect(over.value('wicket1#home')).toBeLessThanOrEqual(over.value('home@reg'));
    }
  });
});

describe('cricket afterwards', () => {
  it('has one winner in every market that has one, but for level and void ones', () => {
    for (const event of events) {
      for (const market of event.markets(event.over + 3_600_000)) {
        const { selections } = market;
        expect(market.status).toBe('Resulted');
        if (!market.oneWinner) continue;
        const won = selections.filter((selection) => selection.won === true).length;
        const voids = selections.filter((selection) => selection.void === true).length;
        expect([market.option, won === 1 || (won === 0 && voids > 0)]).toEqual([market.option, true]);
      }
    }
  });
});
