import type { McpServerFactory, ServerContext } from '@modelcontextprotocol/server';
import type { Credentials } from './auth/grants.js';
import { fileRefreshStore } from './auth/refresh-store.js';
import type { Caller } from './client/caller.js';
import { type ClientOptions, createTabClient, type Endpoint, type TabClient } from './client/tab-client.js';
import type { WorldMark } from './client/upstream-clock.js';
import type { Config } from './config/options.js';
import { isLoopback, LIVE_URL, type Target } from './config/target.js';
import { createLog } from './observe/log.js';
import type { SandboxCredentials } from './sandbox/index.js';
import { buildServer } from './server/build-server.js';
import { describeStats } from './server/describe-stats.js';
import { createExecutor, type Execute } from './server/execute.js';
import { upstreamKind } from './server/practice.js';
import { tools } from './tools/registry.js';
import type { JsonObject } from './util/json.js';
import { Secret } from './util/secret.js';
import { VERSION } from './version.js';

/** Everything behind the transports, wired once for a process. */
export interface Runtime {
  client: TabClient;
  execute: Execute;
  /** Makes the protocol server for a request or connection. */
  factory: McpServerFactory;
  /** The operator, as whom stdio and the command line call. */
  operator: Caller;
  /** What the server says of itself at `tab://status`. */
  status: () => JsonObject;
  target: Target;
  /** What the upstream's data is, by its answers; before there was one by what is known of it. Undefined: not practice. */
  mark: () => WorldMark | undefined;
  log: ReturnType<typeof createLog>;
  close(): Promise<void>;
}

/** What a runtime takes from its surroundings, where that is not the computer's own. */
export type Surroundings = Pick<ClientOptions, 'clock' | 'timing' | 'connect'>;

/** Wires configuration, upstream and tools together. Nothing is asked or started before the first call. */
export function createRuntime(config: Config, target: Target, surroundings: Surroundings = {}): Runtime {
  const log = createLog(config.logLevel, (line) => void process.stderr.write(line));
  let stopSandbox: (() => Promise<void>) | undefined;

  async function open(): Promise<Endpoint> {
    if (target.kind === 'url') return { base: target.url };
    const { startSandbox, SANDBOX_CREDENTIALS } = await import('./sandbox/index.js');
    const sandbox = await startSandbox({ seed: config.sandboxSeed });
    stopSandbox = sandbox.stop;
    return { base: new URL(sandbox.url), demonstration: demonstration(SANDBOX_CREDENTIALS) };
  }

  const client = createTabClient({
    ...surroundings,
    open,
    without: config.resilience,
    outboundRps: config.outboundRps,
    attemptMs: config.apiTimeout * 1000,
    maxBodyBytes: config.maxBodyBytes,
    userAgent: `tab-mcp/${VERSION} (unofficial MCP server)`,
    exposeRawTokens: config.exposeRawTokens,
    tokenRefreshBuffer: config.tokenRefreshBuffer,
    refreshStore: fileRefreshStore(config.stateDir),
    warn: (message) => log.warn(message),
  });
  const presumed: WorldMark | undefined =
    target.kind === 'embedded' || config.upstream === 'sandbox' ? { kind: 'sandbox', speed: 1 } : undefined;
  const mark = () => (client.clock.answered ? client.clock.mark : presumed);
  const status = () => describe(config, target, client, mark());
  const execute = createExecutor({
    client,
    structured: config.structured === 'on',
    maxResultChars: config.maxResultChars,
    mark,
    local: target.kind === 'url' && isLoopback(target.url.hostname),
    status,
    onInternalError: (tool, error) =>
      log.error('internal error', { tool, stack: error instanceof Error ? error.stack : String(error) }),
    onCall: (tool, outcome, milliseconds) =>
      log.debug('call', { tool, outcome, milliseconds: Math.round(milliseconds) }),
  });
  const { clientId, clientSecret, username, password, refreshToken } = config;
  const operator: Caller = {
    principal: 'process',
    credentials: { clientId, clientSecret, username, password, refreshToken },
    jurisdiction: config.jurisdiction,
    detail: config.detail,
  };
  /** What a connecting client is told; undefined where only the answers will tell. */
  const kind = () => {
    const live = target.kind === 'url' && target.url.origin === LIVE_URL;
    return mark() || live || client.clock.answered ? upstreamKind(mark()) : undefined;
  };
  return {
    client,
    execute,
    operator,
    status,
    target,
    mark,
    log,
    factory: () =>
      buildServer({
        version: VERSION,
        execute,
        status,
        structured: config.structured === 'on',
        kind: kind(),
        callerOf: (context) => callerOf(context, operator),
      }),
    async close() {
      await client.close();
      await stopSandbox?.();
    },
  };
}

/** The sandbox's demonstration credentials, which stand in where nobody gave any. */
function demonstration(given: SandboxCredentials): Credentials {
  return {
    clientId: new Secret(given.clientId),
    clientSecret: new Secret(given.clientSecret),
    username: new Secret(given.accountNumber),
    password: new Secret(given.password),
    refreshToken: new Secret(given.refreshToken),
  };
}

/** The caller a request was identified as; in a 2025-era session tokens belong to that session. */
function callerOf(context: ServerContext, operator: Caller): Caller {
  const found = (context.http?.authInfo?.extra?.['caller'] as Caller | undefined) ?? operator;
  return context.sessionId === undefined ? found : { ...found, principal: `session:${context.sessionId}` };
}

function describe(
  config: Config,
  target: Target,
  client: TabClient,
  mark: WorldMark | undefined,
): JsonObject {
  const { clock } = client;
  return {
    version: VERSION,
    upstream: upstreamKind(mark),
    practice: mark !== undefined,
    address: target.kind === 'url' ? target.url.origin : 'embedded sandbox',
    tools: tools.length,
    jurisdiction: config.jurisdiction,
    betting: 'not in this version: it only reads',
    clock: {
      now: new Date(clock.now()).toISOString(),
      known: clock.known,
      skew_seconds: Math.round(clock.skew / 1000),
    },
    ...describeStats(client.stats()),
  };
}
