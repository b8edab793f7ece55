import { chooseTarget } from '../config/target.js';
import { HttpError, TabError } from '../errors/index.js';
import { createRuntime, type Runtime } from '../runtime.js';
import { upstreamKind } from '../server/practice.js';
import { table } from '../tools/text/format.js';
import { VERSION } from '../version.js';
import { cancelOnSignal } from './cancel-on-signal.js';
import { CommandError, EXIT, print } from './exit.js';
import { readSettings } from './settings.js';

interface Finding {
  check: string;
  outcome: 'ok' | 'failed' | 'not set';
  words: string;
}

/** Computer and upstream may differ this much before it is said, milliseconds. */
const SKEW_MS = 5_000;

/** Looks at configuration, upstream, credentials and clock; tells a block from an outage. */
export async function doctor(options: { json?: boolean; envFile?: string }): Promise<number> {
  const config = readSettings(options.envFile);
  const runtime = createRuntime(config, chooseTarget(config, true));
  const signal = cancelOnSignal();
  try {
    const findings: Finding[] = [
      { check: 'version', outcome: 'ok', words: `TAB MCP ${VERSION}, Node ${process.versions.node}` },
      { check: 'upstream', outcome: 'ok', words: address(runtime) },
      await reach(runtime, signal),
    ];
    findings.push(kindOf(runtime), clockOf(runtime), await credentials(runtime, signal));
    if (signal.aborted) throw new CommandError('Stopped before every check was made.', EXIT.failed);
    const failed = findings.some((finding) => finding.outcome === 'failed');
    if (options.json) print(JSON.stringify({ ok: !failed, findings }, null, 2));
    else {
      const rows = findings.map((finding) => [finding.check, finding.outcome, finding.words]);
      print(table([{ head: '' }, { head: '' }, { head: '' }], rows).join('\n'));
    }
    return failed ? EXIT.failed : EXIT.ok;
  } finally {
    await runtime.close();
  }
}

function address({ target }: Runtime): string {
  return target.kind === 'embedded' ? 'the embedded sandbox' : target.url.origin;
}

function ask({ client, operator }: Runtime, signal: AbortSignal) {
  const path = '/v1/tab-info-service/racing/next-to-go/races';
  const request = { path, query: { jurisdiction: operator.jurisdiction, maxRaces: '1' } };
  return client.get(request, { caller: { ...operator, credentials: {} }, signal });
}

async function reach(runtime: Runtime, signal: AbortSignal): Promise<Finding> {
  const startedAt = performance.now();
  try {
    await ask(runtime, signal);
    return {
      check: 'reachable',
      outcome: 'ok',
      words: `answered in ${Math.round(performance.now() - startedAt)} ms without credentials`,
    };
  } catch (error) {
    return { check: 'reachable', outcome: 'failed', words: diagnose(error) };
  }
}

/** Blocked and down look alike to a user; this is where they are told apart. */
export function diagnose(error: unknown): string {
  if (error instanceof HttpError && error.kind === 'edge_blocked') {
    return 'blocked by the TAB’s edge (HTTP 403, a web page): outside Australia, a data-centre address, or too hasty. The TAB is not down.';
  }
  if (error instanceof HttpError && error.kind === 'rate_limited')
    return 'asked to go slower (HTTP 429). The TAB is not down.';
  if (error instanceof HttpError)
    return `the TAB answers HTTP ${error.status}: ${error.status >= 500 ? 'it is down or failing, not blocking you' : 'it is up'}.`;
  if (error instanceof TabError && error.kind === 'dns')
    return 'the name does not resolve: no network, or a wrong TAB_BASE_URL.';
  const unheard = error instanceof TabError && (error.kind === 'connection' || error.kind === 'timeout');
  if (unheard && error.retry.helps) {
    return `${error.message} From outside Australia or a data centre this usually means blocked; from an Australian home, down.`;
  }
  return error instanceof Error ? error.message : 'unknown trouble';
}

function kindOf({ client, mark }: Runtime): Finding {
  const kind = upstreamKind(mark());
  const words =
    kind === 'live'
      ? 'no practice mark in its answers: taken as the real TAB'
      : `${kind}: practice data, marked in every answer`;
  if (!client.clock.known) return { check: 'data', outcome: 'not set', words: 'unknown: nothing answered' };
  return { check: 'data', outcome: 'ok', words };
}

function clockOf({ client }: Runtime): Finding {
  if (!client.clock.known) return { check: 'clock', outcome: 'not set', words: 'unknown: nothing answered' };
  const { skew } = client.clock;
  const words =
    Math.abs(skew) <= SKEW_MS
      ? 'this computer agrees with the upstream'
      : `this computer is ${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? 'ahead of' : 'behind'} the upstream, whose time is used`;
  return { check: 'clock', outcome: 'ok', words };
}

async function credentials({ client, operator }: Runtime, signal: AbortSignal): Promise<Finding> {
  if (!operator.credentials.clientId) {
    return { check: 'credentials', outcome: 'not set', words: 'none; public reads need none' };
  }
  try {
    const grant = await client.grant('client_credentials', {}, { caller: operator, signal });
    return {
      check: 'credentials',
      outcome: 'ok',
      words: `accepted; a token lives ${Math.round(grant.expiresIn / 60)} min`,
    };
  } catch (error) {
    return {
      check: 'credentials',
      outcome: 'failed',
      words:
        error instanceof HttpError && error.kind === 'oauth'
          ? `refused (HTTP ${error.status}): check TAB_CLIENT_ID and TAB_CLIENT_SECRET`
          : diagnose(error),
    };
  }
}
