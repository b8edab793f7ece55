import { describe, expect, it } from 'vitest';
import { COMPETITIONS } from './catalogue.js';
import type { CompetitionInfo } from './catalogue-types.js';
import type { Draft } from './draft.js';
import { footyPools } from './footy.js';
import { createSportsWorld, type SportsEvent } from './index.js';
import { drawMatch } from './match-outcomes.js';
import type { Outcomes } from './outcomes.js';
import { verdicts } from './verdict.js';

const NOW = Date.parse('2026-11-27T10:03:00Z');
const MINUTE = 60_000;
const world = createSportsWorld({ seed: 'voids' });

function competition(name: string): CompetitionInfo {
  const found = COMPETITIONS.find((one) => one.name === name);
  if (!found) throw new Error(`no competition ${name}`);
  return found;
}

/** Events of competitions over many weeks, in each of which a match may be called off. */
function* events(...names: string[]): Generator<{ info: CompetitionInfo; event: SportsEvent }> {
  for (const name of names) {
    const info = competition(name);
    const week = world.groupAt(info, NOW);
    for (let group = week - 60; group < week + 60; group++) {
      for (const event of world.round(info, group)) yield { info, event };
    }
  }
}

const end = (event: SportsEvent): number => event.over + 30 * MINUTE;

function calledOff(when: (event: SportsEvent) => boolean = () => true) {
  for (const found of events('NBA', 'NBL', 'NRL', 'English Premier League')) {
    if (found.event.calledOff(end(found.event)) && when(found.event)) return found;
  }
  throw new Error('no match of a hundred weeks is called off');
}

describe('a match that is called off', () => {
  it('is one in some two hundred, before its start or while it is played', () => {
    const all = [...events('NBA', 'NRL')].map(({ event }) => event);
    const off = all.filter((event) => event.calledOff(end(event)));
    expect(off.length / all.length).toBeGreaterThan(0.002);
    expect(off.length / all.length).toBeLessThan(0.01);
    expect(off.some((event) => event.over < event.start)).toBe(true);
    expect(off.some((event) => event.over > event.start)).toBe(true);
  });

  it('stands open until then, is suspended, and is resulted with every selection void and no score', () => {
    const { event } = calledOff(({ over, start }) => over < start - 5 * MINUTE);
    expect(event.phase(event.over - MINUTE)).toBe('ahead');
    expect(event.calledOff(event.over - MINUTE)).toBe(false);
    expect(event.markets(event.over - MINUTE).some(({ status }) => status === 'Open')).toBe(true);
    expect(event.phase(event.over)).toBe('deciding');
    const held = event.markets(event.over);
    expect(held.map(({ status }) => status)).toEqual(held.map(() => 'Suspended'));
    expect(held.some(({ inPlay }) => inPlay)).toBe(false);
    const markets = event.markets(end(event));
    expect(markets.length).toBeGreaterThan(0);
    for (const { status, selections } of markets) {
      expect(status).toBe('Resulted');
      expect(selections.every((one) => one.void === true && one.won === undefined)).toBe(true);
    }
    expect(event.score(end(event))).toBeUndefined();
  });

  it('stands among the results at once, also before its start, and no more among what is open', () => {
    const { info, event } = calledOff(({ over, start }) => over < start - 30 * MINUTE);
    const at = event.over + 15 * MINUTE;
    expect(at).toBeLessThan(event.start);
    const named = ({ uniqueId }: SportsEvent): boolean => uniqueId === event.uniqueId;
    expect(world.open(info, event.over - MINUTE).some(named)).toBe(true);
    expect(world.open(info, at).some(named)).toBe(false);
    expect(world.resulted(info, at).some(named)).toBe(true);
  });

  it('counts for every pick of a FootyTAB round', () => {
    const { info, event } = calledOff();
    const round = [...events(info.name)].map((one) => one.event).filter(({ round: r }) => r === event.round);
    const over = Math.max(...round.map(end));
    const [pool] = footyPools('voids', 'a round', round.slice(0, 6).concat(event), over);
    expect(pool?.dividend?.picks.at(-1)).toBe('VOID');
    expect(pool?.dividend?.amount).toBeGreaterThanOrEqual(0);
  });
});

describe('a player who does not play', () => {
  it('is suspended an hour before the start and void in the result, the others of the market not', () => {
    let found = 0;
    for (const { event } of events('NBA', 'NBL')) {
      if (event.calledOff(end(event))) continue;
      const at = end(event);
      for (const market of event.markets(at)) {
        const voided = market.selections.filter((one) => one.void);
        if (voided.length === 0 || !/Player|Points|Rebounds|Assists/i.test(market.option)) continue;
        const ids = new Set(voided.map(({ id }) => id));
        const before = event
          .markets(event.start - 30 * MINUTE)
          .flatMap(({ selections }) => selections)
          .filter(({ id }) => ids.has(id));
        expect(before.every(({ open }) => !open)).toBe(true);
        found++;
      }
      if (found > 20) break;
    }
    expect(found).toBeGreaterThan(20);
  });

  it('scores nothing: who scored first is never one of those whose bets are void', () => {
    let voids = 0;
    for (const { event } of events('NRL')) {
      if (event.calledOff(end(event))) continue;
      for (const market of event.markets(end(event))) {
        if (!/1st Try|First Try/i.test(market.option)) continue;
        voids += market.selections.filter((one) => one.void).length;
        expect(market.selections.filter(({ won }) => won)).toHaveLength(1);
      }
    }
    expect(voids).toBeGreaterThan(3);
  });
});

describe('a market of two that can not both lose', () => {
  const outcomes: Outcomes = {
    of: () => {
      throw new RangeError('nothing is priced here');
    },
    value: () => 0,
    both: () => 0,
  };
  const market = (oneWinner: boolean, ...wanted: number[]): Draft => ({
    template: { kind: 'oddEven', option: '', id: 1, label: '', group: '' },
    sub: 0,
    label: '',
    oneWinner,
    selections: wanted.map((value) => ({
      name: `${value}`,
      ranges: [{ name: 'margin@reg', low: value, high: value }],
    })),
  });
  const match = drawMatch('voids', competition('NBA'), {
    key: '1',
    group: 1,
    slot: 0,
    start: NOW,
    home: 0,
    away: 1,
  });

  it('is void for both when neither won', () => {
    expect(verdicts(match, market(true, 1, -1), outcomes)).toEqual(['void', 'void']);
  });

  it('is settled where one of it won, where there are three, and where each may lose', () => {
    expect(verdicts(match, market(true, 0, 1), outcomes)).toEqual(['won', 'lost']);
    expect(verdicts(match, market(true, 1, 2, 3), outcomes)).toEqual(['lost', 'lost', 'lost']);
    expect(verdicts(match, market(false, 1, 2), outcomes)).toEqual(['lost', 'lost']);
  });
});
