import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { recording } from '../../../test/contract/recordings.js';
import { InputError } from '../../errors/index.js';
import { testContext } from '../context.testing.js';
import type { RunResult, RunTool } from '../define-tool.js';
import { unsound } from '../view.testing.js';
import { tool } from './tab-get.js';

const get = tool as RunTool;
const now = Date.parse('2026-11-24T03:02:00Z');

async function ask(input: Record<string, unknown>, body: unknown = { dates: [] }) {
  const { context, asked } = testContext({ now, body });
  const result: RunResult = await get.run(context, input as never);
  return { result, requests: asked.requests };
}

describe('tab_get', () => {
  it('asks for the path with the query, and tells what came', async () => {
    const body = { dates: [{ meetingDate: '2026-11-24', dateName: 'Today' }], _links: {}, count: 1 };
    const { result, requests } = await ask(
      { path: '/v1/tab-info-service/racing/dates', params: { a: 1 } },
      body,
    );
    expect(requests).toEqual([
      { path: '/v1/tab-info-service/racing/dates', query: { a: '1', jurisdiction: 'NSW' } },
    ]);
    expect(result.text.split('\n')).toEqual([
      'GET /v1/tab-info-service/racing/dates?a=1&jurisdiction=NSW',
      `HTTP 200 · ${JSON.stringify(body).length} characters · read 4 s ago`,
      'Members: dates: list of 1, _links: object of 0, count',
      "The TAB's answer, as it came:",
      '{"dates":[{"meetingDate":"2026-11-24","dateName":"Today"}],"_links":{},"count":1}',
    ]);
    expect(result.facts).toEqual({
      method: 'GET',
      asked: '/v1/tab-info-service/racing/dates?a=1&jurisdiction=NSW',
      status: 200,
      characters: JSON.stringify(body).length,
      kind: 'object of 3',
      whole: true,
      value: body,
    });
    expect(result.asOf).toBe(now - 4_000);
    expect(result.rawBody).toBe(body);
    expect('body' in result).toBe(false);
  });

  it('adds the jurisdiction under the info service only, and never over one that is given', async () => {
    const query = async (input: Record<string, unknown>) => (await ask(input)).requests[0]?.query;
    expect(await query({ path: '/v1/pricing-service/x' })).toEqual({});
    expect(await query({ path: '/v1/tab-info-services/x' })).toEqual({});
    expect(await query({ path: '/v1/tab-info-service/x?jurisdiction=VIC' })).toEqual({ jurisdiction: 'VIC' });
    expect(await query({ path: '/v1/tab-info-service/x', params: { jurisdiction: 'SA' } })).toEqual({
      jurisdiction: 'SA',
    });
    expect(await query({ path: '/v1/tab%2dinfo-service/x' })).toEqual({ jurisdiction: 'NSW' });
  });

  it('sends nothing for a path out of the base or a clash', async () => {
    const { context, asked } = testContext({ now, body: {} });
    for (const input of [
      { path: 'https://evil.test/' },
      { path: '/v1/%2e%2e/oauth' },
      { path: '/v1/a?b=1', params: { b: 1 } },
      { path: '/v1/a', params: { b: 'x\ny' } },
    ]) {
      await expect(get.run(context, input as never)).rejects.toBeInstanceOf(InputError);
    }
    expect(asked.requests).toEqual([]);
  });

  it('gives the selected part, in full too', async () => {
    const body = { dates: [{ meetingDate: '2026-11-24' }, { meetingDate: '2026-11-25' }] };
    const { result } = await ask({ path: '/v1/x', select: '/dates/1' }, body);
    expect(result.text).toContain('select /dates/1: object of 1');
    expect(result.text).toContain('{"meetingDate":"2026-11-25"}');
    expect(result.facts).toMatchObject({ select: '/dates/1', value: { meetingDate: '2026-11-25' } });
    expect(result.body).toBe(body.dates[1]);
    expect(result.rawBody).toBe(body);
    await expect(ask({ path: '/v1/x', select: '/dates/2' }, body)).rejects.toThrow(
      '/dates is a list, 0 to 1',
    );
  });

  it('tells lists, plain values and empty answers', async () => {
    expect((await ask({ path: '/v1/x' }, [1, 2])).result.text).toContain('The answer is list of 2.');
    expect((await ask({ path: '/v1/x' }, null)).result.text).toContain('The answer is null.');
    expect((await ask({ path: '/v1/x' }, {})).result.text).toContain('The answer is object of 0.');
    expect((await ask({ path: '/v1/x', select: '/a' }, { a: 5 })).result.facts).toMatchObject({ value: 5 });
  });

  it.each([
    'racing-race-r-pre.json',
    'racing-meetings-2026-09-23.excerpt.json',
    'sports-competition-rugby-league-nrl.json',
  ])('keeps %s within the budgets and says how to see more', async (file) => {
    const body = recording(file);
    if (body === undefined) return;
    const { result } = await ask({ path: '/v1/x' }, body);
    expect(result.text.length).toBeLessThanOrEqual(4_000);
    expect(JSON.stringify(result.facts).length).toBeLessThanOrEqual(6_000);
    expect(result.text.length).toBeGreaterThan(1_000);
    expect(result.text).toContain('More: select, a JSON pointer into it');
    expect(unsound(result)).toBeUndefined();
  });

  it('keeps any body within the budgets', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (body) => {
        const { result } = await ask({ path: '/v1/x' }, body);
        expect(result.text.length).toBeLessThanOrEqual(4_000);
        expect(JSON.stringify(result.facts).length).toBeLessThanOrEqual(6_000);
      }),
    );
    const long = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`${'n'.repeat(50)}${i}`, 'é"'.repeat(900)]),
    );
    const { result } = await ask({ path: `/v1/${'p'.repeat(900)}`, params: { q: 'v'.repeat(500) } }, long);
    expect(result.text.length).toBeLessThanOrEqual(4_000);
    expect(JSON.stringify(result.facts).length).toBeLessThanOrEqual(6_000);
  });

  it('bounds its arguments', () => {
    const shape = z.strictObject(get.input as z.ZodRawShape);
    const ok = (input: unknown) => shape.safeParse(input).success;
    expect(ok({ path: '/v1', params: { a: 'x', b: 1, c: true } })).toBe(true);
    expect(ok({ path: '' })).toBe(false);
    expect(ok({ path: 'p'.repeat(1_001) })).toBe(false);
    expect(ok({ path: '/v1', params: { a: null } })).toBe(false);
    expect(ok({ path: '/v1', params: { a: Number.POSITIVE_INFINITY } })).toBe(false);
    expect(ok({ path: '/v1', params: { a: 'x'.repeat(501) } })).toBe(false);
    const many = Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`p${i}`, i]));
    expect(ok({ path: '/v1', params: many })).toBe(false);
    expect(ok({ path: '/v1', select: '/'.repeat(301) })).toBe(false);
  });
});
