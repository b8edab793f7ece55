import { describe, expect, it } from 'vitest';
import type { Race } from '../../world/racing.js';
import { random } from '../../world/random.js';
import { type Betting, type Body, findDay, NOON, startBetting, tote } from '../support.testing.js';
import { drawMystery } from './mystery.js';

const HOURS = 3_600_000;
const sold = ({ world, racesOn }: Betting): Race[] =>
  racesOn().filter(
    (race) =>
      race.meeting.sellCode &&
      !race.incident &&
      race.advertised > NOON + HOURS &&
      world.racing.card(race).places === 3 &&
      world.racing.card(race).runners.every(({ scratching }) => !scratching?.late),
  );
const { betting, found } = findDay(NOON, (one) => {
  const [race] = sold(one).filter(({ meeting, number }) => number < meeting.races.length);
  const late = one
    .racesOn()
    .find(
      (other) =>
        other.meeting.sellCode &&
        !other.incident &&
        one.world.racing
          .card(other)
          .runners.some(({ scratching }) => scratching?.late && scratching.at > NOON + HOURS),
    );
  return race && late ? { race, late } : undefined;
});
const { clock, desk, world, place, price } = betting;
const { racing } = world;
const { race, late } = found;
const M = ['MYSTERY'];

function accepted(bet: unknown, id?: string): Body {
  clock.now = NOON;
  const [row] = place([bet], id).body.bets;
  if (row.status !== 'ACCEPTED') throw new Error(JSON.stringify(row));
  return row;
}
const code = (bet: unknown): string => {
  clock.now = NOON;
  return place([bet]).body.bets[0].errors[0].code;
};
const runners = (row: Body): number[][] => row.legs[0].positions.map((one: Body) => one.selections);
const ended = (row: Body) => {
  desk.settle(NOON + 30 * HOURS);
  return desk.ticket(row.ticketSerialNumber)?.result;
};

describe('a mystery', () => {
  it.each([
    ['WIN', [M], [1]],
    ['QUINELLA', [M], [2]],
    ['TRIFECTA', [M], [3]],
    ['FIRST_FOUR', [M], [4]],
    ['TRIFECTA', [M, M, M], [1, 1, 1]],
  ])('%s of %j draws as many runners as it takes, told with the ticket', (betType, positions, counts) => {
    const row = accepted(tote(race, betType, '1.00', positions));
    const drawn = runners(row);
    expect(drawn.map(({ length }) => length)).toEqual(counts);
    expect(new Set(drawn.flat()).size).toBe(drawn.flat().length);
    const live = racing.card(race).runners.filter(({ scratching }) => !scratching || scratching.at > NOON);
    for (const number of drawn.flat()) expect(live.map((one) => one.number)).toContain(number);
  });

  it('leaves alone what the slip names, and draws none of it again', () => {
    const [first, second] = racing.card(race).starters.map(({ number }) => number);
    for (let i = 0; i < 10; i++) {
      const row = accepted(tote(race, 'TRIFECTA', '1.00', [[first as number], M, [second as number]]));
      const [a, [drawn] = [], c] = runners(row);
      expect([a, c]).toEqual([[first], [second]]);
      expect([first, second]).not.toContain(drawn);
    }
  });

  it('each way is the same runner twice', () => {
    const row = accepted(tote(race, 'EACH_WAY', '1.00', [M]));
    const parts = desk.ticket(row.ticketSerialNumber)?.parts ?? [];
    expect(parts.map((part) => part.kind === 'pool' && part.product)).toEqual(['Win', 'Place']);
    expect(parts.map((part) => part.kind === 'pool' && part.positions)).toEqual([runners(row), runners(row)]);
  });

  it('over several races draws one in each that is left open', () => {
    const bet = {
      ...tote(race, 'RUNNING_DOUBLE', '1.00', []),
      legs: [{ positions: [{ selections: M }] }, { positions: [{ selections: ['FIELD'] }] }],
    };
    const row = accepted(bet);
    const [first, second] = row.legs.map((leg: Body) => leg.positions[0].selections);
    expect(first).toHaveLength(1);
    expect(second.length).toBeGreaterThan(2);
  });

  it('is drawn by the seed and the transaction id, and not told by an enquiry', () => {
    const bet = tote(race, 'FIRST_FOUR', '1.00', [M, M, M, M]);
    const again = startBetting({ seed: world.racing.seed });
    const one = accepted(bet, 'the-same-id');
    expect(again.place([bet], 'the-same-id').body.bets[0].legs).toEqual(one.legs);
    const others = new Set(Array.from({ length: 8 }, () => runners(accepted(bet)).join()));
    expect(others.size).toBeGreaterThan(1);
    const asked = price([bet]).body.bets[0];
    expect(asked).toMatchObject({ status: 'ok', combinations: 1 });
    expect(JSON.stringify(asked.legs)).toContain('MYSTERY');
  });

  it('takes the likely ones the more often, and anybody while there is no money', () => {
    const at = { racing, race, now: NOON, jurisdiction: 'NSW' } as const;
    const left = racing.card(race).starters.map(({ number }) => number);
    const wins = racing.toteReturns(race, NOON, 'NSW');
    const [favourite = 0] = left.toSorted((a, b) => (wins.get(a)?.win || 1e9) - (wins.get(b)?.win || 1e9));
    const draw = random('mystery test');
    const drawn = Array.from({ length: 400 }, () => drawMystery(at, left, new Set(), 1, draw)[0]);
    const share = drawn.filter((one) => one === favourite).length / 400;
    expect(share).toBeGreaterThan(1 / left.length);
    const empty = { ...at, racing: { ...racing, toteReturns: () => new Map() } };
    expect(new Set(drawMystery(empty, [1, 2, 3], new Set([2]), 5, draw))).toEqual(new Set([1, 3]));
  });
});

describe('a roving banker', () => {
  const roving = (
    betType: string,
    stake: string,
    bankers: number[],
    others: readonly (number | string)[],
  ) => ({
    ...tote(race, betType, stake, []),
    flexi: true,
    legs: [{ roving: bankers, positions: [{ selections: others }] }],
  });
  const finish = racing.card(race).finish.flat();
  const [a = 0, b = 0, c = 0, d = 0] = finish;
  const trifecta = () => {
    const rows = racing.dividends(race, NOON + 30 * HOURS, 'NSW');
    return rows.find(({ product }) => product === 'Trifecta')?.dividends[0]?.amount ?? 0;
  };

  it('wins in any place, with the others in any order', () => {
    for (const [banker, others] of [
      [a, [b, c, d]],
      [b, [a, c, d]],
      [c, [a, b, d]],
    ] as const) {
      const result = ended(accepted(roving('TRIFECTA', '18.00', [banker], others)));
      // 18 combinations for $18: a dollar each.
      expect(result).toMatchObject({ outcome: 'Won', payout: trifecta() });
    }
    expect(ended(accepted(roving('TRIFECTA', '18.00', [d], [a, b, c])))).toMatchObject({ outcome: 'Lost' });
  });

  it('is told in the words of the ticket', () => {
    const row = accepted(roving('TRIFECTA', '18.00', [a], [b, c, d]));
    expect(desk.ticket(row.ticketSerialNumber)?.parts[0]).toMatchObject({
      combinations: 18,
      words: { selection: `${a} roving / ${b},${c},${d}` },
    });
  });

  it('plays with the whole field, and with what is drawn', () => {
    const left = racing
      .card(race)
      .runners.filter((one) => !one.vacantBox && !(one.scratching && one.scratching.at <= NOON));
    clock.now = NOON;
    const asked = price([roving('QUINELLA', '50.00', [a], ['FIELD'])]).body.bets[0];
    expect(asked.combinations).toBe(left.length - 1);
    const drawn = accepted(roving('TRIFECTA', '6.00', [a], M));
    expect(drawn.legs[0].roving).toEqual([a]);
    expect(runners(drawn)[0]).toHaveLength(2);
    expect(runners(drawn)[0]).not.toContain(a);
  });

  it('gives all back when the banker is scratched', () => {
    const gone = racing.card(late).runners.find(({ scratching }) => scratching?.late)?.number ?? 0;
    const others = racing
      .card(late)
      .starters.slice(0, 4)
      .map(({ number }) => number);
    const bet = { ...roving('TRIFECTA', '10.00', [gone], others), ...tote(late, 'TRIFECTA', '10.00', []) };
    const row = accepted({
      ...bet,
      flexi: true,
      legs: [{ roving: [gone], positions: [{ selections: others }] }],
    });
    expect(ended(row)).toMatchObject({ outcome: 'Refunded', payout: 1000 });
  });

  it('makes no bet where it leaves no place for others, is one of them, or over several races', () => {
    expect(code(roving('WIN', '1.00', [a], [b]))).toBe('SELECTIONS_INVALID');
    expect(code(roving('EXACTA', '1.00', [a, b], [c]))).toBe('SELECTIONS_INVALID');
    expect(code(roving('TRIFECTA', '6.00', [a], [a, b, c]))).toBe('SELECTIONS_INVALID');
    expect(code(roving('TRIFECTA', '6.00', [99], [b, c]))).toBe('RUNNER_NOT_FOUND');
    const double = {
      ...tote(race, 'RUNNING_DOUBLE', '1.00', []),
      legs: [0, 1].map(() => ({ roving: [a], positions: [{ selections: ['FIELD'] }] })),
    };
    expect(code(double)).toBe('SELECTIONS_INVALID');
  });
});

describe('a trio', () => {
  it('is refused in so many words: the accounts do not offer it', () => {
    clock.now = NOON;
    const [row] = place([tote(race, 'TRIO', '1.00', [[1, 2, 3]])]).body.bets;
    expect(row.errors[0]).toMatchObject({
      code: 'POOL_NOT_OFFERED',
      message: 'Trio is not offered by the practice accounts',
    });
  });
});
