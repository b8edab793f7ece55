import type { Credentials } from '../auth/grants.js';
import { describeResilience, type Part } from '../config/resilience.js';
import { isLoopback } from '../config/target.js';
import { standardRule } from '../policy/breaker/standard-rule.js';
import { tokenBucket } from '../policy/limiter/token-bucket.js';
import type { Timing } from '../policy/timing.js';
import { authorise } from './authorise.js';
import type { Send } from './call.js';
import { createService, type Service } from './service.js';
import { stacked } from './stack.js';
import type { Transport } from './transport.js';
import type { UpstreamClock } from './upstream-clock.js';
import { wireSend } from './wire-send.js';

/** Requests a second to the real TAB: what known clients live with. */
const TAB_RPS = 2.5;

export interface LineOptions {
  base: URL;
  demonstration: Credentials;
  transport: Transport;
  clock: UpstreamClock;
  timing: Timing;
  without: ReadonlySet<Part>;
  outboundRps: number | undefined;
  onCircuitChange: (state: string, service: string) => void;
}

/** The connection to one upstream with what guards it: the inner half of the stack, for reads and for tokens. */
export interface Line {
  base: URL;
  demonstration: Credentials;
  transport: Transport;
  api: Service;
  oauth: Service;
  /** authorise → retry → breaker → limit → send. */
  read: Send;
  /** retry → breaker → limit → send. */
  token: Send;
  /** What is in the path, in words. */
  resilience: string;
}

export function createLine(options: LineOptions): Line {
  const { base, transport, clock, timing, without } = options;
  const ratePerSecond =
    options.outboundRps ?? (isLoopback(base.hostname) ? Number.POSITIVE_INFINITY : TAB_RPS);
  const prefix = base.pathname.replace(/\/+$/, '');
  const onChange = options.onCircuitChange;
  // One rate for both: the upstream does not ask which of them sends too much.
  const common = { without, limits: { bucket: tokenBucket(ratePerSecond) }, timing };
  const api = createService({
    ...common,
    name: 'tabcorp_api',
    retry: { preset: 'api' },
    breaker: { onChange },
  });
  const oauth = createService({
    ...common,
    name: 'tabcorp_oauth',
    retry: { preset: 'quick' },
    // It has one route: there is no second one to fail on.
    breaker: { onChange, rule: standardRule(1) },
  });

  const send = wireSend(transport, prefix, clock.observe);

  return {
    base,
    demonstration: options.demonstration,
    transport,
    api,
    oauth,
    read: stacked([authorise, ...api.layers], send),
    token: stacked(oauth.layers, send),
    resilience: describeResilience(without),
  };
}
