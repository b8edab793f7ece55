import { describe, expect, it } from 'vitest';
import { ContractError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { answerTo, unsound } from '../view.testing.js';
import { tool as dayPools } from './racing-get-jackpot-pools.js';
import { tool as open } from './racing-get-open-jackpots.js';

const now = Date.parse('2026-11-24T03:02:00Z');
const asked = { now, input: {} };
const askedDay = { now, input: { meeting_date: '2026-11-24' } };

const leg = (raceNumber: number, startTime: string, venueMnemonic = 'RAN') => ({
  legNumber: 1,
  raceNumber,
  venueMnemonic,
  raceType: 'R',
  startTime,
});

const quaddie = {
  wageringProduct: 'Quaddie',
  jackpot: 4210.5,
  poolTotal: 52310,
  poolStatusCode: 'Open',
  meeting: {
    meetingName: 'RANDWICK',
    raceType: 'R',
    venueMnemonic: 'RAN',
    meetingDate: '2026-11-24',
    location: 'NSW',
  },
  raceNumber: 5,
  raceStartTime: '2026-11-24T04:10:00.000Z',
  legs: [5, 6, 7, 8].map((number) => leg(number, `2026-11-24T0${number - 1}:10:00.000Z`)),
};

const bigSix = {
  ...quaddie,
  wageringProduct: 'Big6',
  name: 'SR',
  jackpot: 40000,
  poolStatusCode: 'Closed',
  legs: [leg(4, '2026-11-24T02:58:00.000Z'), leg(3, '2026-11-24T03:20:00.000Z', 'FLE')],
};

const treble = {
  ...quaddie,
  wageringProduct: 'Treble',
  jackpot: 0,
  poolTotal: 120,
  legs: [],
  raceStartTime: '2026-11-25T04:10:00.000Z',
};

describe('racing_get_open_jackpots', () => {
  it('tells the largest first, with legs, close and the key of the first leg', () => {
    const { text, facts } = answerTo(open, { jackpots: [treble, quaddie, bigSix] }, asked);
    expect(text.split('\n')).toEqual([
      'Open jackpots · 3 pools · $44,210.50 carried in',
      'tote NSW · read 4 s ago · 14:02 AEDT',
      'carried in     pool  product     at            legs            state   first leg                        key',
      '   $40,000  $52,310  Big 6 (SR)  Randwick NSW  RAN R4, FLE R3  Closed  13:58 AEDT, due 4m ago           2026-11-24/R/RAN/4',
      ' $4,210.50  $52,310  Quaddie     Randwick NSW  R5–R8           Open    15:10 AEDT, in 1h 8m             2026-11-24/R/RAN/5',
      '         –     $120  Treble      Randwick NSW  R5              Open    Wed 25 Nov 15:10 AEDT, in 1d 1h  2026-11-24/R/RAN/5',
      'A pool closes with its first leg, whose key racing_get_race takes.',
    ]);
    expect(facts).toMatchObject({
      tote: 'NSW',
      pool_count: 3,
      carried_in: 44210.5,
      not_shown: 0,
      pools: [
        {
          product: 'Big6',
          name: 'SR',
          jackpot: 40000,
          pool_total: 52310,
          status: 'Closed',
          first_leg_key: '2026-11-24/R/RAN/4',
          first_leg_at: '2026-11-24T13:58:00+11:00',
        },
        {},
        {},
      ],
    });
  });

  it('says what came when it knows nothing of it', () => {
    const text = (body: unknown) => answerTo(open, body, asked).text;
    expect(text({ jackpots: [] })).toContain('The TAB lists none.');
    expect(text({ something: 1, _links: {} })).toContain('Its members: something, _links. detail: "full"');
    expect(text({})).toContain('The TAB lists none.');
    expect(text({ jackpots: [{ odd: 1 }, null, quaddie] })).toContain('2 entries said nothing we know');
    expect(text({ jackpots: [{ odd: 1 }] })).toContain('1 entry said nothing we know');
    expect(() => text('x')).toThrow(ContractError);
  });

  it('takes a bare list, and pools inside meetings', () => {
    const bare = answerTo(open, [quaddie], asked).facts;
    expect(bare).toMatchObject({ pool_count: 1, pools: [{ product: 'Quaddie' }] });
    const { meeting, raceNumber, raceStartTime, ...pool } = quaddie;
    const inside = answerTo(open, { meetings: [{ ...meeting, exoticPools: [pool] }] }, asked).facts;
    expect(inside).toMatchObject({ pools: [{ first_leg_key: '2026-11-24/R/RAN/5', venue: 'Randwick' }] });
    expect([raceNumber, raceStartTime]).toHaveLength(2);
  });
});

describe('racing_get_jackpot_pools', () => {
  it('names the first leg by the day asked for where the pool tells none', () => {
    const { meeting, ...pool } = quaddie;
    const { text, facts } = answerTo(dayPools, { jackpotPools: [pool] }, askedDay);
    expect(text).toContain('Jackpot pools · Tue 24 Nov 2026 · 1 pool · $4,210.50 carried in');
    expect(facts).toMatchObject({
      meeting_date: '2026-11-24',
      pools: [{ first_leg_key: '2026-11-24/R/RAN/5', venue: 'Randwick', legs: 'R5–R8' }],
    });
    expect(meeting.location).toBe('NSW');
  });

  it('keeps three hundred pools within the budgets', () => {
    const answer = answerTo(dayPools, { jackpotPools: Array.from({ length: 300 }, () => quaddie) }, askedDay);
    expect(answer.text.length).toBeLessThanOrEqual(4_000);
    expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(6_000);
    expect(answer.text).toMatch(/\+\d+ more pools: detail: "full"/);
  });

  it('reads a body damaged at random', () => {
    const body = { jackpotPools: [quaddie, bigSix, treble], meetings: [{ pools: [quaddie] }] };
    for (let seed = 0; seed < 1_500; seed++) {
      try {
        const answer = answerTo(dayPools, mutations(body, seed), askedDay);
        expect(unsound(answer), `seed ${seed}: ${answer.text}`).toBeUndefined();
        expect(answer.text.length).toBeLessThanOrEqual(4_000);
      } catch (error) {
        expect(error, `seed ${seed}: ${String(error)}`).toBeInstanceOf(ContractError);
      }
    }
  });
});
