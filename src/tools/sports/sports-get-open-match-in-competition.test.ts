import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import {
  mainMarketBodies,
  marketBody,
  matchBody,
  propositions,
} from '../../upstream/sports-bodies.testing.js';
import { isObject, type JsonObject } from '../../util/json.js';
import { tool } from './sports-get-open-match-in-competition.js';
import { tool as inTournament } from './sports-get-open-match-in-tournament.js';
import { show } from './text/show.testing.js';

const ASKED = { sport_name: 'Rugby League', competition_name: 'NRL', match_name: 'Canberra v Warriors' };
const match = (more: Record<string, unknown> = {}, input: Record<string, unknown> = {}) =>
  show(tool, matchBody(more), { ...ASKED, ...input });
const people = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `Player ${String.fromCharCode(65 + (i % 26))}${'i'.repeat(Math.floor(i / 26))}`,
      51 - i,
    ]),
  );

describe('sports_get_open_match_in_competition', () => {
  it('begins with what it is, key, state, start, age and number of markets', () => {
    const { lines, key, state } = match({ openMarketCount: 3 });
    expect([key, state]).toEqual(['Rugby League > NRL > Canberra v Warriors', 'Open']);
    expect(lines).toEqual([
      'Canberra v Warriors · Rugby League > NRL · round 12',
      'Rugby League > NRL > Canberra v Warriors · OPEN · Thu 26 Nov 20:00 AEDT, in 5h 58m',
      'read 4 s ago · prices for NSW · 3 markets · on Fox League · goes in play',
      'Head To Head: Canberra 1.65, Warriors 2.25',
      'Line: Canberra -2.5 1.90, Warriors +2.5 1.90',
      'Total Points Over/Under: Over 42.5 1.90, Under 42.5 1.90',
    ]);
  });

  it('groups by bet option and tells three markets of a kind, open ones first', () => {
    const player = (name: string, more = {}) =>
      marketBody('Player Points', { [`${name} Over 9.5`]: 1.85, [`${name} Under 9.5`]: 1.9 }, more);
    const { text, facts } = match({
      markets: [
        player('A', { bettingStatus: 'Suspended' }),
        player('B'),
        player('C'),
        player('D'),
        player('E'),
      ],
    });
    expect(text).toContain(
      'Player Points (5 markets): B Over 9.5 1.85, B Under 9.5 1.90; C Over 9.5 1.85, C Under 9.5 1.90; D Over 9.5 1.85, D Under 9.5 1.90; +2 markets',
    );
    expect(text).toContain('5 markets, 1 suspended');
    expect(text).toContain('+2 more markets: market: "Player Points", or detail: "full"');
    expect(facts['markets_not_shown']).toBe(2);
  });

  it('tells the shortest five of a long market, and all of it when asked', () => {
    const markets = [marketBody('1st Try Scorer', people(45))];
    expect(match({ markets }).text).toContain(
      '1st Try Scorer (45 selections): shortest Player Si 7.00, Player Ri 8.00, Player Qi 9.00, Player Pi 10, Player Oi 11, +40 more',
    );
    const { text, facts } = match({ markets }, { market: 'try' });
    expect(text).toContain('1st Try Scorer (XRL 1st Try Scorer): Player Si 7.00, Player Ri 8.00');
    expect(text).toContain(', Player A 51');
    expect((facts['markets'] as { selections: unknown[] }[])[0]?.selections).toHaveLength(45);
  });

  it('keeps lines and margins in the order of the TAB', () => {
    const lines = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`Canberra ${i - 6}.5`, i % 2 ? 1.5 : 3]),
    );
    const { text } = match({ markets: [marketBody('Pick Your Own Line', lines)] }, { market: 'own line' });
    expect(text).toContain('Canberra -6.5 3.00, Canberra -5.5 1.50, Canberra -4.5 3.00');
  });

  it('says of one selection that it is suspended, with its last price', () => {
    const mixed = [...propositions({ Canberra: 1.65 }), ...propositions({ Warriors: 2.25, Draw: 0 }, false)];
    const { text, facts } = match({ markets: [{ ...marketBody('Head To Head', {}), propositions: mixed }] });
    expect(text).toContain('Head To Head: Canberra 1.65, Warriors suspended (last 2.25), Draw suspended');
    expect(facts['markets']).toMatchObject([
      {
        status: 'Open',
        selections: [
          { name: 'Canberra', price: 1.65 },
          { name: 'Warriors', status: 'Suspended', last_price: 2.25 },
          { name: 'Draw', status: 'Suspended' },
        ],
      },
    ]);
  });

  it('shows a status nobody knows, and a market that takes no bets online', () => {
    const { text } = match({
      markets: [
        marketBody('Line', { A: 1.9 }, { bettingStatus: 'Deferred' }),
        marketBody('Margin', { B: 2 }, { onlineBetting: false }),
      ],
    });
    expect(text).toContain('Line: DEFERRED, last prices: A 1.90');
    expect(text).toContain('Margin: no betting online: B 2.00');
  });

  it('says in play and phone only once, and phone only of a market before the start', () => {
    const live = mainMarketBodies({ inPlay: true, phoneBettingOnly: true, onlineBetting: false });
    const playing = match({ inPlay: true, startTime: '2026-11-26T02:00:00Z', markets: live });
    expect(playing.lines[1]).toBe(
      'Rugby League > NRL > Canberra v Warriors · IN PLAY, bets by phone only, started Thu 26 Nov 13:00 AEDT, 1h 2m ago',
    );
    expect(playing.text.match(/phone/g)).toHaveLength(1);
    expect(playing.facts).toMatchObject({
      state: 'In play',
      phone_only: true,
      markets: [{ phone_only: true }, {}, {}],
    });
    const before = match({
      markets: [marketBody('Line', { A: 1.9 }, { phoneBettingOnly: true, onlineBetting: false })],
    });
    expect(before.text).toContain('Line: bets by phone only: A 1.90');
  });

  it('tells place prices, none as –, and a close other than the start', () => {
    const race = [
      { name: 'A', returnWin: 4, returnPlace: 1.6, allowPlace: true },
      { name: 'B', returnWin: null },
    ];
    const { text } = match({
      markets: [
        marketBody('Winner', {}, { propositions: race, closeTime: '2026-11-26T06:00:00Z' }),
        marketBody('Margin', {}),
      ],
    });
    expect(text).toContain('Winner: A 4.00/1.60, B –, closes Thu 26 Nov 17:00 AEDT');
    expect(text).toContain('Margin: –');
  });

  it('quotes the TAB’s notes once each, last', () => {
    const note = { message: 'Result Paid at 80 minutes' };
    const { lines } = match({
      markets: ['A', 'B', 'C', 'D', 'E'].map((name) => marketBody(name, { X: 2 }, note)),
    });
    expect(lines.at(-1)).toBe('The TAB\'s notes: "Result Paid at 80 minutes" (A, B, C and 2 more)');
  });

  it('says that another match answered, and the score where there is one', () => {
    const { text } = match(
      {
        contestants: [
          { name: 'Canberra', score: 12 },
          { name: 'Warriors', score: 6 },
        ],
      },
      { match_name: 'A v B' },
    );
    expect(text).toContain('You asked for "A v B"; the TAB\'s answer names "Canberra v Warriors".');
    expect(text).toContain('score Canberra 12, Warriors 6');
    expect(match({ score: '12-6' }).text).toContain('score 12-6');
  });

  it('names the kinds of market when the filter fits none, and says when there is none at all', () => {
    const { text, body } = match({}, { market: 'wickets' });
    expect(text).toContain(
      'No market has "wickets" in its name or bet option. There are "Head To Head", "Line", "Total Points Over/Under".',
    );
    expect((body as { markets: unknown[] }).markets).toEqual([]);
    expect(match({ markets: [] }).text).toContain('No market is open here now.');
  });

  it('says when the TAB counts more markets than it lists', () => {
    expect(match({ openMarketCount: 118 }).text).toContain(
      'The TAB counts 118 open markets; its answer lists 3.',
    );
  });

  it('cuts a market of hundreds of selections into pages', () => {
    const markets = [marketBody('Winner', people(300))];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = match({ markets }, { market: 'winner', cursor });
      expect(answer.text.length).toBeLessThanOrEqual(6000);
      expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(9000);
      for (const { selections } of answer.facts['markets'] as { selections: { name: string }[] }[]) {
        seen.push(...selections.map(({ name }) => name));
      }
      cursor = answer.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(300);
    expect(seen).toHaveLength(300);
  });

  it('pages through the kinds of market of a match of real size, each once', () => {
    const body = recording('sports-competition-basketball-nba.json');
    if (!isObject(body)) return;
    const [, big, other] = body['matches'] as { markets: JsonObject[] }[];
    const markets = [...(big?.markets ?? []), ...(other?.markets ?? [])].flatMap((market, i) =>
      [0, 1, 2].map((copy) => ({
        ...market,
        id: `${i}-${copy}`,
        betOption: copy === 0 ? market['betOption'] : `${market['betOption']} ${copy}`,
      })),
    );
    const options = new Set(markets.map(({ betOption }) => betOption));
    const seen = new Set<unknown>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const answer = show(
        tool,
        { ...big, markets },
        { ...ASKED, cursor },
        Date.parse('2025-01-24T02:00:00Z'),
      );
      expect(answer.text.length).toBeLessThanOrEqual(6000);
      expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(9000);
      for (const { bet_option } of answer.facts['markets'] as { bet_option: string }[]) seen.add(bet_option);
      cursor = answer.nextCursor;
      pages++;
    } while (cursor !== undefined);
    expect(pages).toBeGreaterThan(1);
    expect(seen).toEqual(options);
  });
});

describe('sports_get_open_match_in_tournament', () => {
  it('has the tournament in its key', () => {
    const { key, lines } = show(inTournament, matchBody({ name: 'A v B', round: null }), {
      sport_name: 'Tennis',
      competition_name: 'ATP',
      tournament_name: 'Sydney',
      match_name: 'A v B',
    });
    expect(key).toBe('Tennis > ATP > Sydney > A v B');
    expect(lines[0]).toBe('A v B · Tennis > ATP > Sydney');
  });
});
