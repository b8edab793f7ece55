import { askedOf, hitRate, type ServerState } from '../tools/service/server-state.js';
import { type Column, dotted, formatSpan, NOTHING, table } from '../tools/text/format.js';

// What `tab-mcp stats` prints of a state; a table for each part that the server told of.

const right = (head: string): Column => ({ head, align: 'right' });

function whole(value: number | undefined): string {
  return value === undefined ? NOTHING : value.toLocaleString('en-AU');
}

function seconds(value: number | undefined): string {
  return value === undefined ? NOTHING : formatSpan(value * 1000);
}

function size(bytes: number | undefined): string {
  if (bytes === undefined) return NOTHING;
  return bytes < 1e6 ? `${whole(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function caches({ caches: list }: ServerState): string[] {
  const columns = ['reads', 'hit rate', 'hits', 'old', '404', 'missed', 'joined', 'kept', 'size', 'dropped'];
  const rows = list.map((cache) => {
    const rate = hitRate([cache]);
    const { name, hits, stale, refusals, misses, joined, entries, bytes, evictions } = cache;
    return [
      name,
      whole(askedOf(cache)),
      rate === undefined ? NOTHING : `${rate} %`,
      ...[hits, stale, refusals, misses, joined, entries].map(whole),
      size(bytes),
      whole(evictions),
    ];
  });
  return rows.length === 0 ? [] : table([{ head: 'cache' }, ...columns.map(right)], rows);
}

function circuits({ circuits: list }: ServerState): string[] {
  const rows = list.map(({ service, state, failures, failuresInRow, openForS, nextTryInS }) => [
    service,
    state,
    whole(failures),
    whole(failuresInRow),
    state === 'closed' ? NOTHING : seconds(openForS),
    state !== 'open' ? NOTHING : nextTryInS === 0 ? 'now' : seconds(nextTryInS),
  ]);
  const columns: Column[] = [{ head: 'circuit' }, { head: 'state' }];
  return rows.length === 0
    ? []
    : table(
        [...columns, right('failures'), right('in a row'), right('open for'), right('next try in')],
        rows,
      );
}

function limits({ limits: list }: ServerState): string[] {
  const rows = list.map(({ service, running, queued, refused, pausedForS }) => [
    service,
    ...[running, queued, refused].map(whole),
    seconds(pausedForS),
  ]);
  const columns = ['running', 'waiting', 'refused', 'paused for'];
  return rows.length === 0 ? [] : table([{ head: 'limit' }, ...columns.map(right)], rows);
}

function retries({ retries: list }: ServerState): string[] {
  const rows = list.map(({ service, calls, retries: made, refused }) => [
    service,
    ...[calls, made, refused].map(whole),
  ]);
  const columns = ['calls', 'made again', 'not made again'];
  return rows.length === 0 ? [] : table([{ head: 'retry' }, ...columns.map(right)], rows);
}

function head(state: ServerState, url: string): string[] {
  const { version, practice, upstream, address, startedAt, clock, lastGoodAnswer, resilience } = state;
  const { now } = clock;
  const ago = (at: number | undefined) =>
    at === undefined || now === undefined ? undefined : (now - at) / 1000;
  const last = ago(lastGoodAnswer);
  return [
    dotted(
      `TAB MCP${version ? ` ${version}` : ''} at ${url}`,
      practice ? `PRACTICE DATA (${upstream ?? 'sandbox'})` : upstream,
      address,
    ),
    dotted(
      startedAt !== undefined && `since ${new Date(startedAt).toISOString()}`,
      last !== undefined && `last good answer ${last < 1 ? 'now' : `${seconds(last)} ago`}`,
      resilience && `resilience ${resilience}`,
    ),
  ].filter((line) => line !== '');
}

/** The state of the server at `url`, as lines with tables. */
export function statsLines(state: ServerState, url: string): string[] {
  const parts = [caches(state), circuits(state), limits(state), retries(state)].filter(
    (part) => part.length > 0,
  );
  const told = parts.length > 0 ? parts : [['It tells of no cache, circuit, limit or retry.']];
  return [...head(state, url), ...told.flatMap((part) => ['', ...part])];
}
