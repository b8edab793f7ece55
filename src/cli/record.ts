import type { Config } from '../config/options.js';
import { OPTIONS } from '../config/options.js';
import { isTrusted, LIVE_URL } from '../domain/upstream-address.js';
import { type Recorder, startRecorder } from '../sandbox/index.js';
import type { Secret } from '../util/secret.js';
import { CommandError, EXIT, listenError, print } from './exit.js';
import { numberOption } from './number-option.js';
import { readSettings } from './settings.js';
import { untilStopped } from './until-stopped.js';

interface RecordOptions {
  to: string;
  port: string;
  upstream?: string;
  includePrivate?: boolean;
  storePrivate?: boolean;
  envFile?: string;
}

/** Keeps what goes by between a client and the TAB as cassettes, until a signal comes. */
export async function record(options: RecordOptions): Promise<void> {
  const port = numberOption(options.port, { name: '--port', low: 0, high: 65_535, whole: true });
  const config = readSettings(options.envFile);
  const upstream = upstreamOf(options.upstream, config);
  const recorder = await startRecorder({
    directory: options.to,
    port,
    upstream,
    allowHosts: config.allowHosts,
    secrets: secretsOf(config),
    includePrivate: options.includePrivate ?? false,
    storePrivate: options.storePrivate ?? false,
    onProblem: (message) => void process.stderr.write(`tab-mcp: ${message}\n`),
  }).catch((error: unknown) => {
    throw startError(error, options.to, port);
  });
  const stopped = untilStopped(recorder.stop);
  print(screen(recorder, upstream, options));
  await stopped;
  print(`${recorder.kept()} ${recorder.kept() === 1 ? 'answer' : 'answers'} kept in ${options.to}`);
}

/** Whom to ask. `TAB_BASE_URL` does not count: in a session that is recorded it names the recorder. */
function upstreamOf(text: string | undefined, { allowHosts }: Config): URL {
  const url = OPTIONS.baseUrl.parse(text ?? LIVE_URL);
  if (url && isTrusted(url, allowHosts)) return url;
  const shown = url ? ` "${url.origin}"` : '';
  throw new CommandError(
    `--upstream${shown} is not accepted. Accepted: ${OPTIONS.baseUrl.accepted}.`,
    EXIT.usage,
  );
}

function secretsOf({ clientId, clientSecret, username, password, refreshToken }: Config): Secret[] {
  return [clientId, clientSecret, username, password, refreshToken].filter((one) => one !== undefined);
}

function startError(error: unknown, directory: string, port: number): unknown {
  const { syscall, code } = error as NodeJS.ErrnoException;
  if (syscall === undefined || syscall === 'listen') return listenError(error, '127.0.0.1', port);
  return new CommandError(`--to ${directory} can’t be written (${code}). Give another.`, EXIT.storage);
}

function screen(
  { url }: Recorder,
  upstream: URL,
  { to, includePrivate, storePrivate }: RecordOptions,
): string {
  const whom = upstream.origin === LIVE_URL ? 'the real TAB' : upstream.origin;
  const privately = storePrivate
    ? 'passed on; the shape of its answers is kept, with every value blanked'
    : includePrivate
      ? 'passed on and not kept'
      : 'not passed on';
  return [
    `TAB recorder · ${whom} · ${url}`,
    `Keeps        answers in ${to}, secrets cut out; what belongs to an account is ${privately}`,
    `Use it with  TAB_UPSTREAM=live TAB_BASE_URL=${url} TAB_OUTBOUND_RPS=2.5 tab-mcp`,
    `Afterwards   tab-mcp replay ${to} · tab-mcp sandbox compare ${to}`,
    'Unofficial software, not Tabcorp’s. It only reads. Ctrl-C stops it.',
  ].join('\n');
}
