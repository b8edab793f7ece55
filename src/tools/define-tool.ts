import type * as z from 'zod';
import type { Freshness, Moment } from '../domain/freshness.js';
import type { Jurisdiction } from '../domain/jurisdiction.js';
import type { Json } from '../util/json.js';
import type { ToolContext } from './context.js';

/** The folders under `src/tools`, in the order in which the catalogue lists them. */
export type ToolGroup = 'oauth' | 'racing' | 'sports' | 'results' | 'footytab' | 'generic' | 'service';

/** Where an answer came from. */
export type Source = 'upstream' | 'memory' | 'shared' | 'stale' | 'archive';

/** What a rendering knows of the call beside the facts. */
export interface View<I = Record<string, unknown>> {
  /** The arguments as accepted: dates real, a `key` resolved into the separate arguments, defaults filled in. */
  input: I;
  /** The upstream's clock at the call, epoch milliseconds. Every relative time is told from here. */
  now: number;
  jurisdiction: Jurisdiction;
  /** IANA zone of the jurisdiction, in which lists are told. */
  zone: string;
  detail: 'concise' | 'full';
  /** Seconds since the upstream gave this answer. */
  ageSeconds: number;
  source: Source;
}

/** What a tool answers, before the notices, ages and envelope that every tool shares are put around it. */
export interface Answer {
  /** The concise text: what this is, the key, state, freshness, then one line a thing. No notice lines. */
  text: string;
  /** `structuredContent.facts`: stands alone, plain JSON without undefined, at most 1.5 times the text's budget. */
  facts: Json;
  /** The key that other tools take, where the answer is about one thing. */
  key?: string;
  state?: string;
  nextCursor?: string;
  /** In `full`: the body to give when a filter of ours changed it; without it the untouched body is given. */
  body?: unknown;
}

/** Which separate arguments `key` stands for, in the key's order. */
export interface KeyRule {
  kind: 'racing' | 'sports';
  parts: readonly string[];
  /** The body does not tell whether the race has run: that is looked up in the day's meetings, and said. */
  tellsState?: true;
}

/** How the archive of past days answers a tool's question, once the live service has let the day go. */
export interface ArchiveRule<Facts = unknown> {
  /** What of a day is asked for. */
  of: 'day' | 'meeting' | 'race';
  /** True for a live body that says that the day is gone, where that is not a 404. */
  gone?: (body: unknown) => boolean;
  /** The archive's body → the same facts. Throws ContractError when a required member is missing. */
  read: (body: unknown) => Facts;
}

interface Common<Shape extends z.ZodRawShape> {
  /** The tool's name, fixed by contract; the file has the same name with dashes for underscores. */
  name: string;
  title: string;
  /** For a model: when to use it, when a sibling is better. At most 200 characters. */
  description: string;
  freshness: Freshness;
  /** Own arguments only; `access_token`, `jurisdiction`, `detail` (and `key` where `keyed` is given) are added. */
  input: Shape;
  /** Arguments for documents, the CLI help and tests: each must work against the sandbox. */
  examples: readonly { title: string; arguments: Record<string, unknown> }[];
}

type Placeholders<R extends string> = R extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** A tool that is one GET of the upstream. */
export interface RouteTool<Shape extends z.ZodRawShape = z.ZodRawShape, Facts = unknown>
  extends Common<Shape> {
  /** `GET` and the path; each `{placeholder}` is an argument. The other arguments become the query, in camel case. */
  route: `GET /${string}`;
  keyed?: KeyRule;
  /** Arguments that are applied here and never sent. */
  local?: readonly (keyof Shape & string)[];
  /** Rewrites accepted arguments as the upstream spells them, before path and query are made; throws InputError. */
  normalise?: (input: z.infer<z.ZodObject<Shape>>) => z.infer<z.ZodObject<Shape>>;
  /** Replaces the default query where the two sides differ. */
  query?: (input: z.infer<z.ZodObject<Shape>>) => Record<string, string>;
  /** Upstream body → facts of our domain. Throws ContractError when a required member is missing. */
  read: (body: unknown) => Facts;
  /** The races and matches in it that decide how long an answer stays fresh. */
  moments?: (facts: Facts) => Moment[];
  /** Where past days are asked for; without it they are missing once the live service has let them go. */
  archive?: ArchiveRule<Facts>;
  /** Facts → answer. Pure; called again for every age of a kept answer. `body` is the upstream's, for filters in `full`. */
  present: (facts: Facts, view: View<z.infer<z.ZodObject<Shape>>>, body: unknown) => Answer;
}

/** A tool that is more, or less, than one GET. */
export interface RunTool<Shape extends z.ZodRawShape = z.ZodRawShape> extends Common<Shape> {
  /** What the sandbox must serve for it; undefined where it asks the upstream nothing fixed. */
  upstream?: string;
  /** Which of the shared arguments it takes. */
  shared: readonly ('access_token' | 'jurisdiction' | 'detail')[];
  /** Hints for clients; the default is that of a read. */
  annotations?: {
    readOnlyHint?: boolean;
    destructiveHint?: boolean;
    idempotentHint?: boolean;
    openWorldHint?: boolean;
  };
  run: (context: ToolContext, input: z.infer<z.ZodObject<Shape>>) => Promise<RunResult>;
}

/** What a `run` tool gives back: the answer and, where it asked the upstream, what was asked. */
export interface RunResult extends Answer {
  /** ISO time and age are told for it. */
  asOf?: number;
  /** The untouched upstream body, for `full`. */
  rawBody?: unknown;
}

export type ToolDefinition = RouteTool | RunTool;

/** Defines a tool that is one GET. A `{placeholder}` of the route that is no argument does not compile. */
export function defineTool<Shape extends z.ZodRawShape, Facts, Route extends `GET /${string}`>(
  tool: RouteTool<Shape, Facts> & {
    route: Placeholders<Route> extends keyof Shape ? Route : never;
  },
): ToolDefinition {
  return tool as unknown as ToolDefinition;
}

/** Defines a tool that runs code of its own. */
export function defineRunTool<Shape extends z.ZodRawShape>(tool: RunTool<Shape>): ToolDefinition {
  return tool as unknown as ToolDefinition;
}

/** True for a tool that is one GET. */
export function isRouteTool(tool: ToolDefinition): tool is RouteTool {
  return 'route' in tool;
}
