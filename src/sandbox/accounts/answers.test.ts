import { describe, expect, it } from 'vitest';
import { createAnswers } from './answers.js';

const answer = (text: string) => ({ slip: text, reply: { status: 201, body: { text } } });

describe('the answers to slips', () => {
  it('are found by account and transaction, as they were', () => {
    const answers = createAnswers();
    answers.keep('1', 'a', answer('first'));
    answers.keep('2', 'a', answer('second'));
    expect(answers.find('1', 'a')).toEqual(answer('first'));
    expect(answers.find('2', 'a')).toEqual(answer('second'));
    expect(answers.find('1', 'b')).toBeUndefined();
  });

  it('leave the oldest first when they are too many to keep, never the last', () => {
    const answers = createAnswers(2_000);
    for (const id of ['a', 'b', 'c']) answers.keep('1', id, answer(id.repeat(400)));
    expect(['a', 'b', 'c'].map((id) => answers.find('1', id) !== undefined)).toEqual([false, true, true]);
    answers.keep('1', 'd', answer('d'.repeat(9_000)));
    expect(['b', 'c', 'd'].map((id) => answers.find('1', id) !== undefined)).toEqual([false, false, true]);
    answers.keep('1', 'e', answer('e'));
    expect(answers.find('1', 'e')).toEqual(answer('e'));
  });

  it('take the place of one under the same transaction', () => {
    const answers = createAnswers(2_000);
    for (let i = 0; i < 5; i++) answers.keep('1', 'a', answer(String(i).repeat(400)));
    answers.keep('1', 'b', answer('b'));
    expect(answers.find('1', 'a')?.slip).toBe('4'.repeat(400));
  });
});
