import type { Answer, Source } from '../tools/define-tool.js';
import { isoInZone } from '../util/zone.js';
import type { UpstreamKind } from './practice.js';
import { compact, type ToolResult } from './result.js';

/** What is put around a tool's answer. */
export interface Surroundings {
  /** First line of the text when the data is practice data. */
  notice: string | undefined;
  /** Other things that must be said: a detour of the token, a key that named another race. */
  notes: readonly string[];
  upstream: UpstreamKind;
  source: Source;
  /** Epoch milliseconds of the upstream's answer, by its clock. */
  asOf: number;
  ageSeconds: number;
  zone: string;
  detail: 'concise' | 'full';
  structured: boolean;
  /** The untouched upstream body, for `full`, as object and as it came. */
  raw?: { body: unknown; text: string };
  /** Longest body given, characters; 0 for no limit. */
  maxChars: number;
  /** How this tool's body can be narrowed. */
  narrow: string;
}

/** A tool's answer as an MCP result. */
export function presentAnswer(answer: Answer, around: Surroundings): ToolResult {
  const full = around.detail === 'full' ? fullBody(answer, around) : undefined;
  const tooLong = full?.tooLong
    ? `The whole body has ${full.length} characters, more than the ${around.maxChars} that are given. ${around.narrow}`
    : undefined;
  const notes = [...around.notes, ...(tooLong ? [tooLong] : [])];
  const text = [around.notice, ...notes, answer.text].filter((part) => part !== undefined).join('\n');
  const structuredContent = compact({
    notice: around.notice,
    note: notes.length > 0 ? notes.join(' ') : undefined,
    key: answer.key,
    state: answer.state,
    as_of: isoInZone(around.asOf, around.zone),
    age_seconds: around.ageSeconds,
    source: around.source,
    upstream: around.upstream,
    facts: answer.facts,
    next_cursor: answer.nextCursor,
    body: full && !full.tooLong ? full.body : undefined,
  });
  return {
    content: [
      ...(full && !full.tooLong ? [{ type: 'text' as const, text: full.text }] : []),
      { type: 'text' as const, text },
    ],
    ...(around.structured ? { structuredContent } : {}),
  };
}

interface FullBody {
  body: unknown;
  text: string;
  length: number;
  tooLong: boolean;
}

function fullBody(answer: Answer, { raw, maxChars }: Surroundings): FullBody | undefined {
  const filtered = 'body' in answer;
  const body = filtered ? answer.body : raw?.body;
  if (body === undefined) return undefined;
  const text = !filtered && raw ? raw.text : JSON.stringify(body);
  return { body, text, length: text.length, tooLong: maxChars > 0 && text.length > maxChars };
}
