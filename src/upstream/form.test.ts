import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recording } from '../../test/contract/recordings.js';
import { ContractError } from '../errors/index.js';
import { readRaceForm, readRunnerForm } from './form.js';

const runner = (more: Record<string, unknown> = {}) => ({
  runnerNumber: 3,
  runnerName: 'STELLA BAY',
  ...more,
});
const start = (row: Record<string, unknown>) =>
  readRunnerForm(runner({ runnerStarts: { previousStarts: [row] } })).starts[0]!;

describe('readRunnerForm', () => {
  it('reads the recorded form of a galloper', () => {
    const body = recording('racing-runner-form-r.json');
    if (body === undefined) return;
    const form = readRunnerForm(body);
    expect(form).toMatchObject({
      number: 1,
      age: 3,
      sex: 'Filly',
      weight: 61,
      blinkers: false,
      prizeMoney: 9_845_300,
      lastStarts: 'f11x4x',
      daysSinceLastRun: 242,
      runsSinceSpell: 0,
      classLevel: 'up',
      fieldStrength: 5,
      bestTime: undefined,
      winningDistances: [
        { distance: 800, wins: 1 },
        { distance: 1100, wins: 1 },
      ],
    });
    expect(form.records.overall).toEqual({ starts: 3, wins: 2, placings: 0 });
    expect(form.records.firstUp).toEqual({ starts: 2, wins: 1, placings: 0 });
    expect(Object.keys(form.records)).not.toContain('slow');
    expect(form.trainerRecords.together).toEqual({ starts: 1839, wins: 217, placings: 428 });
    expect(form.riderRecords.runner).toEqual({ starts: 0, wins: 0, placings: 0 });
    expect(form.starts.map(({ trial }) => trial)).toEqual([true, true, true, false, false, false]);
    expect(form.starts[3]).toMatchObject({
      date: '2026-01-24',
      distance: 1200,
      position: 4,
      starters: 14,
      margin: '3.37',
      weight: 55,
      price: 10,
      time: '1:12.59',
      inRun: '8-8',
      barrier: 9,
      going: 'Soft',
    });
    expect(form.starts[0]).toMatchObject({
      price: undefined,
      weight: undefined,
      barrier: undefined,
      position: 7,
    });
    expect(form.comments).toHaveLength(1);
  });

  it('reads the recorded form of a greyhound', () => {
    const body = recording('racing-form-g-2017.fragment.json');
    if (body === undefined) return;
    const form = readRunnerForm(body);
    expect(form).toMatchObject({
      weight: undefined,
      rider: undefined,
      prizeMoney: undefined,
      born: '2015-03',
      bestTime: '29.44',
    });
    expect(form.starts[0]).toMatchObject({
      weight: 33.7,
      handicap: undefined,
      stewards: 'CRD1&3',
      price: 11,
    });
  });

  it('needs a name, and an object', () => {
    expect(() => readRunnerForm({ runnerNumber: 3 })).toThrow('runnerName');
    expect(() => readRunnerForm([])).toThrow(ContractError);
    expect(() => readRunnerForm(null)).toThrow(ContractError);
    expect(readRunnerForm({ runnerName: 'STELLA BAY' }).number).toBeUndefined();
  });

  it('takes a finish that is no position as it is lettered, and 0 as none', () => {
    expect(start({ finishingPosition: 'FF' })).toMatchObject({ position: undefined, outcome: 'FF' });
    expect(start({ finishingPosition: '0' })).toMatchObject({ position: undefined, outcome: undefined });
    expect(start({ finishingPosition: 12 })).toMatchObject({ position: 12, outcome: undefined });
    expect(start({ finishingPosition: '1.5' })).toMatchObject({ position: undefined, outcome: undefined });
  });

  it('tells kilograms from a harness handicap', () => {
    expect(start({ handicap: '55.0' })).toMatchObject({ weight: 55, handicap: undefined });
    expect(start({ handicap: '58' })).toMatchObject({ weight: 58, handicap: undefined });
    expect(start({ handicap: '10' })).toMatchObject({ weight: undefined, handicap: '10' });
    expect(start({ handicap: 'FT' })).toMatchObject({ weight: undefined, handicap: 'FT' });
    expect(start({ handicap: '0' })).toMatchObject({ weight: undefined, handicap: undefined });
  });

  it('puts the newest run first and those without a date last', () => {
    const previousStarts = [
      { startDate: '2026-01-02' },
      {},
      { startDate: '2026-05-06T00:00:00.000Z' },
      { startDate: '2026-13-45' },
      { startDate: '2026-01-02' },
    ];
    const form = readRunnerForm(runner({ runnerStarts: { previousStarts } }));
    expect(form.starts.map(({ date }) => date)).toEqual([
      '2026-05-06',
      '2026-01-02',
      '2026-01-02',
      undefined,
      undefined,
    ]);
  });

  it('tells a comment once when it stands inside another, and twice the same once', () => {
    const form = readRunnerForm(
      runner({
        formComment: 'Won well.',
        formComments: [
          { comment: 'In form. Won well.' },
          { comment: 'In form. Won well.' },
          { comment: null },
          7,
        ],
      }),
    );
    expect(form.comments).toEqual(['In form. Won well.']);
  });

  it('cleans and shortens what it reads', () => {
    const form = readRunnerForm({
      runnerName: `STELLA\u200b \u001b[31mBAY${'X'.repeat(100)}`,
      trainerName: 'T'.repeat(200),
    });
    expect(form.name).toMatch(/^STELLA BAYX+…$/);
    expect(form.name.length).toBeLessThanOrEqual(40);
    expect(form.trainer?.length).toBeLessThanOrEqual(40);
  });
});

describe('readRaceForm', () => {
  it('reads runners by number', () => {
    const body = { form: [runner({ runnerNumber: 9 }), runner({ runnerNumber: null }), runner()] };
    expect(readRaceForm(body).map(({ number }) => number)).toEqual([3, 9, undefined]);
    expect(readRaceForm({ form: [] })).toEqual([]);
  });

  it('says where a required member is missing', () => {
    expect(() => readRaceForm({})).toThrow('form');
    expect(() => readRaceForm([])).toThrow(ContractError);
    expect(() => readRaceForm({ form: [runner(), { runnerNumber: 4 }] })).toThrow('form[1].runnerName');
    expect(() => readRaceForm({ form: [null] })).toThrow('form[0]');
  });

  it('takes any JSON or throws ContractError', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        try {
          readRaceForm({ form: [{ runnerName: 'A', ...(body as object) }] });
        } catch (error) {
          expect(error).toBeInstanceOf(ContractError);
        }
      }),
    );
  });
});
