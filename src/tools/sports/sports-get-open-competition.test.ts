import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import {
  competitionBody,
  mainMarketBodies,
  marketBody,
  matchBody,
} from '../../upstream/sports-bodies.testing.js';
import { isObject, type JsonObject } from '../../util/json.js';
import { tool } from './sports-get-open-competition.js';
import { NOW, show } from './text/show.testing.js';

const NRL = { sport_name: 'Rugby League', competition_name: 'NRL' };
const competition = (
  matches: unknown[],
  input: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
) => show(tool, competitionBody(matches, more), { ...NRL, ...input });

/** A recorded competition blown up to nine matches of 130 markets. */
function realSize(): unknown {
  const body = recording('sports-competition-rugby-league-nrl.json');
  if (!isObject(body)) return undefined;
  const [match] = body['matches'] as JsonObject[];
  const markets = match?.['markets'] as JsonObject[];
  const many = Array.from({ length: 130 }, (_, index) => {
    const market = markets[index % markets.length] as JsonObject;
    return {
      ...market,
      id: `${index}`,
      betOption: index < markets.length ? market['betOption'] : `${market['betOption']} ${index}`,
    };
  });
  const matches = Array.from({ length: 9 }, (_, index) => ({
    ...match,
    name: `${match?.['name']} ${index}`,
    openMarketCount: 130,
    markets: many,
  }));
  return { ...body, matches };
}

describe('sports_get_open_competition', () => {
  it('tells a match in one line: key, start, prices by name, number of markets', () => {
    const { lines, key } = competition([matchBody({ openMarketCount: 118 })]);
    expect(key).toBe('Rugby League > NRL');
    expect(lines.slice(0, 3)).toEqual([
      'NRL · Rugby League > NRL · 1 match, 118 markets open',
      'read 4 s ago · prices for NSW',
      'Rugby League > NRL > Canberra v Warriors  Thu 26 Nov 20:00 AEDT, in 5h 58m · Canberra 1.65, Warriors 2.25 · line Canberra -2.5 1.90, Warriors +2.5 1.90 · total 42.5 over 1.90, under 1.90 · 118 markets',
    ]);
  });

  it('gives the same as facts, without the text', () => {
    const { facts } = competition([matchBody()]);
    expect(facts).toMatchObject({
      key: 'Rugby League > NRL',
      jurisdiction: 'NSW',
      markets_open: 3,
      matches: [
        {
          key: 'Rugby League > NRL > Canberra v Warriors',
          state: 'Open',
          starts_at: '2026-11-26T20:00:00+11:00',
          main_markets: [
            {
              bet_option: 'Head To Head',
              status: 'Open',
              selections: [
                { name: 'Canberra', price: 1.65 },
                { name: 'Warriors', price: 2.25 },
              ],
            },
            { bet_option: 'Line' },
            { bet_option: 'Total Points Over/Under' },
          ],
        },
      ],
    });
  });

  it('says that a suspended market is, and never gives its last price as one to be had', () => {
    const { text, facts } = competition([
      matchBody({ markets: mainMarketBodies({ bettingStatus: 'Suspended' }) }),
    ]);
    expect(text).toContain('SUSPENDED, last prices: Canberra 1.65, Warriors 2.25');
    expect(text).toContain('0 markets open, 3 suspended');
    expect(text).toContain('3 markets, all suspended');
    expect(JSON.stringify(facts)).not.toContain('"price"');
    expect(facts['matches']).toMatchObject([
      { state: 'Suspended', main_markets: [{ status: 'Suspended' }, {}, {}] },
    ]);
  });

  it('puts matches in play first and says that they can be bet by phone only', () => {
    const live = { inPlay: true, phoneBettingOnly: true, onlineBetting: false };
    const { lines, facts } = competition([
      matchBody(),
      matchBody({
        name: 'A v B',
        inPlay: true,
        startTime: '2026-11-26T02:00:00Z',
        markets: mainMarketBodies(live),
      }),
    ]);
    expect(lines[1]).toContain('1 in play (bets by phone only)');
    expect(lines[2]).toMatch(
      /> A v B {2}IN PLAY, bets by phone only, started Thu 26 Nov 13:00 AEDT, 1h 2m ago · Canberra 1.65/,
    );
    expect(facts['matches']).toMatchObject([{ state: 'In play', phone_only: true }, { state: 'Open' }]);
  });

  it('tells a match past its start that is not in play as due', () => {
    const { text } = competition([matchBody({ startTime: '2026-11-26T02:58:00Z' })]);
    expect(text).toContain('was due Thu 26 Nov 13:58 AEDT, 4m ago, not said to be in play');
  });

  it('tells the shortest of a future, when it closes, and counts the rest', () => {
    const clubs = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`Club ${17 - i}`, 70 - i * 3]));
    const future = matchBody({
      name: 'NRL Premiership',
      contestants: [],
      startTime: '2027-03-04T09:00:00.000Z',
      markets: [marketBody('Premiership Winner', clubs, { isFuture: true })],
    });
    const { lines } = competition([future, matchBody()]);
    expect(lines[0]).toContain('1 match · 1 future, 4 markets open');
    expect(lines[3]).toBe(
      'Rugby League > NRL > NRL Premiership  closes Thu 4 Mar 2027 20:00 AEDT, in 98d 5h · Premiership Winner shortest Club 1 22, Club 2 25, Club 3 28, Club 4 31, Club 5 34, +12 more · 1 market',
    );
  });

  it('tells runs and goals in the total, and soccer’s result with its draw', () => {
    const { text } = competition([
      matchBody({
        markets: [
          marketBody('Result', { Arran: 1.83, Draw: 3.6, Bute: 4 }),
          marketBody('Total Goals Over/Under', { 'Over 2.5 Goals': 2.05, 'Under 2.5 Goals': 1.75 }),
        ],
      }),
    ]);
    expect(text).toContain('result Arran 1.83, Draw 3.60, Bute 4.00 · total 2.5 goals over 2.05, under 1.75');
  });

  it('lists every selection of the markets that market names, in every match that has one', () => {
    const body = competitionBody([
      matchBody(),
      matchBody({ name: 'A v B', markets: [marketBody('Margin', { 'A by 1-12': 3 })] }),
    ]);
    const { lines, facts, ...answer } = show(tool, body, { ...NRL, market: 'lIne' });
    expect(lines.slice(2)).toEqual([
      'Rugby League > NRL > Canberra v Warriors  Thu 26 Nov 20:00 AEDT, in 5h 58m',
      '  Line (XRL Line): Canberra -2.5 1.90, Warriors +2.5 1.90',
      '1 match without such a market.',
    ]);
    expect(facts['matches']).toMatchObject([
      {
        key: 'Rugby League > NRL > Canberra v Warriors',
        markets: [{ bet_option: 'Line', name: 'XRL Line' }],
      },
    ]);
    const filtered = answer.body as {
      name: string;
      matches: { name: string; markets: { betOption: string }[] }[];
    };
    expect(filtered.name).toBe('NRL');
    expect(
      filtered.matches.map(({ name, markets }) => [name, markets.map(({ betOption }) => betOption)]),
    ).toEqual([
      ['Canberra v Warriors', ['Line']],
      ['A v B', []],
    ]);
  });

  it('leaves the body alone without a filter', () => {
    expect(competition([matchBody()])).not.toHaveProperty('body');
  });

  it('names the kinds of market there are when none fits', () => {
    const { text } = competition([matchBody()], { market: 'try scorer' });
    expect(text).toContain('No market has "try scorer" in its name or bet option.');
    expect(text).toContain('market: "Head To Head", "Line", "Total Points Over/Under", "Margin"');
  });

  it('takes a blank market as none', () => {
    expect(competition([matchBody()], { market: ' ' }).text).toBe(competition([matchBody()]).text);
  });

  it('gives the keys of tournaments where there are no matches', () => {
    const { lines, facts } = competition(
      [],
      {},
      { name: 'ATP', tournaments: [{ name: 'Sydney', matches: [{}] }, { name: 'Perth' }] },
    );
    expect(lines.slice(3)).toEqual([
      'It goes by tournaments and has no matches of its own: 2 tournaments. Each key below is for sports_get_open_tournament.',
      'Rugby League > ATP > Sydney  1 match',
      'Rugby League > ATP > Perth',
    ]);
    expect(lines[2]).toBe('You asked for "NRL"; the TAB\'s answer names "ATP".');
    expect(facts['tournaments']).toEqual([
      { key: 'Rugby League > ATP > Sydney', matches_total: 1 },
      { key: 'Rugby League > ATP > Perth' },
    ]);
  });

  it('says when nothing is open', () => {
    expect(competition([]).text).toContain('Nothing is open for betting here now.');
    expect(competition([matchBody({ markets: [] })]).text).toContain('in 5h 58m · no markets');
  });

  it('pages by cursor so that every match is told once', () => {
    const matches = Array.from({ length: 40 }, (_, i) => matchBody({ name: `Team ${i} v Other ${i}` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const answer = competition(matches, cursor === undefined ? {} : { cursor });
      seen.push(...(answer.facts['matches'] as { key: string }[]).map(({ key }) => key));
      expect(answer.text.length).toBeLessThanOrEqual(6000);
      expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(9000);
      cursor = answer.nextCursor;
      if (cursor !== undefined) {
        expect(cursor.length).toBeLessThanOrEqual(60);
        expect(answer.text).toContain(`cursor: "${cursor}", or detail: "full"`);
      }
      pages++;
    } while (cursor !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(new Set(seen).size).toBe(40);
    expect(seen).toHaveLength(40);
  });

  it('refuses a cursor of another filter', () => {
    const matches = Array.from({ length: 40 }, (_, i) => matchBody({ name: `Team ${i} v Other ${i}` }));
    const { nextCursor } = competition(matches);
    expect(() => competition(matches, { cursor: nextCursor, market: 'line' })).toThrow('other arguments');
    expect(() => competition(matches, { cursor: 'nonsense' })).toThrow('cursor');
  });

  it('keeps nine matches of 130 markets within the budgets, with a filter or without', () => {
    const body = realSize();
    if (body === undefined) return;
    for (const market of [undefined, 'line', 'try', 'margin', 'o']) {
      let cursor: string | undefined;
      for (let page = 0; page < 3; page++) {
        const answer = show(tool, body, { ...NRL, market, cursor }, Date.parse('2025-02-26T03:00:00Z'));
        expect(answer.text.length).toBeLessThanOrEqual(6000);
        expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(9000);
        cursor = answer.nextCursor;
        if (cursor === undefined) break;
      }
    }
  });

  it.each([
    [
      'sports-competition-rugby-league-nrl.json',
      '2025-02-26T03:00:00Z',
      'Canberra 2.25, Warriors 1.65 · line Canberra +2.5 1.90, Warriors -2.5 1.90 · total 42.5 over 1.90, under 1.90 · 118 markets',
    ],
    [
      'sports-competition-basketball-nba.json',
      '2025-01-24T02:00:00Z',
      'LA Clippers 1.10, Washington 7.50 · line LA Clippers -14.5 1.95, Washington +14.5 1.85 · total 225.5 over 1.90, under 1.90 · 489 markets',
    ],
    [
      'sports-competition-basketball-nbl.json',
      '2026-04-01T09:00:00Z',
      'IN PLAY, bets by phone only, started Wed 1 Apr 19:37 AEDT, 23m ago · SUSPENDED, last prices: Adelaide 2.05, Sydney 1.72',
    ],
    [
      'sports-competition-cricket-bbl.json',
      '2026-01-05T02:00:00Z',
      'Perth Scorchers 1.55, Melb Renegades 2.40 · 12 markets',
    ],
  ])('tells the recorded %s', (file, at, words) => {
    const body = recording(file);
    if (body === undefined) return;
    expect(show(tool, body, { sport_name: 'Sport', competition_name: 'X' }, Date.parse(at)).text).toContain(
      words,
    );
  });

  it('tells times in the jurisdiction’s zone', () => {
    expect(NOW).toBe(Date.parse('2026-11-26T14:02:00+11:00'));
    expect(competition([matchBody({ startTime: '2026-11-26T13:30:00Z' })]).text).toContain(
      'Fri 27 Nov 00:30 AEDT, in 10h 28m',
    );
  });
});
