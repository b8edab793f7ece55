import { cacheKey } from '../client/cache-key.js';
import { wirePath } from '../client/request.js';
import type { CircuitStats } from '../policy/breaker/breaker.js';
import { cached } from '../policy/cached/cached.js';
import type { CachedAnswer, CacheStats } from '../policy/cached/types.js';
import type { LimiterStats } from '../policy/limiter/limiter.js';
import type { Registry } from '../policy/registry.js';
import type { RetryStats } from '../policy/retry/retry.js';
import { memoryStore } from '../store/memory.js';
import { systemClock } from '../util/clock.js';
import { httpAddress, wholePath } from './address.js';
import { deepFreeze } from './deep-freeze.js';
import { mergeHeaders } from './headers.js';
import { createHttpLine, type HttpAnswer, type HttpLineOptions } from './http-line.js';
import { type KeepOptions, keepFailure, keepRule, type RoomOptions, room } from './keep.js';
import { defaultRegistry } from './registry.js';

export interface HttpClientOptions extends HttpLineOptions {
  /** What the paths are put behind: `https://api.example.org/v1`. */
  baseUrl: string | URL;
  /**
   * How reads are kept; `false` for not at all. Equal reads at once are one request either way.
   * @default { ttlMs: 10000 }
   */
  cache?: (KeepOptions & RoomOptions) | false;
  /** Where its cache and breaker are found by name. @default the library's own */
  registry?: Registry;
}

export interface GetOptions extends KeepOptions {
  /** @default none */
  query?: Record<string, string>;
  /** Of this call alone. What brings headers of its own may be somebody's own answer: it is neither kept nor shared. */
  headers?: Record<string, string>;
  /** The kind of request, a label out of a small set, by which a breaker with `minRoutes` tells one odd route from an outage. */
  route?: string;
  /** Ends this caller's wait only; the request is aborted when the last who waits has left. */
  signal?: AbortSignal;
}

export interface PostOptions extends Pick<GetOptions, 'headers' | 'route'> {
  /** Ends the request. It may have reached the upstream all the same. */
  signal?: AbortSignal;
}

/** An answer to a read, and where it came from. The body is one object for all who get it, and frozen. */
export type Read = HttpAnswer &
  Pick<CachedAnswer<HttpAnswer>, 'answeredAt' | 'ageMs' | 'source'> & {
    /** Of an old answer: why it was given. */
    because?: 'failed' | 'slow';
    /** Of an old answer that was given because asking failed: how that failed. */
    error?: unknown;
  };

export interface HttpClient {
  readonly name: string;
  /**
   * Reads JSON: cached → single flight → retry → breaker → limit → time-out → pool. Throws the errors of this library, and
   * RangeError for a path that is none.
   */
  get(path: string, options?: GetOptions): Promise<Read>;
  /**
   * Sends JSON, or a form as URLSearchParams, in one attempt whatever happens: breaker → limit → time-out → pool. `sent` of
   * an error of this library tells whether it may have arrived.
   */
  post(path: string, body: unknown, options?: PostOptions): Promise<HttpAnswer>;
  stats(): { cache: CacheStats; circuit: CircuitStats; limits: LimiterStats; retries: RetryStats };
  clearCache(): void;
  /** Ends its connections, and lets go of its name. */
  close(): Promise<void>;
}

/** A client of one JSON API. Throws RangeError for bad options and for a name that is taken. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { name, clock = systemClock, registry = defaultRegistry } = options;
  const base = httpAddress('baseUrl', options.baseUrl);
  if (base.search !== '') throw new RangeError('baseUrl should have no query; give it with each call');
  const keep = options.cache === false ? { ttlMs: 0 } : { ...options.cache };
  const line = createHttpLine(base, options);
  const { timing, callMs, breaker } = line;
  keepRule(keep);
  const cache = cached<HttpAnswer>({
    name,
    store: memoryStore(room(keep)),
    now: clock,
    judge: keepFailure(keep),
    loadMs: callMs,
    timing,
    ...('softMs' in keep && keep.softMs !== undefined ? { softMs: keep.softMs } : {}),
  });
  registry.circuit(breaker);
  try {
    registry.cache(cache);
  } catch (error) {
    registry.release(breaker);
    throw error;
  }

  async function get(path: string, call: GetOptions = {}): Promise<Read> {
    const wire = wirePath({ path: wholePath(path), query: call.query ?? {} });
    const { headers, route, signal = new AbortController().signal } = call;
    const deadline = timing.clock() + callMs;
    const load = async (within: AbortSignal) => {
      const what = { method: 'GET' as const, path: wire, repeatable: true };
      const about = { ...(headers ? { headers } : {}), ...(route === undefined ? {} : { route }) };
      const { answer: value, answeredAt } = await line.send(
        { ...what, ...about },
        within,
        timing.clock() + callMs,
      );
      deepFreeze(value);
      return { value, answeredAt, bytes: value.text.length * 4 };
    };
    const mine = { ...keep, ...given(call) };
    const rule = headers ? 'never' : keepRule(mine);
    const key = cacheKey(base.href, wire, { kind: 'public' });
    const wait = { signal, deadline, refusalMs: mine.ttlMs ?? Number.POSITIVE_INFINITY };
    const { value, joined: _, ...about } = await cache.execute(key, rule, load, wait);
    return { ...value, ...about };
  }

  async function post(path: string, given: unknown, call: PostOptions = {}): Promise<HttpAnswer> {
    const form = given instanceof URLSearchParams;
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return line.sendAlone(
      {
        method: 'POST',
        path: wholePath(path),
        headers: mergeHeaders({ 'content-type': type }, call.headers),
        body: form ? given.toString() : JSON.stringify(given),
        repeatable: false,
        ...(call.route === undefined ? {} : { route: call.route }),
      },
      call.signal ?? new AbortController().signal,
    );
  }

  return {
    name,
    get,
    post,
    stats: () => ({
      cache: cache.stats(),
      circuit: breaker.stats(),
      limits: line.limiter.stats(),
      retries: line.retry.stats(),
    }),
    clearCache: cache.clear,
    async close() {
      registry.release(cache);
      registry.release(breaker);
      await line.close();
    },
  };
}

/** How long an answer may be kept, of what this call brings. */
function given({ ttlMs, staleWhileRevalidateMs, staleIfErrorMs }: GetOptions): KeepOptions {
  return {
    ...(ttlMs === undefined ? {} : { ttlMs }),
    ...(staleWhileRevalidateMs === undefined ? {} : { staleWhileRevalidateMs }),
    ...(staleIfErrorMs === undefined ? {} : { staleIfErrorMs }),
  };
}
