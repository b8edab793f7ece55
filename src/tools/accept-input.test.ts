import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { acceptInput } from './accept-input.js';
import { fullShape } from './full-input.js';
import { SECRET_ARGUMENTS } from './grammar.js';
import { tools } from './registry.js';

const tool = (name: string) => tools.find((one) => one.name === name)!;
const NEXT = tool('racing_get_next_to_go');

function refusal(name: string, given: unknown): readonly { argument: string; message: string }[] {
  try {
    acceptInput(tool(name), given);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).issues;
  }
  throw new Error('was accepted');
}

describe('what is accepted', () => {
  it('has its defaults, and nothing for what is absent or null', () => {
    const wanted = { max_races: 10, include_recently_closed: false };
    expect(acceptInput(NEXT, undefined)).toEqual(wanted);
    expect(acceptInput(NEXT, {})).toEqual(wanted);
    expect(acceptInput(NEXT, { venue: null, race_type: undefined, max_races: null })).toEqual(wanted);
  });

  it('is spelled as the upstream spells it', () => {
    expect(acceptInput(NEXT, { race_type: 'g', jurisdiction: 'vic', venue: ' Randwick ' })).toMatchObject({
      race_type: 'G',
      jurisdiction: 'VIC',
      venue: 'Randwick',
    });
  });
});

describe('an argument that a tool does not have', () => {
  it.each([
    ['racing_get_next_to_go', 'count', 'max_races'],
    ['racing_get_next_to_go', 'num_races', 'max_races'],
    ['racing_get_next_to_go', 'maxRaces', 'max_races'],
    ['racing_get_next_to_go', 'state', 'jurisdiction'],
    ['racing_get_race', 'meeting_id', 'key'],
    ['racing_get_race', 'race_id', 'key'],
    ['racing_get_race', 'date', 'meeting_date'],
    ['racing_get_race', 'venue_code', 'venue_mnemonic'],
    ['racing_get_race', 'fixedOdds', 'fixed_odds'],
    ['racing_get_race', 'token', 'access_token'],
    ['sports_get_open_sport', 'sport_id', 'sport_name'],
    ['sports_get_open_competition', 'competition_id', 'competition_name'],
    ['sports_get_open_tournament', 'tournament_id', 'tournament_name'],
    ['sports_get_open_match_in_competition', 'match_id', 'match_name'],
  ])('%s: %s is named with %s, which is meant', (name, given, meant) => {
    expect(refusal(name, { [given]: 1 })).toContainEqual({
      argument: given,
      message: `there is no argument "${given}"; did you mean ${meant}?`,
    });
  });

  it.each([
    ['zzzzzzzzzz', '"zzzzzzzzzz"'],
    ['constructor', '"constructor"'],
    ['__proto__', '"__proto__"'],
    ['', '""'],
    ['a\u001b[31m\u202eb', '"ab"'],
  ])('%j, near to none, is named with all that are accepted', (given, shown) => {
    const [issue] = refusal('racing_get_all_meeting_dates', JSON.parse(`{${JSON.stringify(given)}:1}`));
    expect(issue?.message).toBe(
      `there is no argument ${shown}. Accepted: access_token, jurisdiction, detail.`,
    );
  });

  it('is told without its value', () => {
    expect(JSON.stringify(refusal('racing_get_race', { pasword: 'hidden-word' }))).not.toContain('hidden');
  });
});

describe('a refusal', () => {
  it('names every problem at once, in the order given, what is missing at the end', () => {
    const found = refusal('racing_get_runner_form', { detail: 'FULL', count: 1, race_type: 'T' });
    expect(found.map(({ argument }) => argument)).toEqual(['detail', 'count', 'race_type', 'runner_number']);
    expect(found.map(({ message }) => message)).toEqual([
      'detail "FULL" is not accepted. Accepted: concise or full (full: whole body too).',
      expect.stringContaining('there is no argument "count"'),
      'race_type "T" is not a race type. Accepted: R (thoroughbreds), H (harness), G (greyhounds).',
      'runner_number is missing. Accepted: a whole number from 1 to 99.',
    ]);
  });

  it.each([
    ['racing_get_meetings', {}, 'meeting_date is missing. Accepted: YYYY-MM-DD, today, tomorrow, futures.'],
    [
      'racing_get_next_to_go',
      { max_races: 51 },
      'max_races 51 is not accepted. Accepted: a whole number from 1 to 50.',
    ],
    ['racing_get_race', { fixed_odds: 'yes' }, 'fixed_odds "yes" is not accepted. Accepted: true or false.'],
    [
      'tab_get',
      { path: '/v1', params: 'a=1' },
      'params "a=1" is not accepted. Accepted: an object (Query parameters).',
    ],
    [
      'racing_get_race',
      { race_number: { a: 1 } },
      'race_number {"a":1} is not text. Accepted: a race number from 1 to 99, or',
    ],
    [
      'sports_get_open_sport',
      { sport_name: ' ' },
      'sport_name " " is empty. Accepted: a name as answers print it',
    ],
    [
      'footytab_get_round_details',
      { sport_name: 'AFL', round_number: 1, series: 'x'.repeat(61) },
      'is not accepted. Accepted: text of 1 to 60 characters',
    ],
    ['racing_get_race', { key: `\u001b[31m${'x'.repeat(900)}` }, 'key "\\u001b[31mxxxx'],
    [
      'racing_get_approximates',
      { key: 'today/R/WFM/4' },
      'wagering_product is missing. Accepted: Win, Place, Quinella, Exacta, Duet, Trifecta, FirstFour,',
    ],
    ['racing_get_meetings', { meeting_date: ' 2026-11-24' }, 'meeting_date " 2026-11-24" is not a date.'],
  ])('of %s %j says "%s"', (name, given, wanted) => {
    expect(refusal(name, given)[0]?.message).toContain(wanted);
    expect(refusal(name, given)[0]?.message.length).toBeLessThan(300);
  });

  it.each([[[]], ['text'], [5], [true], [null]])('of arguments that are %j says so', (given) => {
    expect(refusal('racing_get_race', given)).toEqual([
      { argument: 'arguments', message: 'The arguments are not an object. Accepted: named arguments.' },
    ]);
  });

  it('of thousands of arguments is short', () => {
    const given = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`x${i}`, i]));
    expect(refusal('racing_get_all_meeting_dates', given)).toEqual([
      {
        argument: 'arguments',
        message: '5000 arguments are more than any tool takes. Accepted: access_token, jurisdiction, detail.',
      },
    ]);
  });

  it('never repeats a secret', () => {
    for (const one of tools) {
      for (const argument of Object.keys(fullShape(one)).filter((name) => SECRET_ARGUMENTS.has(name))) {
        const found = refusal(one.name, { [argument]: 'hid\u0000den-value' });
        expect(found.find((issue) => issue.argument === argument)?.message).toContain('(not shown)');
        expect(JSON.stringify(found)).not.toMatch(/hid|den-value/);
      }
    }
  });
});

describe('any input at all', () => {
  it('is accepted or refused in words, never anything else', () => {
    const names = fc.constantFrom(...new Set(tools.flatMap((one) => Object.keys(fullShape(one)))));
    const input = fc.dictionary(fc.oneof(names, fc.string()), fc.jsonValue(), { maxKeys: 5 });
    const unsound = /undefined|NaN|\[object|Symbol/;
    fc.assert(
      fc.property(fc.constantFrom(...tools), input, (one, given) => {
        fc.pre(!unsound.test(JSON.stringify(given)));
        try {
          acceptInput(one, given);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
          expect((error as Error).message).not.toMatch(unsound);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
