import { describe, expect, it } from 'vitest';
import type { Answer } from '../tools/define-tool.js';
import { presentAnswer, type Surroundings } from './present-answer.js';

const NOTICE = 'PRACTICE DATA: invented.';
const RAW = { body: { races: [1, 2] }, text: '{ "races" : [1, 2] }' };
const ANSWER: Answer = { text: 'One race', facts: { races: 1 }, key: 'k', state: 'open', nextCursor: 'c' };
const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  notice: undefined,
  notes: [],
  upstream: 'live',
  source: 'upstream',
  asOf: Date.parse('2026-11-24T02:00:00Z'),
  ageSeconds: 4,
  zone: 'Australia/Sydney',
  detail: 'concise',
  structured: true,
  maxChars: 100_000,
  narrow: 'Narrow it.',
  ...more,
});

describe('a concise answer', () => {
  it('is the text, and the facts with what every answer tells', () => {
    expect(presentAnswer(ANSWER, around({ raw: RAW }))).toEqual({
      content: [{ type: 'text', text: 'One race' }],
      structuredContent: {
        key: 'k',
        state: 'open',
        as_of: '2026-11-24T13:00:00+11:00',
        age_seconds: 4,
        source: 'upstream',
        upstream: 'live',
        facts: { races: 1 },
        next_cursor: 'c',
      },
    });
  });

  it('begins with the notice of practice data, then the notes', () => {
    const result = presentAnswer(
      { text: 'T', facts: null },
      around({ notice: NOTICE, notes: ['A.', 'B.'], upstream: 'sandbox' }),
    );
    expect(result.content[0]?.text).toBe(`${NOTICE}\nA.\nB.\nT`);
    expect(result.structuredContent).toMatchObject({
      notice: NOTICE,
      note: 'A. B.',
      upstream: 'sandbox',
      facts: null,
    });
  });

  it('is the text alone where structured results are off', () => {
    expect(presentAnswer(ANSWER, around({ structured: false, notice: NOTICE }))).toEqual({
      content: [{ type: 'text', text: `${NOTICE}\nOne race` }],
    });
  });
});

describe('a full answer', () => {
  it('begins with exactly the upstream’s text, and carries its body', () => {
    const result = presentAnswer(ANSWER, around({ detail: 'full', raw: RAW, notice: NOTICE }));
    expect(result.content.map((block) => block.text)).toEqual([RAW.text, `${NOTICE}\nOne race`]);
    expect(result.structuredContent?.['body']).toBe(RAW.body);
  });

  it.each([
    ['at the limit', RAW.text.length, true],
    ['over the limit', RAW.text.length - 1, false],
    ['without a limit', 0, true],
  ])('%s gives the body or says how to narrow it', (_, maxChars, given) => {
    const result = presentAnswer(ANSWER, around({ detail: 'full', raw: RAW, maxChars }));
    expect(result.content).toHaveLength(given ? 2 : 1);
    expect('body' in (result.structuredContent ?? {})).toBe(given);
    const told = `The whole body has 20 characters, more than the ${maxChars} that are given. Narrow it.`;
    if (given) expect(JSON.stringify(result)).not.toContain('Narrow it');
    else {
      expect(result.content[0]?.text).toBe(`${told}\nOne race`);
      expect(result.structuredContent?.['note']).toBe(told);
    }
  });

  it('gives a body that a filter of ours changed as it then is', () => {
    const result = presentAnswer({ ...ANSWER, body: { races: [1] } }, around({ detail: 'full', raw: RAW }));
    expect(result.content[0]?.text).toBe('{"races":[1]}');
    expect(result.structuredContent?.['body']).toEqual({ races: [1] });
  });

  it('without any body is as concise', () => {
    expect(presentAnswer(ANSWER, around({ detail: 'full' })).content).toHaveLength(1);
    expect(
      presentAnswer({ ...ANSWER, body: undefined }, around({ detail: 'full', raw: RAW })).content,
    ).toHaveLength(1);
  });

  it('carries the body in the text alone where structured results are off', () => {
    const result = presentAnswer(ANSWER, around({ detail: 'full', raw: RAW, structured: false }));
    expect(result.content[0]?.text).toBe(RAW.text);
    expect(result).not.toHaveProperty('structuredContent');
  });
});
