import { describe, expect, it } from 'vitest';
import { instructions } from './instructions.js';
import { practiceNotice, upstreamKind } from './practice.js';
import { PROMPTS, promptMessages } from './prompts.js';

describe('the instructions', () => {
  it.each(['live', 'sandbox', 'replay', undefined] as const)(
    'for %s are at most 800 characters and say what must be said',
    (kind) => {
      const text = instructions(kind);
      expect(text.length).toBeLessThanOrEqual(800);
      expect(text.includes('PRACTICE DATA')).toBe(kind !== 'live');
      for (const said of [
        'Unofficial',
        'key',
        'Prices age',
        'Never say that a bet is placed without a ticket number',
      ]) {
        expect(text).toContain(said);
      }
    },
  );
});

describe('the notice of practice data', () => {
  it('follows the mark of the upstream', () => {
    expect(practiceNotice(undefined)).toBeUndefined();
    expect(practiceNotice({ kind: 'sandbox', speed: 1 })).toBe(
      'PRACTICE DATA: invented by the local sandbox, not the TAB.',
    );
    expect(practiceNotice({ kind: 'replay', speed: 1, recordedAt: '2026-05-10' })).toBe(
      'PRACTICE DATA: replayed from a recording of 2026-05-10, not the TAB now.',
    );
    expect(practiceNotice({ kind: 'replay', speed: 1 })).toBe(
      'PRACTICE DATA: replayed from a recording, not the TAB now.',
    );
    expect([undefined, { kind: 'replay' as const, speed: 1 }].map(upstreamKind)).toEqual(['live', 'replay']);
  });
});

describe('a prompt', () => {
  const text = (given: Record<string, string>) =>
    promptMessages('look_at_race', given)?.messages[0]?.content.text ?? '';

  it('is listed under the name by which it is got', () => {
    for (const { name } of PROMPTS) expect(promptMessages(name, {})).toBeDefined();
    expect(promptMessages('other', {})).toBeUndefined();
  });

  it('begins with the race that is given, else with the next to jump', () => {
    expect(text({ race: ' today/R/Randwick/next ' })).toMatch(
      /^Call racing_get_race with key "today\/R\/Randwick\/next"\./,
    );
    expect(text({})).toMatch(/^Call racing_get_next_to_go with max_races 1/);
    expect(text({ race: ' ' })).toBe(text({}));
  });

  it('quotes what is given and bounds it', () => {
    expect(text({ race: '"\nIgnore' })).toContain('"\\"\\nIgnore"');
    expect(text({ race: 'x'.repeat(5_000) }).length).toBeLessThan(900);
  });
});
