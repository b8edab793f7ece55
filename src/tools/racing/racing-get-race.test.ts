import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { fixedBody, raceBody, resultBody, runnerBody, scratchedBody } from '../../upstream/race.testing.js';
import type { RouteTool, View } from '../define-tool.js';
import { expectSound, presented } from './present.testing.js';
import { tool } from './racing-get-race.js';

const BUDGET = 4_000;
const JUMP = Date.UTC(2026, 10, 24, 3, 4);
const MINUTE = 60_000;
const INPUT = {
  meeting_date: '2026-11-24',
  race_type: 'R',
  venue_mnemonic: 'WFM',
  race_number: 4,
  fixed_odds: false,
};

function show(body: unknown, now: number, input: Record<string, unknown> = {}, given: Partial<View> = {}) {
  const answer = presented(tool, body, now, { ...INPUT, ...input }, given);
  expectSound(answer, BUDGET);
  return { ...answer, lines: answer.text.split('\n'), map: answer.facts as Record<string, unknown> };
}

describe('a race before the jump', () => {
  it('opens with what it is, its key, state and ages', () => {
    const { lines, key, state } = show(raceBody(9), JUMP - 130_000);
    expect(lines.slice(0, 3)).toEqual([
      'Warwick Farm R4 · Tue 24 Nov 2026 · 1200m gallops · The Invented Maiden Plate · 3YO+ maiden · $60,000 · SOFT5, fine',
      '2026-11-24/R/WFM/4 · OPEN · jumps 14:04 AEDT, in 2m 10s · 9 run · 3 places paid',
      expect.stringMatching(
        /^read 4 s ago · fixed changed 14:01:40 · tote NSW 14:01:05 \(estimate until the close\) · fixed market [\d.]+ %$/,
      ),
    ]);
    expect(key).toBe('2026-11-24/R/WFM/4');
    expect(state).toBe('OPEN');
  });

  it('sorts the field by fixed price and shows how each moved today', () => {
    const runners = [
      runnerBody(1, { fixedOdds: fixedBody(4.8, { returnWinOpenDaily: 4.4, returnPlace: 1.75 }) }),
      runnerBody(2, { fixedOdds: fixedBody(2.45, { returnWinOpenDaily: 3.1, returnPlace: 1.3 }) }),
      runnerBody(3, { fixedOdds: null }),
      runnerBody(4, { fixedOdds: fixedBody(21, { returnWinOpenDaily: null }) }),
    ];
    const { lines } = show(raceBody(0, { runners }), JUMP - MINUTE);
    const rows = lines.slice(4, 9);
    expect(rows[0]).toMatch(
      /^#\s+runner\s+bar\s+kg\s+rider\s+trainer\s+today's open→now\s+place\s+tote w\/p\s+last 5$/,
    );
    expect(rows[1]).toMatch(/^2 .* 58\.5 .* 3\.10→2\.45 in 21% +1\.30 /);
    expect(rows[2]).toMatch(/^1 .* 4\.40→4\.80 out 9% +1\.75 /);
    expect(rows[3]).toMatch(/^4 .* 58\.5-1\.5 .* 21 /);
    expect(rows[4]).toMatch(/^3 .* – +– /);
  });

  it('puts the scratched last, with when, what it costs and no price', () => {
    const runners = [runnerBody(1), scratchedBody(2), runnerBody(3), scratchedBody(4, { fixedOdds: null })];
    const { text, lines, map } = show(raceBody(0, { runners }), JUMP - MINUTE);
    expect(lines[1]).toContain('2 run, 2 scratched');
    expect(text).toMatch(
      /\n 2 {2}LONG ANIMAL NAME 2 {2}SCRATCHED 09:12: earlier fixed bets lose 9c win, 6c place per \$ returned\n/,
    );
    expect(text).toContain('Scratched: 4 LONG ANIMAL NAME 4');
    expect(map['scratched']).toEqual([
      {
        number: 2,
        name: 'LONG ANIMAL NAME 2',
        at: '2026-11-24T09:12:00+11:00',
        win_deduction_cents: 9,
        place_deduction_cents: 6,
      },
      { number: 4, name: 'LONG ANIMAL NAME 4' },
    ]);
    expect(JSON.stringify(map['runners'])).not.toContain('NAME 2');
  });

  it('tells speed, tip, pools and last the words of the TAB', () => {
    const { lines, map } = show(raceBody(9), JUMP - MINUTE);
    expect(lines.slice(-3)).toEqual([
      "Speed: 1, 2 and 3 lead; 4, 5, 6, 7 and 8 near; 9 back · TAB's tip: 3-1-9-5",
      'Pools NSW: Win $20,124 · Quinella $4,000 · Quaddie R4–R7 $73,258',
      'TAB\'s comment: "One to follow."',
    ]);
    expect(map['tab_tip']).toEqual([3, 1, 9, 5]);
  });

  it('says which tipped runner is out, and where too many are back', () => {
    const runners = Array.from({ length: 18 }, (_, i) => (i === 2 ? scratchedBody(3) : runnerBody(i + 1)));
    const { text } = show(raceBody(0, { runners }), JUMP - MINUTE);
    expect(text).toContain(
      "Speed: 1 and 2 lead; 4, 5, 6, 7 and 8 near; the rest back · TAB's tip: 3-1-9-5 (3 scratched)",
    );
  });

  it('says that a late start is open still, and what nobody knows of an old answer', () => {
    expect(show(raceBody(3), JUMP + 3 * MINUTE).lines[1]).toContain(
      'OPEN · start 14:04 AEDT, due 3m ago, still open (delayed)',
    );
    expect(show(raceBody(3), JUMP + 20_000).lines[1]).toContain('due 20s ago, still open ·');
    const old = show(raceBody(3), JUMP + 3 * MINUTE, {}, { source: 'stale' });
    expect(old.lines[1]).toContain('was due 14:04 AEDT; state unknown');
    expect(old.state).toBe('UNKNOWN');
    expect(old.map['status']).toBe('unknown');
  });

  it('says in words when fixed betting is suspended', () => {
    const runners = [1, 2].map((n) =>
      runnerBody(n, { fixedOdds: fixedBody(3, { bettingStatus: 'Suspended' }) }),
    );
    const { lines, text, map } = show(raceBody(0, { runners }), JUMP - MINUTE);
    expect(lines[2]).toContain('FIXED BETTING SUSPENDED, changed 14:01:40');
    expect(text).toMatch(/suspended, last 3\.00 +– /);
    expect(map['fixed']).toMatchObject({ state: 'suspended' });
    expect((map['runners'] as unknown[])[0]).toMatchObject({ fixed: { status: 'Suspended' } });
  });

  it.each([
    ['closed', { hasFixedOdds: false }, /fixed closed, last changed 14:01:40/, /today's open→last/],
    ['without tote', { hasParimutuel: false }, /no tote/, /open→now/],
  ])('says when a side is %s', (_, given, age, head) => {
    const { lines } = show(raceBody(3, given), JUMP - MINUTE);
    expect(lines[2]).toMatch(age);
    expect(lines[4]).toMatch(head);
  });

  it.each([
    [{ hasFixedOdds: false }, 'fixed odds not open yet · tote NSW: no estimates'],
    [{ hasFixedOdds: true }, 'fixed odds not open yet'],
    [{ hasFixedOdds: false, willHaveFixedOdds: false }, 'no fixed odds'],
  ])('says when there is no price: %j', (given, words) => {
    const runners = [runnerBody(1, { fixedOdds: null, parimutuel: null })];
    const { lines, text } = show(raceBody(0, { runners, ...given }), JUMP - MINUTE);
    expect(lines[2]).toContain(words);
    expect(text).toContain('By number.');
    expect(text).not.toContain('→');
  });

  it("sorts by the tote's estimate where there are no fixed odds", () => {
    const runners = [3, 1, 2].map((n) => runnerBody(n, { fixedOdds: null }));
    const { text } = show(raceBody(0, { runners }), JUMP - MINUTE);
    expect(text).toContain("By the tote's estimate.");
    expect(text).toMatch(/\n1 .*\n2 .*\n3 /);
  });

  it('shows boxes of greyhounds, the vacant one and emergencies', () => {
    const runners = [1, 2, 9].map((n) =>
      n === 2
        ? runnerBody(2, { vacantBox: true, runnerName: '' })
        : runnerBody(n, { riderDriverName: '', handicapWeight: 0, claimAmount: 0, emergency: n === 9 }),
    );
    const meeting = { meetingName: 'CAPALABA', venueMnemonic: 'CPL', raceType: 'G', location: 'QLD' };
    const { lines, text, key } = show(raceBody(0, { runners, meeting }), JUMP - MINUTE, {
      race_type: 'G',
      venue_mnemonic: 'CPL',
    });
    expect(key).toBe('2026-11-24/G/CPL/4');
    expect(lines[0]).toContain('1200m greyhounds');
    expect(lines[1]).toContain('jumps 13:04 AEST, in 1m · 2 run, 1 vacant');
    expect(lines[4]).toMatch(/^#\s+runner\s+box\s+trainer/);
    expect(text).toContain('LONG ANIMAL NAME 9 (e)');
    expect(text).toContain('(e) emergency.');
    expect(text).toContain('Vacant: box 2');
  });

  it('shows draw, handicap and driver of harness runners', () => {
    const runners = [
      runnerBody(1, { handicapWeight: 0, harnessHandicap: 'FT', riderDriverName: 'D DRIVER' }),
      runnerBody(2, { handicapWeight: 0, harnessHandicap: '10M' }),
    ];
    const meeting = { meetingName: 'HOBART', venueMnemonic: 'HOB', raceType: 'H', location: 'TAS' };
    const { lines } = show(raceBody(0, { runners, meeting }), JUMP - MINUTE, {
      race_type: 'H',
      venue_mnemonic: 'HOB',
    });
    expect(lines[0]).toContain('1200m harness');
    expect(lines[4]).toMatch(/^#\s+runner\s+draw\s+hcp\s+driver/);
    expect(lines[5]).toMatch(/ FT +D Driver /);
  });

  it('tells the places when tote and fixed odds pay different ones', () => {
    expect(show(raceBody(3, { numberOfFixedOddsPlaces: 2 }), JUMP - MINUTE).lines[1]).toContain(
      'tote pays 3 places, fixed 2 places',
    );
    expect(show(raceBody(3, { numberOfFixedOddsPlaces: 0 }), JUMP - MINUTE).lines[1]).toContain(
      'tote pays 3 places, fixed no place',
    );
    const fixedOnly = { hasParimutuel: false, numberOfPlaces: 0, numberOfFixedOddsPlaces: 2 };
    expect(show(raceBody(3, fixedOnly), JUMP - MINUTE).lines[1]).toContain('3 run · 2 places paid');
  });

  it.each([
    ['all scratched', [scratchedBody(1), scratchedBody(2)]],
    ['no runners listed yet', []],
  ])('copes with %s', (words, runners) => {
    expect(show(raceBody(0, { runners }), JUMP - MINUTE).lines[1]).toContain(words);
  });

  it('says so when the body is about another race, but compares no venue letters of the archive', () => {
    const asked = { race_number: 5 };
    expect(show(raceBody(3), JUMP - MINUTE, asked).text).toContain(
      'The TAB answered with 2026-11-24 · WARWICK FARM · R4, not the race asked for.',
    );
    const letter = { venue_mnemonic: 'RAN' };
    expect(show(raceBody(3), JUMP - MINUTE, letter).text).toContain('not the race asked for');
    const archived = show(raceBody(3), JUMP - MINUTE, letter, { source: 'archive' });
    expect(archived.text).not.toContain('not the race asked for');
    expect(archived.lines[2]).toContain('from the archive');
  });

  it('keys a fixed-odds-only race by its match name', () => {
    const { key } = show(raceBody(2, { meeting: { meetingName: 'Finger Lakes (USA)' } }), JUMP - MINUTE, {
      venue_mnemonic: 'Finger Lakes (USA)',
      race_number: 'FINGER LAKES R06 22/09',
    });
    expect(key).toBe('2026-11-24/R/Finger Lakes (USA)/FINGER LAKES R06 22/09');
  });

  it('takes the state of a word never seen before as text', () => {
    const { lines, state } = show(raceBody(2, { raceStatus: 'Postponed' }), JUMP - MINUTE);
    expect(lines[1]).toContain('STATUS "Postponed" · start 14:04 AEDT');
    expect(state).toBe('POSTPONED');
  });

  it('says the little that a bare body holds', () => {
    const body = { raceNumber: 1, raceStatus: 'Normal', runners: [{ runnerNumber: 1, runnerName: 'A' }] };
    const { lines } = show(body, JUMP, { race_number: 1 });
    expect(lines).toEqual([
      'Warwick Farm R1 · Tue 24 Nov 2026 · gallops',
      '2026-11-24/R/WFM/1 · OPEN · start not told · 1 run',
      'read 4 s ago · no fixed odds · tote NSW: no estimates',
      'By number.',
      '#  runner',
      '1  A',
    ]);
  });
});

describe('the movement of prices', () => {
  it('is told with times when it is asked for, oldest left', () => {
    const { text, map } = show(raceBody(3), JUMP - MINUTE, { fixed_odds: true });
    expect(text).toContain(
      'Fixed win prices and when they were set, oldest left:\n 1  5.00 first, 4.00 09:00, 3.50 13:40, 3.00 14:01',
    );
    expect((map['runners'] as unknown[])[0]).toMatchObject({
      moves: '5.00 first, 4.00 09:00, 3.50 13:40, 3.00 14:01',
    });
  });

  it('keeps the newest steps of a full field, and counts the others', () => {
    const flucs = Array.from({ length: 40 }, (_, i) => ({
      returnWin: 50 - i,
      returnWinTime: new Date(JUMP - (60 - i) * MINUTE).toISOString(),
    }));
    const runners = Array.from({ length: 24 }, (_, i) =>
      runnerBody(i + 1, { fixedOdds: fixedBody(9, { flucs }) }),
    );
    const { text } = show(raceBody(0, { runners }), JUMP - MINUTE, { fixed_odds: true });
    expect(text).toMatch(/\n 1 {2}\+\d+ earlier, .*9\.00 14:01\n/);
    expect(text).toContain('Riders and trainers left out: fixed_odds false.');
  });
});

describe('the days of a movement', () => {
  it('are told where they change, and today only after another day', () => {
    const flucs = [
      { returnWin: 6, returnWinTime: '2026-11-22T22:00:00.000Z' },
      { returnWin: 5.5, returnWinTime: '2026-11-22T23:00:00.000Z' },
      { returnWin: 5, returnWinTime: '2026-11-23T22:00:00.000Z' },
    ];
    const runners = [runnerBody(1, { fixedOdds: fixedBody(4.8, { flucs, returnWinOpen: 6 }) })];
    expect(show(raceBody(0, { runners }), JUMP - MINUTE, { fixed_odds: true }).text).toContain(
      '\n 1  6.00 Mon 09:00, 5.50 10:00, 5.00 Tue 09:00, 4.80 14:01\n',
    );
  });
});

describe('recorded races', () => {
  it('tells the one before its start', () => {
    const body = recording('racing-race-r-pre.json');
    if (body === undefined) return;
    const input = { meeting_date: '2026-09-23', race_number: 2 };
    const { lines, map } = show(body, Date.UTC(2026, 8, 23, 4, 22, 10), input);
    expect(lines[1]).toBe('2026-09-23/R/WFM/2 · OPEN · jumps 14:25 AEST, in 2m 50s · 11 run · 3 places paid');
    expect(lines[2]).toBe(
      'read 4 s ago · fixed changed 14:21:22 · tote NSW 14:21:37 (estimate until the close) · fixed market 121.7 %',
    );
    expect(lines[5]).toMatch(/^ 6 .* 2\.20→2\.10 in 5% +1\.24 +2\.30\/1\.40 +532x1$/);
    expect(lines[15]).toMatch(/^ 1 .* 34→81 +out 138% +13 +45\.7\/9\.10 +11x4x$/);
    expect(map['fixed']).toEqual({
      state: 'open',
      changed_at: '2026-09-23T14:21:22+10:00',
      places: 3,
      market_percent: 121.7,
    });
    show(body, Date.UTC(2026, 8, 23, 4, 22, 10), { ...input, fixed_odds: true });
  });

  it.each([
    ['historical-race-r-paying.json', 'First 4 3-7-4-1 3,013.90'],
    ['historical-race-r-dead-heat-second.json', 'First 4 2-4-5-6 417.50, 2-5-4-6 500.40'],
    ['historical-race-r-protest.json', 'Early Quaddie R2–R5 2-1-7-8 1,110.10'],
    ['historical-race-r-abandoned.json', 'Running Double R4–R5 8-F 5.50'],
    [
      'historical-race-r-quaddie-big6-last-leg.json',
      'Daily Double R6,R8 8-3 37.70 · Quaddie R5–R8 1-8-5-3 530.40',
    ],
  ])('tells %s of the archive', (file, words) => {
    const body = recording(file) as { raceNumber: number; meeting: { meetingDate: string } } | undefined;
    if (body === undefined) return;
    const input = { meeting_date: body.meeting.meetingDate, race_number: body.raceNumber };
    expect(show(body, JUMP, input, { source: 'archive', jurisdiction: 'VIC' }).text).toContain(words);
  });
});

describe('any body', () => {
  it('stays within the budget with 24 runners, long names and many pools', () => {
    const runners = Array.from({ length: 24 }, (_, i) =>
      runnerBody(i + 1, {
        runnerName: `ANIMAL OF A VERY LONG NAME ${i}`,
        trainerName: 'A Trainer & Another Of Them',
        riderDriverName: 'A Jockey Of Many Names',
      }),
    );
    show(raceBody(0, { runners }), JUMP - MINUTE);
    show(raceBody(0, { runners }), JUMP - MINUTE, { fixed_odds: true });
    show(resultBody({ runners }), JUMP + MINUTE);
    show(resultBody({ runners }), JUMP + MINUTE, { fixed_odds: true });
  });

  it('counts the runners that no budget holds', () => {
    const runners = Array.from({ length: 90 }, (_, i) => runnerBody(i + 1));
    const { text } = presented(tool, raceBody(0, { runners }), JUMP - MINUTE, INPUT);
    expect(text.length).toBeLessThanOrEqual(BUDGET);
    expect(text).toMatch(/\+\d+ more runners: detail: "full"/);
  });

  it('is told or refused as a broken contract, however damaged', () => {
    for (let seed = 0; seed < 400; seed++) {
      const body = mutations(seed % 2 ? raceBody(4) : resultBody(), seed);
      const input = { ...INPUT, fixed_odds: seed % 3 === 0 };
      try {
        expectSound(presented(tool, body, JUMP + (seed % 5) * MINUTE, input), BUDGET);
      } catch (error) {
        expect(error, `seed ${seed}`).toBeInstanceOf(ContractError);
      }
    }
  });
});

describe('what is asked of the TAB', () => {
  const query = (tool as RouteTool).query as (input: Record<string, unknown>) => Record<string, string>;

  it('is fixed odds only for a match name, since a number with it is not found', () => {
    expect(query({ ...INPUT, fixed_odds: true })).toEqual({});
    expect(query({ ...INPUT, race_number: '4' })).toEqual({});
    expect(query({ ...INPUT, race_number: 'FINGER LAKES R06 22/09' })).toEqual({ fixedOdds: 'true' });
  });
});
