import { jsonObject } from '../../util/json.js';
import { isoInZone } from '../../util/zone.js';
import type { ToolContext } from '../context.js';
import { defineRunTool, type RunResult } from '../define-tool.js';
import { dotted } from '../text/format.js';
import { askedOf, hitRate, readState, type ServerState } from './server-state.js';
import {
  cacheWords,
  clockWords,
  lastAnswerWords,
  resilienceWords,
  retryWords,
  sourceWords,
  troubleLines,
} from './text/state-words.js';

function textOf(state: ServerState, now: number, zone: string): string {
  const lines = [
    sourceWords(state),
    lastAnswerWords(state, now, zone),
    ...troubleLines(state),
    clockWords(state),
    cacheWords(state),
    retryWords(state),
    resilienceWords(state),
    dotted(
      state.jurisdiction && `Prices for ${state.jurisdiction} unless asked otherwise`,
      state.betting && `betting: ${state.betting}`,
    ),
    dotted(
      state.version && `TAB MCP ${state.version}`,
      state.tools !== undefined && `${state.tools} tools`,
      'unofficial',
    ),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function factsOf(state: ServerState, now: number, zone: string): RunResult['facts'] {
  const { lastGoodAnswer: last, clock, retries } = state;
  return jsonObject({
    practice: state.practice,
    upstream: state.upstream,
    address: state.address,
    last_good_answer: last === undefined ? undefined : isoInZone(last, zone),
    last_good_answer_age_s: last === undefined ? undefined : Math.max(0, Math.round((now - last) / 1000)),
    services: Object.fromEntries(
      state.circuits.map(({ service, state: word, failuresInRow, openForS, nextTryInS }) => [
        service,
        jsonObject({
          state: word,
          failures_in_row: failuresInRow || undefined,
          open_for_s: word === 'closed' ? undefined : openForS,
          next_try_in_s: word === 'open' ? nextTryInS : undefined,
        }),
      ]),
    ),
    limits: Object.fromEntries(
      state.limits.map(({ service, running, queued, refused, pausedForS }) => [
        service,
        jsonObject({ running, queued, refused, paused_for_s: pausedForS }),
      ]),
    ),
    clock_known: clock.known,
    clock_skew_s: clock.skewS,
    hit_rate_percent: hitRate(state.caches),
    caches: Object.fromEntries(
      state.caches.map((cache) => [
        cache.name,
        jsonObject({ reads: askedOf(cache), hit_rate_percent: hitRate([cache]), old: cache.stale }),
      ]),
    ),
    retries: Object.fromEntries(
      retries.map(({ service, calls, retries: made, refused }) => [
        service,
        jsonObject({ calls, retries: made, refused }),
      ]),
    ),
    resilience: state.resilience,
    jurisdiction: state.jurisdiction,
    betting: state.betting,
    tools: state.tools,
    version: state.version,
  });
}

/** What the server says of itself, as text and facts; asks nobody. */
function present(context: ToolContext): RunResult {
  const status = context.status();
  // A session may have chosen another jurisdiction than the operator.
  const state = { ...readState(status), jurisdiction: context.jurisdiction };
  const now = context.now();
  return {
    text: textOf(state, now, context.zone),
    facts: factsOf(state, now, context.zone),
    rawBody: status,
  };
}

export const tool = defineRunTool({
  name: 'tab_status',
  title: 'State of this server',
  description:
    'Why an answer was old or refused: practice or live data, last good answer, trouble at the TAB and its next try, clock, cache, jurisdiction, betting. Asks the TAB nothing.',
  freshness: 'never',
  shared: ['detail'],
  annotations: { openWorldHint: false },
  input: {},
  run: async (context) => present(context),
  examples: [{ title: 'How the server is', arguments: {} }],
});
