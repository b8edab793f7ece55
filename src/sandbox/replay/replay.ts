import { setTimeout as wait } from 'node:timers/promises';
import { nearest } from '../../util/nearest.js';
import type { Sleep } from '../http/effect.js';
import {
  jsonReply,
  type LocalReply,
  type LocalRequest,
  type LocalServer,
  startLocalServer,
} from '../http/local-server.js';
import { errorReply } from '../http/route.js';
import { knownSecrets } from '../record/known-secrets.js';
import { openLibrary, readCassette, type Shelved } from '../record/library.js';
import { requestName } from '../record/redact.js';

export interface ReplayOptions {
  /** Where the cassettes lie. */
  directory: string;
  /** 0 for a free one. @default 0 */
  port?: number;
  /** Answers as late as the upstream did. @default false: at once */
  timed?: boolean;
  /** How recorded durations are waited for. @default real time */
  sleep?: Sleep;
}

/** A running replay. */
export interface Replay extends LocalServer {
  /** The requests it can answer, path and sorted query. */
  paths: readonly string[];
  /** Files of the directory that are no cassettes, with why. */
  skipped: readonly { file: string; why: string }[];
}

/** `Date` at the moment of the recording, and the header by which a client knows practice data. */
function stamp(recordedAt: string): Record<string, string> {
  const at = new Date(recordedAt);
  return { Date: at.toUTCString(), 'X-Tab-Replay': `recorded-at=${at.toISOString()}` };
}

/** Opens nothing; it is there so that a client with credentials goes on to ask. */
const TOKEN = { access_token: 'replay-opens-nothing', token_type: 'Bearer', expires_in: 10_800 };

/** The absolute links of a body lead to the replay: who follows them is not to end at the real TAB. */
function relinked(text: string, upstream: string, origin: string): string {
  return text.replaceAll(`${upstream}/`, `${origin}/`);
}

/**
 * Serves recorded answers over HTTP on loopback: of each request the latest. Every answer says that it is a replay,
 * and has the date of its recording. What was not recorded is 404 and names the nearest that was. A token is given to
 * whoever asks. Rejects with the file system's error for a directory that can't be read, with RangeError when it holds
 * no cassette, and with the system's error when it can't listen.
 */
export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const { directory, timed = false, sleep = (ms, signal) => wait(ms, undefined, { signal }) } = options;
  const { cassettes, skipped } = openLibrary(directory);
  const last = cassettes.at(-1);
  if (!last) throw new RangeError(`${directory} holds no cassette`);
  const latest = new Map<string, Shelved>(cassettes.map((one) => [one.path, one]));
  const paths = [...latest.keys()].sort();
  const nothingKnown = knownSecrets();

  function missing(name: string): LocalReply {
    const near = nearest(name, paths, 1)[0];
    const words = `Not recorded: ${name}.${near === undefined ? '' : ` The nearest that is: ${near}`}`;
    return jsonReply(errorReply(404, 'RESOURCE_NOT_FOUND_ERROR', words));
  }

  async function answer({ method, path, query, origin, signal }: LocalRequest): Promise<LocalReply> {
    if (method === 'POST' && path === '/oauth/token') return jsonReply({ status: 200, body: TOKEN });
    if (method !== 'GET' && method !== 'HEAD') {
      return jsonReply(errorReply(405, 'METHOD_NOT_ALLOWED_ERROR', 'A replay only reads'), {
        Allow: 'GET, HEAD',
      });
    }
    const name = requestName(path, query, nothingKnown);
    const shelved = latest.get(name);
    if (!shelved) return missing(name);
    const { recordedAt, durationMs, upstream, status, contentType, retryAfter, ...rest } = readCassette(
      directory,
      shelved.file,
    );
    if (timed) await sleep(durationMs, signal);
    const text = rest.text ?? JSON.stringify(rest.body);
    return {
      status,
      headers: {
        ...stamp(recordedAt),
        'Content-Type': contentType === '' ? undefined : contentType,
        'Retry-After': retryAfter,
      },
      body: relinked(text, upstream, origin),
    };
  }

  const server = await startLocalServer(options.port ?? 0, answer, () => stamp(last.recordedAt));
  return { ...server, paths, skipped };
}
