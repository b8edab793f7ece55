import type { Caller } from '../client/caller.js';
import { type Ask, createLookup, type Lookup } from '../client/lookup.js';
import { resolveRacing } from '../client/resolve-racing.js';
import { resolveSports } from '../client/resolve-sports.js';
import type { Answered, CallOptions, TabClient } from '../client/tab-client.js';
import type { WorldMark } from '../client/upstream-clock.js';
import { resolveDate } from '../domain/dates.js';
import { type Jurisdiction, jurisdictionZone } from '../domain/jurisdiction.js';
import { ContractError, TabError } from '../errors/index.js';
import { acceptInput } from '../tools/accept-input.js';
import {
  type Answer,
  isRouteTool,
  type RouteTool,
  type RunTool,
  type ToolDefinition,
  type View,
} from '../tools/define-tool.js';
import type { JsonObject } from '../util/json.js';
import { askRoute, type RouteAnswer } from './ask-route.js';
import { oldNotice } from './old-notice.js';
import { practiceNotice, upstreamKind } from './practice.js';
import { presentAnswer, type Surroundings } from './present-answer.js';
import { presentError } from './present-error.js';
import type { ToolResult } from './result.js';

export interface ExecutorOptions {
  client: TabClient;
  structured: boolean;
  /** Longest body that `full` gives, characters; 0 for no limit. */
  maxResultChars: number;
  /** What the upstream is: by its answers, or before there was one by what is known of it. An answer tells its own. */
  mark: () => WorldMark | undefined;
  /** True when the upstream is on this machine, so that it may be asked what it is before a first answer. */
  local: boolean;
  status: () => JsonObject;
  /** Told of failures that are our own mistake. */
  onInternalError: (tool: string, error: unknown) => void;
  /** Told of each call, for the log. */
  onCall?: (tool: string, outcome: 'ok' | 'error', milliseconds: number) => void;
}

/**
 * Runs a tool for a caller. Never throws: a failure is a result that says so. `onAnswered` is told of the upstream's answer
 * to a tool that is one request.
 */
export type Execute = (
  tool: ToolDefinition,
  given: unknown,
  caller: Caller,
  signal: AbortSignal,
  onAnswered?: (answered: Answered) => void,
) => Promise<ToolResult>;

interface Call {
  caller: Caller;
  jurisdiction: Jurisdiction;
  detail: 'concise' | 'full';
  options: CallOptions;
  lookup: Lookup;
}

export function createExecutor(deps: ExecutorOptions): Execute {
  const { client } = deps;

  function begin(input: Readonly<Record<string, unknown>>, caller: Caller, signal: AbortSignal): Call {
    const options: CallOptions = {
      caller,
      signal,
      until: client.until(),
      accessToken: input['access_token'] as string | undefined,
    };
    const jurisdiction = (input['jurisdiction'] as Jurisdiction | undefined) ?? caller.jurisdiction;
    const now = async () => {
      if (deps.local) await client.learnTime(options);
      return client.clock.now();
    };
    const ask: Ask = async (request, keeping) => (await client.get(request, { ...options, keeping })).kept;
    return {
      caller,
      jurisdiction,
      detail: (input['detail'] as 'concise' | 'full' | undefined) ?? caller.detail,
      options,
      lookup: createLookup(ask, now, jurisdiction),
    };
  }

  function surroundings(
    call: Call,
    notes: readonly string[],
    narrow: string,
    from: Pick<Answered, 'answeredAt' | 'source' | 'stale'> & { kept?: Answered['kept'] },
  ): Surroundings {
    const mark = from.kept ? from.kept.mark : deps.mark();
    const zone = jurisdictionZone(call.jurisdiction);
    const old =
      from.stale && oldNotice(from.stale, from.answeredAt, client.clock.now(), zone, client.stats());
    return {
      notice: practiceNotice(mark),
      notes: old ? [old, ...notes] : notes,
      upstream: upstreamKind(mark),
      source: from.source,
      asOf: from.answeredAt,
      ageSeconds: age(from.answeredAt),
      zone,
      detail: call.detail,
      structured: deps.structured,
      maxChars: deps.maxResultChars,
      narrow,
    };
  }

  const age = (asOf: number) => Math.max(0, Math.round((client.clock.now() - asOf) / 1000));

  async function runRoute(
    tool: RouteTool,
    given: Record<string, unknown>,
    call: Call,
    onAnswered: Parameters<Execute>[4],
  ): Promise<ToolResult> {
    const { input: asked, notes } = await resolve(tool, given, call);
    const reply = await askRoute(client, tool, asked, call);
    const { answered: from, input } = reply;
    onAnswered?.(from);
    const said = from.note ? [...notes, from.note] : notes;
    const make = () => {
      const around = surroundings(call, said, narrowing(tool, given), from);
      const answer = present(tool, reply, view(input, call, from), call.detail);
      return presentAnswer(answer, { ...around, raw: from });
    };
    // What an answer says depends on the second, on its age in whole seconds, and on what else is in this name.
    const second = Math.floor(client.clock.now() / 1000);
    const name = JSON.stringify([
      tool.name,
      input,
      call.jurisdiction,
      call.detail,
      from.source,
      from.stale,
      age(from.answeredAt),
      said,
    ]);
    return from.stale ? make() : from.kept.rendering(second, name, make);
  }

  function view(input: Readonly<Record<string, unknown>>, call: Call, from: Answered): View {
    return {
      input,
      now: client.clock.now(),
      jurisdiction: call.jurisdiction,
      zone: jurisdictionZone(call.jurisdiction),
      detail: call.detail,
      ageSeconds: age(from.answeredAt),
      source: from.source,
    };
  }

  async function runOwn(tool: RunTool, input: Record<string, unknown>, call: Call): Promise<ToolResult> {
    let from: Answered | undefined;
    const result = await tool.run(
      {
        get: async (request) => {
          const answered = await client.get(request, {
            ...call.options,
            keeping: { freshness: tool.freshness },
          });
          from = answered;
          return answered;
        },
        grant: (kind, credentials) => client.grant(kind, credentials, call.options),
        now: () => client.clock.now(),
        jurisdiction: call.jurisdiction,
        zone: jurisdictionZone(call.jurisdiction),
        detail: call.detail,
        status: deps.status,
      },
      input as never,
    );
    const about = from ?? { answeredAt: result.asOf ?? client.clock.now(), source: 'upstream' as const };
    const around = surroundings(call, from?.note ? [from.note] : [], narrowing(tool, input), about);
    const raw =
      result.rawBody === undefined || call.detail === 'concise'
        ? {}
        : { raw: { body: result.rawBody, text: JSON.stringify(result.rawBody) } };
    return presentAnswer(result, { ...around, ...raw });
  }

  return async (tool, given, caller, signal, onAnswered) => {
    const startedAt = performance.now();
    const told = (outcome: 'ok' | 'error') =>
      deps.onCall?.(tool.name, outcome, performance.now() - startedAt);
    try {
      const input = acceptInput(tool, given);
      const call = begin(input, caller, signal);
      const result = isRouteTool(tool)
        ? await runRoute(tool, input, call, onAnswered)
        : await runOwn(tool, input, call);
      told('ok');
      return result;
    } catch (error) {
      const result = await presented(tool, error, caller, signal);
      told('error');
      return result;
    }
  };

  async function presented(
    tool: ToolDefinition,
    error: unknown,
    caller: Caller,
    signal: AbortSignal,
  ): Promise<ToolResult> {
    if (deps.local && !client.clock.answered) await client.learnTime({ caller, signal });
    const notice = practiceNotice(deps.mark());
    if (!(error instanceof TabError)) deps.onInternalError(tool.name, error);
    return presentError(tool.name, error, notice, deps.structured);
  }
}

/** Fills in what the key and the words `today`, `next` … stand for. */
async function resolve(
  tool: RouteTool,
  given: Record<string, unknown>,
  call: Call,
): Promise<{ input: Record<string, unknown>; notes: string[] }> {
  const normal = (input: Record<string, unknown>) =>
    tool.normalise ? (tool.normalise(input as never) as Record<string, unknown>) : input;
  if (tool.keyed?.kind === 'racing') {
    const { input, note } = await resolveRacing(tool.keyed, given, call.lookup);
    return { input: normal(input), notes: note ? [note] : [] };
  }
  const input = tool.keyed ? resolveSports(tool.keyed, given) : { ...given };
  if (typeof input['meeting_date'] === 'string') {
    input['meeting_date'] = resolveDate(input['meeting_date'], await call.lookup.now());
  }
  return { input: normal(input), notes: [] };
}

/** In `full`, a body that lacks what the facts need is still given, with a warning; in `concise` it is an error. */
function present(
  tool: RouteTool,
  { answered: { kept, body }, read }: RouteAnswer,
  view: View,
  detail: 'concise' | 'full',
): Answer {
  try {
    return tool.present(kept.facts(read), view, body);
  } catch (error) {
    if (!(error instanceof ContractError) || detail !== 'full') throw error;
    return { text: `WARNING: ${error.message}; the body is given as it came.`, facts: null };
  }
}

/** How the body of this tool can be made smaller. */
function narrowing(tool: ToolDefinition, given: Readonly<Record<string, unknown>>): string {
  const filters = ['select', 'market', 'race_type', 'venue', 'max_races', 'limit'].filter(
    (name) => name in tool.input && (given[name] === undefined || name === 'select'),
  );
  const here = filters.length > 0 ? `Narrow it with ${filters.join(' or ')}, or ` : 'Ask for less, or ';
  return `${here}use tab_get with select (a JSON pointer).`;
}
