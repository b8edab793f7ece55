import { accessSync, constants } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isLoopback, isTrusted, LIVE_URL, TRUSTED_ADDRESS } from '../../domain/upstream-address.js';
import { type Clock, systemClock } from '../../util/clock.js';
import { parseJson } from '../../util/json.js';
import { makeDirectory } from '../../util/make-directory.js';
import type { Secret } from '../../util/secret.js';
import type { Sleep } from '../http/effect.js';
import {
  jsonReply,
  type LocalReply,
  type LocalRequest,
  type LocalServer,
  startLocalServer,
} from '../http/local-server.js';
import { errorReply } from '../http/route.js';
import type { Cassette } from './cassette.js';
import { openUpstream, passedBack, type UpstreamAnswer } from './forward.js';
import { knownSecrets } from './known-secrets.js';
import { learnHeaders, learnRequest } from './learn.js';
import { makeCassette } from './make-cassette.js';
import { createPace } from './pace.js';
import { passageOf } from './passage.js';
import { learnFrom } from './redact.js';
import { upstreamTime } from './upstream-time.js';
import { writeCassette } from './write-cassette.js';

/** Between two requests to anything but loopback, milliseconds: the pace that known clients live with. */
const PACE_MS = 400;

export interface RecorderOptions {
  /** Where the cassettes go; made when it is missing. */
  directory: string;
  /** Whom to ask. @default the real TAB */
  upstream?: URL;
  /** Hosts besides loopback and the TAB's own that the upstream may be. @default [] */
  allowHosts?: readonly string[];
  /** 0 for a free one. @default 0 */
  port?: number;
  /** Passes on what belongs to an account, too: its answers are not kept. @default false */
  includePrivate?: boolean;
  /** Passes on what belongs to an account and keeps the shape of its answers, every value blanked. @default false */
  storePrivate?: boolean;
  /** Secrets that are known beforehand, to be cut out wherever they turn up. @default [] */
  secrets?: readonly Secret[];
  /** Told of an answer that could not be kept, in words. @default nobody */
  onProblem?: (message: string) => void;
  /** @default the computer's clock */
  clock?: Clock;
  /** How the pace waits. @default real time */
  sleep?: Sleep;
}

/** A running recorder. */
export interface Recorder extends LocalServer {
  /** How many answers have been kept. */
  kept(): number;
}

function refused(
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): LocalReply {
  return jsonReply(errorReply(status, code, message), headers);
}

function refusal({ method, path }: LocalRequest, includePrivate: boolean): LocalReply | undefined {
  if (method === 'POST' && path === '/oauth/token') return undefined;
  if (method !== 'GET') {
    const why = `No bet was placed. A recorder only reads: ${method} is not sent. Accepted: GET, and POST /oauth/token.`;
    return refused(405, 'METHOD_NOT_ALLOWED_ERROR', why, { Allow: 'GET' });
  }
  const passage = passageOf(path);
  if (passage === 'bad') return refused(400, 'INVALID_SYNTAX_ERROR', 'Invalid path');
  if (passage === 'public' || includePrivate) return undefined;
  return refused(
    403,
    'FORBIDDEN_ERROR',
    'This may belong to an account, so it is not passed on. A recorder started with --include-private does.',
  );
}

/**
 * Starts an HTTP proxy on loopback that passes reads on to an upstream and keeps the answers as cassettes, with
 * secrets cut out of them before anything is written. Answers go to the client as they came; a cassette is on the disk
 * when its answer has arrived. Token requests are passed on and never kept.
 * Rejects with the file system's error when the directory can't be written, with RangeError for an upstream that
 * credentials must not reach, and with the system's error when it can't listen.
 */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const {
    directory,
    upstream: base = new URL(LIVE_URL),
    storePrivate = false,
    clock = systemClock,
  } = options;
  const includePrivate = options.includePrivate === true || storePrivate;
  const { sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal }) } = options;
  if (!isTrusted(base, options.allowHosts ?? [])) {
    throw new RangeError(`the upstream ${base.origin} is not accepted. Accepted: ${TRUSTED_ADDRESS}.`);
  }
  makeDirectory(directory);
  accessSync(directory, constants.W_OK | constants.X_OK);
  const known = knownSecrets(options.secrets);
  const upstream = openUpstream(base);
  const pace = createPace(isLoopback(base.hostname) ? 0 : PACE_MS, clock, sleep);
  const momentOf = upstreamTime(clock);
  const writing = new Set<Promise<unknown>>();
  let kept = 0;

  async function keep(cassette: Cassette): Promise<void> {
    const written = writeCassette(directory, cassette);
    writing.add(written);
    try {
      await written;
      kept += 1;
    } catch (error) {
      options.onProblem?.(
        `An answer could not be kept in ${directory} (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      );
    } finally {
      writing.delete(written);
    }
  }

  async function answer(request: LocalRequest): Promise<LocalReply> {
    const no = refusal(request, includePrivate);
    if (no) return no;
    learnRequest(request, known);
    await pace(request.signal);
    const sentAt = clock();
    let came: UpstreamAnswer;
    try {
      came = await upstream.send(request);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return refused(
        502,
        'BAD_GATEWAY_ERROR',
        `The recorder got no answer from ${base.origin}: ${code ?? message}.`,
      );
    }
    const durationMs = Math.max(0, Math.round(clock() - sentAt));
    learnHeaders(came.headers, known);
    learnFrom(parseJson(came.bytes.toString('utf8')), known);
    const isPublic = passageOf(request.path) === 'public';
    if (request.method === 'GET' && (isPublic || storePrivate)) {
      const { path, query } = request;
      const at = momentOf(came.headers);
      const exchange = { path, query, answer: came, upstream: base.origin, at, durationMs };
      const cassette = makeCassette(exchange, known, !isPublic);
      if (cassette) await keep(cassette);
    }
    return { status: came.status, headers: passedBack(came.headers), body: came.bytes };
  }

  const server = await startLocalServer(options.port ?? 0, answer);
  return {
    ...server,
    kept: () => kept,
    stop: async () => {
      await server.stop();
      upstream.close();
      await Promise.allSettled(writing);
    },
  };
}
