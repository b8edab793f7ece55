import * as z from 'zod';
import { isObject, type Json, jsonObject } from '../../util/json.js';
import { cleanText, truncate } from '../../util/text.js';
import type { Exchange, ToolContext, ToolRequest } from '../context.js';
import { defineRunTool, type RunResult } from '../define-tool.js';
import { readWords } from '../racing/text/moment.js';
import { dotted } from '../text/format.js';
import { abridge, kindOf } from './abridge.js';
import { selectPart } from './pointer.js';
import { joinParams, MAX_PATH, safePath } from './safe-path.js';

const TEXT_BUDGET = 4_000;
const FACTS_BUDGET = 6_000;
const MAX_PARAMS = 30;

/** Only these services take a jurisdiction. */
const JURISDICTION_PREFIX = '/v1/tab-info-service/';

interface Input {
  path: string;
  params?: Record<string, string | number | boolean> | undefined;
  select?: string | undefined;
}

function requestOf(context: ToolContext, { path: written, params }: Input): ToolRequest {
  const { path, query } = safePath(written);
  const joined = joinParams(query, params);
  return {
    path,
    query:
      path.startsWith(JURISDICTION_PREFIX) && !Object.hasOwn(joined, 'jurisdiction')
        ? { ...joined, jurisdiction: context.jurisdiction }
        : joined,
  };
}

function askedText({ path, query }: ToolRequest): string {
  const written = new URLSearchParams(query).toString();
  return written === '' ? path : `${path}?${written}`;
}

/** `races: list of 12`, one line a member, the first 30. */
function outline(part: unknown): string[] {
  if (!isObject(part)) return [];
  const names = Object.keys(part);
  const shown = names.slice(0, 30).map((name) => {
    const value = part[name];
    const kind = Array.isArray(value) || isObject(value) ? `: ${kindOf(value)}` : '';
    return `${truncate(cleanText(name), 40)}${kind}`;
  });
  return [...shown, ...(names.length > 30 ? [`and ${names.length - 30} more`] : [])];
}

function excerptLines(part: unknown, budget: number): { lines: string[]; whole: boolean } {
  const { value, whole } = abridge(part, budget);
  return { lines: [JSON.stringify(value)], whole };
}

function present(exchange: Exchange, request: ToolRequest, input: Input, now: number): RunResult {
  const { status, body, text, answeredAt } = exchange;
  const part = input.select === undefined ? body : selectPart(body, input.select);
  const asked = truncate(askedText(request), 600);
  const members = outline(part);
  const head = [
    `GET ${asked}`,
    dotted(
      `HTTP ${status}`,
      `${text.length.toLocaleString('en-AU')} characters`,
      readWords((now - answeredAt) / 1000, 'upstream'),
    ),
    input.select === undefined ? '' : `select ${truncate(input.select, 200)}: ${kindOf(part)}`,
    members.length > 0 ? `Members: ${truncate(members.join(', '), 900)}` : `The answer is ${kindOf(part)}.`,
  ].filter((line) => line !== '');
  const used = head.join('\n').length;
  const excerpt = excerptLines(part, TEXT_BUDGET - used - 300);
  const lines = [
    ...head,
    excerpt.whole ? "The TAB's answer, as it came:" : "An excerpt of the TAB's answer, cut where … stands:",
    ...excerpt.lines,
    excerpt.whole
      ? ''
      : 'More: select, a JSON pointer into it (such as "/name/0"), detail: "full", or the tool made for this route.',
  ];
  const facts: { [key: string]: Json } = jsonObject({
    method: 'GET',
    asked,
    status,
    characters: text.length,
    select: input.select === undefined ? undefined : truncate(input.select, 200),
    kind: kindOf(part),
  });
  const picture = abridge(part, FACTS_BUDGET - JSON.stringify(facts).length - 60);
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    facts: { ...facts, whole: picture.whole, value: picture.value },
    asOf: answeredAt,
    rawBody: body,
    ...(input.select === undefined ? {} : { body: part }),
  };
}

export const tool = defineRunTool({
  name: 'tab_get',
  title: 'Any GET of the API',
  description:
    "Reads any path of the TAB's API that has no tool of its own. Prefer the racing, sports and FootyTAB tools where one fits: they explain what they read.",
  freshness: 'generic',
  shared: ['access_token', 'jurisdiction', 'detail'],
  input: {
    path: z
      .string()
      .min(1)
      .max(MAX_PATH)
      .describe('Under the base URL, e.g. /v1/tab-info-service/racing/dates'),
    params: z
      .record(
        z.string().min(1).max(60),
        z.union([z.string().max(500), z.number().min(-1e12).max(1e12), z.boolean()]),
      )
      .refine((params) => Object.keys(params).length <= MAX_PARAMS, `at most ${MAX_PARAMS} params`)
      .optional()
      .describe('Query parameters'),
    select: z.string().max(300).optional().describe('JSON pointer into the answer, e.g. /dates/0'),
  },
  run: async (context, input) => {
    const request = requestOf(context, input);
    return present(await context.get(request), request, input, context.now());
  },
  examples: [
    { title: 'The racing days', arguments: { path: '/v1/tab-info-service/racing/dates' } },
    {
      title: 'One part of an answer',
      arguments: { path: '/v1/tab-info-service/racing/dates', select: '/dates/0' },
    },
  ],
});
