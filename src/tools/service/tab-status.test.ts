import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../util/json.js';
import { testContext } from '../context.testing.js';
import type { RunResult, RunTool } from '../define-tool.js';
import { inputJsonSchema } from '../full-input.js';
import { unsound } from '../view.testing.js';
import { BARE, NOW, TROUBLED } from './status.testing.js';
import { tool } from './tab-status.js';

const MAX_TEXT = 1_500;

async function answerOf(status: JsonObject): Promise<RunResult & { lines: string[] }> {
  const { context, asked } = testContext({ now: NOW });
  const answer = await (tool as RunTool).run({ ...context, status: () => status }, {});
  expect(asked).toEqual({ requests: [], grants: [] });
  expect(unsound(answer)).toBeUndefined();
  expect(answer.text.length).toBeLessThanOrEqual(MAX_TEXT);
  expect(JSON.stringify(answer.facts).length).toBeLessThanOrEqual(MAX_TEXT * 1.5);
  return { ...answer, lines: answer.text.split('\n') };
}

describe('tab_status', () => {
  it('tells why answers are old, in words, without asking anybody', async () => {
    const { text } = await answerOf(TROUBLED);
    expect(text).toBe(
      [
        'Practice data from the embedded sandbox: invented, not the TAB.',
        'Last good answer 52s ago, at 14:01 AEDT.',
        "The TAB's API failed too often and has been left alone for 40s. Next try in 9s. Until then only kept answers are given, with their age.",
        "The TAB's API asked to go slower: requests go on in 4s.",
        "7 requests to the TAB's API waiting for a turn.",
        "Clock: this computer is 3m 2s ahead of the practice world's, which is used.",
        'Kept answers: 63 % of 600 reads came from memory · api 70 % of 500, race 30 % of 100 · old answers: 50.',
        'Asked again 14 times in 150 calls, 2 more not made so as not to add to the load.',
        'Protection set by the operator: no-retry.',
        'Prices for NSW unless asked otherwise · betting: not in this version: it only reads',
        'TAB MCP 0.1.0 · 29 tools · unofficial',
      ].join('\n'),
    );
  });

  it('gives the same as facts', async () => {
    expect((await answerOf(TROUBLED)).facts).toEqual({
      practice: true,
      upstream: 'sandbox',
      address: 'embedded sandbox',
      last_good_answer: '2026-11-24T14:01:08+11:00',
      last_good_answer_age_s: 52,
      services: {
        tabcorp_api: { state: 'open', failures_in_row: 12, open_for_s: 40, next_try_in_s: 9 },
        tabcorp_oauth: { state: 'closed' },
      },
      limits: { tabcorp_api: { running: 2, queued: 7, refused: 1, paused_for_s: 4 } },
      clock_known: true,
      clock_skew_s: 182,
      hit_rate_percent: 63,
      caches: {
        api: { reads: 500, hit_rate_percent: 70, old: 50 },
        race: { reads: 100, hit_rate_percent: 30, old: 0 },
      },
      retries: {
        tabcorp_api: { calls: 140, retries: 14, refused: 2 },
        tabcorp_oauth: { calls: 10, retries: 0, refused: 0 },
      },
      resilience: 'no-retry',
      jurisdiction: 'NSW',
      betting: 'not in this version: it only reads',
      tools: 29,
      version: '0.1.0',
    });
  });

  it('gives the whole status to whoever asks for the whole', async () => {
    expect((await answerOf(TROUBLED)).rawBody).toBe(TROUBLED);
  });

  it('says of a server that has asked nobody yet that it has not', async () => {
    expect((await answerOf(BARE)).lines).toEqual([
      'Live: set to read real data from https://api.example.test; nothing has answered yet.',
      'No answer since this server started.',
      "Clock: this computer's, until an answer tells the TAB's.",
      'Prices for NSW unless asked otherwise · betting: not in this version: it only reads',
      'TAB MCP 0.1.0 · 29 tools · unofficial',
    ]);
  });

  const calm = {
    ...BARE,
    clock: { now: new Date(NOW).toISOString(), known: true, skew_seconds: 2 },
    circuits: { tabcorp_api: { state: 'closed', failures: 0 } },
    caches: { api: { hits: 1, misses: 1, stale: 0, joined: 0 }, race: {} },
    retries: { tabcorp_api: { calls: 0, retries: 0 } },
    resilience: 'on',
  };

  it('says when there is no trouble, and nothing that nobody needs', async () => {
    const { lines } = await answerOf(calm);
    expect(lines.slice(0, 4)).toEqual([
      'Live: real data from https://api.example.test.',
      'No trouble: nothing is left alone, nothing waits.',
      "Clock: this computer agrees with the TAB's.",
      'Kept answers: 50 % of 2 reads came from memory.',
    ]);
    expect(lines).toHaveLength(6);
  });

  it.each<[string, JsonObject, string]>([
    ['a replay', { ...TROUBLED, upstream: 'replay' }, 'replayed from a recording, not the TAB now'],
    [
      'a trial',
      { ...calm, circuits: { tabcorp_oauth: { state: 'half-open' } } },
      "The TAB's log-in failed and is being tried again",
    ],
    [
      'a trial that is due',
      { ...calm, circuits: { x: { state: 'open', next_try_at: NOW } } },
      'X failed too often and has been left alone. Next try now.',
    ],
    [
      'a slow clock',
      { ...calm, clock: { known: true, skew_seconds: -90 } },
      "this computer is 1m 30s behind the TAB's",
    ],
    [
      'a failure',
      { ...calm, circuits: { tabcorp_api: { state: 'closed', failures_in_row: 1 } } },
      "The last request to the TAB's API failed. Until one is answered, kept answers are given, with their age.",
    ],
    [
      'failures in a row',
      { ...calm, circuits: { tabcorp_api: { state: 'closed', failures_in_row: 12 } } },
      "The last 12 requests to the TAB's API failed. Until",
    ],
    [
      'a service that was left alone and failed',
      { ...calm, circuits: { tabcorp_api: { state: 'half-open', failures_in_row: 12 } } },
      "The TAB's API failed and is being tried again, one request at a time.",
    ],
    [
      'a cache that is turned off',
      { ...calm, caches: { api: {} }, resilience: 'no-retry,no-cache' },
      'Kept answers: none, as the operator turned them off.',
    ],
    [
      'protection that is turned off',
      { ...calm, caches: { api: {} }, resilience: 'off' },
      'Kept answers: none, as the operator turned them off.',
    ],
    ['an unused cache', { ...calm, caches: { api: {} } }, 'Kept answers: nothing was read yet.'],
    [
      'retries',
      { ...calm, retries: { tabcorp_api: { calls: 10, retries: 1 } } },
      'Asked again 1 time in 10 calls.',
    ],
    ['an unknown address', { ...calm, address: undefined }, 'Live: real data.'],
  ])('words %s', async (_, status, words) => {
    expect((await answerOf(status)).text).toContain(words);
  });

  it('answers soundly whatever the status is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(TROUBLED).filter((name) => TROUBLED[name] instanceof Object)),
        fc.dictionary(fc.constantFrom('now', 'known', 'calls', 'tabcorp_api', 'api'), fc.jsonValue()),
        async (name, value) => void (await answerOf({ ...TROUBLED, [name]: value })),
      ),
    );
  });

  it('takes no argument but detail, and asks nothing of the world', () => {
    const { properties } = inputJsonSchema(tool) as { properties: object };
    expect(Object.keys(properties)).toEqual(['detail']);
    expect((tool as RunTool).annotations).toEqual({ openWorldHint: false });
    expect(tool.description.length).toBeLessThanOrEqual(200);
  });
});
