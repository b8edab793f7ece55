import { AsyncLocalStorage } from 'node:async_hooks';
import { createTabClient } from '../../dist/client/tab-client.js';
import { parseResilience } from '../../dist/config/resilience.js';
import { freshnessWindow } from '../../dist/domain/freshness.js';
import { random } from '../../dist/sandbox/world/random.js';
import { findTool } from '../../dist/server/catalogue.js';
import { createExecutor } from '../../dist/server/execute.js';
import { createAfternoon } from './afternoon.mjs';
import { trace } from './trace.mjs';
import { BODY_NAME, MADE_AT, memoryUpstream } from './upstream.mjs';
import { virtualTime } from './virtual-time.mjs';

/** What a caller's own input is to blame for, and so no failure of the service. */
const OF_THE_INPUT = new Set(['bad_input', 'bad_request', 'not_found']);

const CALLER = { principal: 'bench', credentials: {}, jurisdiction: 'NSW', detail: 'concise' };

/** The product between a caller and the upstream, its time virtual. Each call notes what it caused in `now()`. */
function product(settings, afternoon, time, { resilience, outboundRps, exact, first }) {
  const call = new AsyncLocalStorage();
  let requests = 0;
  const client = createTabClient({
    open: async () => ({ base: new URL('http://127.0.0.1') }),
    clock: time.clock,
    timing: time,
    connect: () =>
      memoryUpstream(settings, afternoon, time, {
        exact,
        draws: `from minute ${first}`,
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

/** More than are asked for in a minute. */
const MOST_BODIES = 200;

/**
 * The tool, but that a body which several requests get is read once, and the words of an answer of it are made once
 * for each input. Without a cache every call would do both again, which changes no figure here and takes half of the time.
 */
function sparing(tool) {
  const facts = new Map();
  const answers = new Map();
  const once = (made, name, make) => {
    if (!made.has(name)) {
      if (made.size >= MOST_BODIES) made.clear();
      made.set(name, make());
    }
    return made.get(name);
  };
  return {
    ...tool,
    read: (body) => once(facts, body[BODY_NAME], () => tool.read(body)),
    present: (found, view, body) =>
      once(answers, `${body[BODY_NAME]} ${JSON.stringify(view.input)}`, () =>
        tool.present(found, view, body),
      ),
  };
}

/** How an asked thing was answered; each is one of the last five. */
const counter = () => ({ asked: 0, hits: 0, renewing: 0, joined: 0, began: 0, stale: 0, failed: 0 });

/** Which part of the afternoon a moment is in; breakers and pauses last a little longer than their cause. */
function spell({ upstream }, from, at) {
  const inside = ({ after_minutes, seconds }) =>
    from + after_minutes * 60_000 <= at && at < from + after_minutes * 60_000 + (seconds + 30) * 1000;
  if (inside(upstream.outage)) return 'in the outage';
  return inside(upstream.too_many) ? 'in the minute of 429' : 'at usual times';
}

/**
 * Plays the afternoon's trace, or the minutes `[first, last)` of it, through the whole product with this setting of
 * `TAB_RESILIENCE`. The same settings give the same figures, whatever the machine. `exact` as in the upstream: needed
 * where ages are checked.
 */
export async function replay(settings, { resilience, outboundRps, exact, minutes: [first, last] }) {
  const afternoon = createAfternoon(settings);
  const begin = afternoon.from + first * 60_000;
  const time = virtualTime(begin, random(settings.seed, 'chance', first).next);
  const { requests, ask } = product(settings, afternoon, time, { resilience, outboundRps, exact, first });
  const byTopic = Object.fromEntries(Object.keys(settings.asks).map((topic) => [topic, counter()]));
  const causes = {};
  const waits = [];
  let checked = 0;
  let refused = 0;
  let oldest = Number.NEGATIVE_INFINITY;

  /** What became of one asked thing; undefined for an input that was refused. */
  function outcome({ at, topic }, tool, { result, noting }) {
    if (result.isError) {
      const { kind } = result.structuredContent.error;
      if (OF_THE_INPUT.has(kind)) return undefined;
      const cause = `${spell(settings, afternoon.from, at)}: ${topic}, ${kind}`;
      causes[cause] = (causes[cause] ?? 0) + 1;
      return 'failed';
    }
    const { answered, started } = noting;
    checked++;
    if (exact) oldest = Math.max(oldest, tooOld(tool, answered, result.structuredContent, time.clock()));
    if (answered.source === 'stale') return 'stale';
    if (answered.source === 'memory') return started ? 'renewing' : 'hits';
    return started ? 'began' : 'joined';
  }

  const tools = new Map();
  function toolOf(name) {
    if (!tools.has(name)) tools.set(name, exact ? findTool(name) : sparing(findTool(name)));
    return tools.get(name);
  }

  async function one(asked) {
    const tool = toolOf(asked.tool);
    const done = await ask(tool, asked.input);
    waits.push(time.clock() - asked.at);
    const counts = byTopic[asked.topic];
    counts.asked++;
    const came = outcome(asked, tool, done);
    if (came) counts[came]++;
    else refused++;
  }

  const asks = trace(settings, afternoon);
  const until = afternoon.from + last * 60_000;
  function next() {
    let asked = asks.next().value;
    while (asked && asked.at < begin) asked = asks.next().value;
    if (!asked || asked.at >= until) return;
    time.after(asked.at - time.clock(), () => {
      one(asked);
      next();
    });
  }
  next();
  await time.run();
  return { byTopic, causes, waits, checked, refused, requests: requests(), oldest };
}
