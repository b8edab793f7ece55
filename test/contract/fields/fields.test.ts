import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recording } from '../recordings.js';
import { visitAccounts, visitCalledOff, visitErrors, visitSearch } from './betting.js';
import { differencesFrom, differencesFromRecorded } from './check.js';
import { visitArchive, visitLists, visitRaces } from './racing.js';
import { type Body, readTable } from './table.js';
import { Tally } from './tally.js';
import { startVisit, type Visit } from './visit.js';

// The table of fields that docs/sandbox-fields.md shows, against the sandbox and against what was recorded.

const TUESDAY = '2026-11-24';
/** With a Big6, which only Saturdays have. */
const SATURDAY = '2026-11-28';
const NOON = Date.parse(`${TUESDAY}T01:00:00Z`);

/** Answers that are no JSON. */
const NO_BODY = ['GET /v1/tab-info-service/racing/silk/{description}'];

const table = readTable();

describe('the table of fields', () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await startVisit('fields', NOON);
    await visitRaces(visit, SATURDAY);
    await visitLists(visit, TUESDAY);
    await visitArchive(visit, '2026-12-01');
    await visitAccounts(visit, NOON);
    await visitSearch(visit, NOON);
    await visitCalledOff(visit, NOON);
    await visitErrors(visit);
  }, 240_000);
  afterAll(() => visit?.sandbox.stop());

  it('has every route of the sandbox, and each was visited', () => {
    const told = table.flatMap(({ routes }) => routes);
    expect(told.toSorted()).toEqual(
      [...visit.routes.filter((route) => !NO_BODY.includes(route)), 'errors'].toSorted(),
    );
    expect(told.filter((route) => !visit.seen.has(route))).toEqual([]);
  });

  it('has a row for every member, in its form, and no row for what there is not', () => {
    expect(differencesFrom(table, visit.seen)).toEqual([]);
  });
});

/** The members of what was recorded of a body; undefined when no recording is at hand. */
function recordedOf({ recordings }: Body): Set<string> | undefined {
  const paths = recordings.flatMap((one) => {
    const { file, at } = typeof one === 'string' ? { file: one, at: '' } : one;
    const body = recording(file);
    if (body === undefined) return [];
    const tally = new Tally();
    tally.add(body);
    return [...tally.members.keys()].filter(Boolean).map((path) => (at === '' ? path : `${at}.${path}`));
  });
  return paths.length === 0 ? undefined : new Set(paths);
}

describe('what the table marks as recorded', () => {
  it('is only in bodies that have a recording', () => {
    const without = table.filter(({ recordings }) => recordings.length === 0);
    const marked = without.filter(({ rows, references }) =>
      [...rows, ...references].some(({ mark }) => mark === 'recorded'),
    );
    expect(marked.map(({ name }) => name)).toEqual([]);
  });

  it.each(table.filter(({ recordings }) => recordings.length > 0).map((body) => [body.name, body] as const))(
    'is just what the recordings have: %s',
    (_, body) => {
      const recorded = recordedOf(body);
      if (recorded) expect(differencesFromRecorded(table, body, recorded)).toEqual([]);
    },
  );
});

describe('the comparison with the table', () => {
  const body = (name: string, rows: [string, string, Body['rows'][number]['mark']?][]): Body => ({
    name,
    routes: [name],
    recordings: [],
    references: [],
    leftOut: new Set(),
    rows: rows.map(([path, form, mark = 'ours']) => ({
      paths: [path],
      mark,
      forms: new Set(form.replace('?', '').split('|')),
      optional: form.endsWith('?'),
    })),
  });
  const tallied = (...bodies: object[]): Tally => {
    const tally = new Tally();
    for (const one of bodies) tally.add(one);
    return tally;
  };
  const told = (rows: [string, string][], ...bodies: object[]) =>
    differencesFrom([body('Race', rows)], new Map([['Race', tallied(...bodies)]]));

  it('finds nothing where they agree', () => {
    const rows: [string, string][] = [
      ['number', 'number'],
      ['runners[].name', 'text'],
      ['runners[].odds', 'object?'],
      ['runners[].odds.win', 'number|null'],
    ];
    const race = { number: 1, runners: [{ name: 'A' }, { name: 'B', odds: { win: null } }] };
    expect(told(rows, race, { number: 2, runners: [] })).toEqual([]);
  });

  it('names a member without a row, a row never met, and a form or an absence that is not told', () => {
    const rows: [string, string][] = [
      ['number', 'number'],
      ['name', 'text'],
      ['gone', 'text'],
    ];
    expect(told(rows, { number: 1, name: 'A', more: true, odds: { win: 2 } }, { number: null })).toEqual([
      'Race: number is null at times, which its row does not say',
      'Race: name is absent at times, which its row does not say',
      'Race: more (flag?) has no row',
      'Race: odds (object?) has no row',
      'Race: odds.win (number) has no row',
      'Race: gone was never met',
    ]);
  });

  it('asks for a row of an object that is not always there', () => {
    expect(told([['odds.win', 'number']], { odds: { win: 2 } }, {})).toEqual([
      'Race: odds (object?) may be absent, which needs a row',
    ]);
  });

  it('follows a place that is as another one', () => {
    const list: Body = {
      ...body('Races', [['races[].link', 'link']]),
      references: [{ at: 'races[]', mark: 'ours', body: 'Race', place: '', optional: false }],
    };
    const seen = new Map([
      ['Race', tallied({ number: 1 })],
      [
        'Races',
        tallied({
          races: [
            { number: 1, link: 'http://x/' },
            { number: '2', odd: 1, link: 'http://x/' },
          ],
        }),
      ],
    ]);
    expect(differencesFrom([body('Race', [['number', 'number']]), list], seen)).toEqual([
      'Races: races[].number is text at times, which its row does not say',
      'Races: races[].odd (number?) has no row',
    ]);
  });

  it('names what is marked as recorded and is not, and what is recorded and not marked so', () => {
    const race = body('Race', [
      ['number', 'number', 'recorded'],
      ['name', 'text', 'recorded'],
      ['odds.win', 'number', 'ours'],
    ]);
    const recorded = new Set(['number', 'odds', 'odds.win', 'pools', 'pools[]']);
    expect(differencesFromRecorded([race], race, recorded)).toEqual([
      'Race: name is marked as recorded, but is in no recording',
      'Race: odds.win is recorded, but has no row that says so',
      'Race: pools is recorded, but has no row that says so',
      'Race: pools[] is recorded, but has no row that says so',
    ]);
    expect(differencesFromRecorded([race], { ...race, leftOut: new Set(['pools']) }, recorded)).toHaveLength(
      2,
    );
  });
});
