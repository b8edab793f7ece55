import { AsyncLocalStorage } from 'node:async_hooks';
import { createTabClient } from '../../dist/client/tab-client.js';
import { parseResilience } from '../../dist/config/resilience.js';
import { freshnessWindow } from '../../dist/domain/freshness.js';
import { random } from '../../dist/sandbox/world/random.js';
import { findTool } from '../../dist/server/catalogue.js';
import { createExecutor } from '../../dist/server/execute.js';
import { createAfternoon } from './afternoon.mjs';
import { trace } from './trace.mjs';
import { MADE_AT, memoryUpstream } from './upstream.mjs';
import { virtualTime } from './virtual-time.mjs';

/** What a caller's own input is to blame for, and so no failure of the service. */
const OF_THE_INPUT = new Set(['bad_input', 'bad_request', 'not_found']);

const CALLER = { principal: 'bench', credentials: {}, jurisdiction: 'NSW', detail: 'concise' };

/** The product between a caller and the upstream, its time virtual. Each call notes what it caused in `now()`. */
function product(settings, afternoon, time, { resilience, outboundRps, exact }) {
  const call = new AsyncLocalStorage();
  let requests = 0;
  const client = createTabClient({
    open: async () => ({ base: new URL('http://127.0.0.1') }),
    clock: time.clock,
    timing: time,
    connect: () =>
      memoryUpstream(settings, afternoon, time, {
        exact,
        onSend: () => {
          requests++;
          const caller = call.getStore();
          if (caller) caller.started = true;
        },
      }),
    attemptMs: 5000,
    maxBodyBytes: 20_000_000,
    userAgent: 'bench',
    exposeRawTokens: false,
    tokenRefreshBuffer: undefined,
    without: parseResilience(resilience),
    outboundRps,
    refreshStore: { current: (token) => token, rotated: () => undefined },
    warn: () => undefined,
  });
  const noted = {
    ...client,
    async get(request, options) {
      const answered = await client.get(request, options);
      const caller = call.getStore();
      if (caller) caller.answered = answered;
      return answered;
    },
  };
  const execute = createExecutor({
    client: noted,
    structured: true,
    maxResultChars: 100_000,
    mark: () => client.clock.mark,
    local: true,
    status: () => ({}),
    onInternalError: (_tool, error) => {
      throw error;
    },
  });
  return {
    client,
    requests: () => requests,
    /** Runs a tool; gives its result, what answered it and whether it began a request. */
    async ask(tool, input) {
      const noting = { started: false, answered: undefined };
      const result = await call.run(noting, execute, tool, input, CALLER, new AbortController().signal);
      return { result, noting };
    },
  };
}

/**
 * How much older an answer was than it may be, or than it said, milliseconds; 0 or less where all is well. Its true
 * age is that of its body, which says when it was made.
 */
function tooOld(tool, { kept, body, source }, structured, now) {
  const made = body[MADE_AT];
  const age = now - made;
  if (source === 'stale') {
    // The age is told in whole seconds, and beside it the moment, without its fraction.
    const bySeconds = age - (structured.age_seconds * 1000 + 500);
    return Math.max(bySeconds, Date.parse(structured.as_of) - made);
  }
  const moments = tool.moments?.(kept.facts(tool.read)) ?? [];
  const { fresh, revalidate } = freshnessWindow(tool.freshness, moments, now);
  return age - (fresh + revalidate);
}

const counter = () => ({ asked: 0, hits: 0, renewing: 0, joined: 0, stale: 0, failed: 0 });

/** When of the afternoon a moment is. */
function spell({ upstream }, from, at) {
  const inside = ({ after_minutes, seconds }, more) =>
    from + after_minutes * 60_000 <= at && at < from + after_minutes * 60_000 + (seconds + more) * 1000;
  // Breakers and pauses last a little longer than their cause.
  if (inside(upstream.outage, 60)) return 'outage';
  return inside(upstream.too_many, 30) ? 'too_many' : 'usual';
}

/**
 * Plays the afternoon's trace through the whole product with this setting of `TAB_RESILIENCE`. The same settings give
 * the same figures, whatever the machine. `exact` as in the upstream: needed where ages are checked.
 */
export async function replay(settings, { resilience, outboundRps, exact = false, onProgress }) {
  const afternoon = createAfternoon(settings);
  const draw = random(settings.seed, 'chance');
  const time = virtualTime(afternoon.from - 1, draw.next);
  const { client, requests, ask } = product(settings, afternoon, time, { resilience, outboundRps, exact });
  const total = counter();
  const byTopic = {};
  const failures = {};
  const waits = [];
  let checked = 0;
  let refused = 0;
  let oldest = Number.NEGATIVE_INFINITY;

  async function one({ at, topic, tool: name, input }) {
    const tool = findTool(name);
    const { result, noting } = await ask(tool, input);
    waits.push(time.clock() - at);
    byTopic[topic] ??= counter();
    const counts = [total, byTopic[topic]];
    const count = (what) => {
      for (const each of counts) each[what]++;
    };
    count('asked');
    if (result.isError) {
      const { kind } = result.structuredContent.error;
      if (OF_THE_INPUT.has(kind)) {
        refused++;
        return;
      }
      count('failed');
      const label = `${spell(settings, afternoon.from, at)}: ${kind}, ${topic}`;
      failures[label] = (failures[label] ?? 0) + 1;
      return;
    }
    checked++;
    const { answered, started } = noting;
    if (exact) oldest = Math.max(oldest, tooOld(tool, answered, result.structuredContent, time.clock()));
    if (answered.source === 'stale') count('stale');
    if (answered.source === 'memory') count(started ? 'renewing' : 'hits');
    else if (!started) count('joined');
  }

  const asks = trace(settings, afternoon);
  function next() {
    const { value, done } = asks.next();
    if (done) return;
    time.after(value.at - time.clock(), () => {
      one(value);
      next();
    });
    if (onProgress && total.asked % 10_000 === 0) onProgress(total.asked);
  }
  next();
  await time.run();

  waits.sort((a, b) => a - b);
  const { caches, circuits, limits, retries } = client.stats();
  return {
    resilience,
    ...(outboundRps === undefined ? {} : { outbound_rps: outboundRps }),
    asked: total.asked,
    answers_checked: checked,
    refused_inputs: refused,
    failures: total.failed,
    mean_ms: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    p95_ms: waits[Math.ceil(0.95 * waits.length) - 1],
    p99_ms: waits[Math.ceil(0.99 * waits.length) - 1],
    hit_rate: total.hits / total.asked,
    renewing_rate: total.renewing / total.asked,
    joined_rate: total.joined / total.asked,
    stale_rate: total.stale / total.asked,
    upstream_calls: requests(),
    ...(exact ? { max_staleness_violation_ms: oldest } : {}),
    by_topic: byTopic,
    failures_by_cause: failures,
    stack: { caches, circuits, limits, retries },
  };
}
