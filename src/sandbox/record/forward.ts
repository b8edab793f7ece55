import * as http from 'node:http';
import * as https from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** An answer of the upstream, whole and unpacked. */
export interface UpstreamAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
}

/** The way to an upstream. Redirects are not followed. */
export interface Upstream {
  /** Sends a request. Rejects with the system's error, or when the answer is too large or can't be unpacked. */
  send(request: {
    method: string;
    /** Path and query as they came. */
    target: string;
    headers: http.IncomingHttpHeaders;
    body: string;
    signal: AbortSignal;
  }): Promise<UpstreamAnswer>;
  close(): void;
}

/** Largest answer taken, bytes: many times the largest known. */
const MOST_BYTES = 50_000_000;

/** Longest silence of the upstream, milliseconds. */
const PATIENCE_MS = 60_000;

/** Headers that belong to one connection, and those by which an answer would have no body or be a part of one. */
const NOT_PASSED_ON =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|origin|content-length|accept-encoding|if-.*|range)$/;

const NOT_PASSED_BACK =
  /^(connection|keep-alive|proxy-.*|trailer|transfer-encoding|upgrade|content-length|content-encoding|alt-svc|strict-transport-security)$/;

function without(headers: http.IncomingHttpHeaders, names: RegExp): http.IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)));
}

/** The headers of an answer that a client of the recorder gets. */
export function passedBack(headers: http.IncomingHttpHeaders): http.IncomingHttpHeaders {
  return without(headers, NOT_PASSED_BACK);
}

const UNPACK: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
};

async function unpacked(bytes: Buffer, coding: string | undefined): Promise<Buffer> {
  const name = coding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || bytes.length === 0) return bytes;
  const unpack = UNPACK[name];
  if (!unpack) throw new Error(`the answer was compressed in an unknown way (${name})`);
  return unpack(bytes, { maxOutputLength: MOST_BYTES });
}

async function whole(answer: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`the answer is larger than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The upstream at `base`, whose path stands before every path asked. */
export function openUpstream(base: URL): Upstream {
  const { Agent, request } = base.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const prefix = base.pathname.replace(/\/$/, '');
  return {
    async send({ method, target, headers, body, signal }) {
      const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
        const outgoing = request(
          {
            protocol: base.protocol,
            hostname: base.hostname.replace(/^\[|\]$/g, ''),
            port: base.port,
            agent,
            method,
            path: `${prefix}${target}`,
            headers: {
              ...without(headers, NOT_PASSED_ON),
              host: base.host,
              'accept-encoding': 'gzip',
              ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
            },
            signal,
            timeout: PATIENCE_MS,
          },
          resolve,
        );
        outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within a minute')));
        outgoing.on('error', reject);
        outgoing.end(body);
      });
      const bytes = await unpacked(await whole(answer), answer.headers['content-encoding']);
      return { status: answer.statusCode ?? 0, headers: answer.headers, bytes };
    },
    close: () => agent.destroy(),
  };
}
