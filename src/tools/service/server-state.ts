import { isObject, type JsonObject } from '../../util/json.js';

/** One cache's counts since the start, and what it holds now. */
export interface CacheState {
  name: string;
  hits: number;
  misses: number;
  /** Answered with an old answer. */
  stale: number;
  /** Told from memory that there is nothing. */
  refusals: number;
  /** Of the misses, those that waited for a request that was under way already. */
  joined: number;
  entries: number | undefined;
  bytes: number | undefined;
  evictions: number | undefined;
}

/** Whether a service of the upstream is left alone. */
export interface CircuitState {
  service: string;
  state: 'closed' | 'open' | 'half-open';
  failures: number | undefined;
  /** Failures since the last success. */
  failuresInRow: number | undefined;
  /** Seconds since it last opened. */
  openForS: number | undefined;
  /** Seconds until the next trial; 0 when it is due. */
  nextTryInS: number | undefined;
}

/** How many requests to a service are under way, wait, or were turned away. */
export interface LimitState {
  service: string;
  running: number | undefined;
  queued: number | undefined;
  refused: number | undefined;
  /** Seconds until requests go on; undefined when they do. */
  pausedForS: number | undefined;
}

/** How often calls of a service were made again. */
export interface RetryState {
  service: string;
  calls: number;
  retries: number;
  /** Not made, so as not to add to the load. */
  refused: number | undefined;
}

/** What a server says of itself. Times are by the upstream's clock. Whatever it did not say, or said in another form, is undefined or missing. */
export interface ServerState {
  version: string | undefined;
  upstream: string | undefined;
  practice: boolean;
  address: string | undefined;
  tools: number | undefined;
  jurisdiction: string | undefined;
  betting: string | undefined;
  /** Which protecting parts are on: `on`, `off`, `no-cache,no-retry`. */
  resilience: string | undefined;
  /** When the server started, epoch milliseconds by its computer's clock. */
  startedAt: number | undefined;
  clock: { now: number | undefined; known: boolean; skewS: number | undefined };
  /** Epoch milliseconds. */
  lastGoodAnswer: number | undefined;
  caches: CacheState[];
  circuits: CircuitState[];
  limits: LimitState[];
  retries: RetryState[];
}

/** Services and caches told of; more than there are. */
const MAX_NAMES = 8;

/**
 * Takes apart what `status()` or `GET /status` gave. Never throws: a status of another version, or no status at all,
 * gives a state that says less.
 */
export function readState(status: unknown): ServerState {
  const said = isObject(status) ? status : {};
  const clock = isObject(said['clock']) ? said['clock'] : {};
  const now = moment(clock['now']);
  const until = (at: unknown) => distance(moment(at), now);
  return {
    version: text(said['version']),
    upstream: text(said['upstream']),
    practice: said['practice'] === true,
    address: text(said['address']),
    tools: number(said['tools']),
    jurisdiction: text(said['jurisdiction']),
    betting: text(said['betting']),
    resilience: text(said['resilience']),
    startedAt: moment(said['started_at']),
    clock: { now, known: clock['known'] === true, skewS: number(clock['skew_seconds']) },
    lastGoodAnswer: moment(said['last_good_answer']),
    caches: named(said['caches']).map(([name, cache]) => ({
      name,
      hits: number(cache['hits']) ?? 0,
      misses: number(cache['misses']) ?? 0,
      stale: number(cache['stale']) ?? 0,
      refusals: number(cache['refusals']) ?? 0,
      joined: number(cache['joined']) ?? 0,
      entries: number(cache['entries']),
      bytes: number(cache['bytes']),
      evictions: number(cache['evictions']),
    })),
    circuits: named(said['circuits']).map(([service, circuit]) => {
      const since = until(circuit['opened_at']);
      return {
        service,
        state: circuitState(circuit['state']),
        failures: number(circuit['failures']),
        failuresInRow: number(circuit['failures_in_row']),
        openForS: since === undefined ? undefined : Math.max(0, -since),
        nextTryInS: positive(until(circuit['next_try_at'])),
      };
    }),
    limits: named(said['limits']).map(([service, limit]) => ({
      service,
      running: number(limit['running']),
      queued: number(limit['queued']),
      refused: number(limit['refused']),
      pausedForS: positive(until(limit['paused_until'])) || undefined,
    })),
    retries: named(said['retries']).map(([service, told]) => ({
      service,
      calls: number(told['calls']) ?? 0,
      retries: number(told['retries']) ?? 0,
      refused: number(told['refused_by_budget']),
    })),
  };
}

/** Reads that a cache was asked for. */
export function askedOf(cache: CacheState): number {
  return keptOf(cache) + cache.misses;
}

/** Reads that were answered from memory, with old answers too. */
function keptOf({ hits, stale, refusals }: CacheState): number {
  return hits + stale + refusals;
}

/** Of 100 reads, those answered from memory; undefined before the first read. */
export function hitRate(caches: readonly CacheState[]): number | undefined {
  const asked = caches.reduce((sum, cache) => sum + askedOf(cache), 0);
  const kept = caches.reduce((sum, cache) => sum + keptOf(cache), 0);
  return asked === 0 ? undefined : Math.round((kept / asked) * 100);
}

function named(value: unknown): [string, JsonObject][] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])).slice(0, MAX_NAMES);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Epoch milliseconds of an ISO text or of themselves. */
function moment(value: unknown): number | undefined {
  return number(typeof value === 'string' ? Date.parse(value) : value);
}

/** Whole seconds from `now` to `at`, rounded up. */
function distance(at: number | undefined, now: number | undefined): number | undefined {
  return at === undefined || now === undefined ? undefined : Math.ceil((at - now) / 1000);
}

function positive(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.max(0, seconds);
}

function circuitState(value: unknown): CircuitState['state'] {
  return value === 'open' || value === 'half-open' ? value : 'closed';
}
