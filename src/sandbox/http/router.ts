import type { SandboxRoute } from './route.js';

/** A route found for a path. */
export interface RouteMatch {
  route: SandboxRoute;
  params: Record<string, string>;
}

/** Finds the route of a method and a raw path; undefined when there is none. */
export type Router = (method: string, path: string) => RouteMatch | undefined;

interface CompiledRoute {
  route: SandboxRoute;
  segments: readonly string[];
}

function placeholder(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}

function split(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}

// A fixed word is tried before a placeholder at the same place: `meetings/pools/…` before `meetings/{raceType}/…`.
function bySpecificity(a: CompiledRoute, b: CompiledRoute): number {
  for (let i = 0; i < Math.min(a.segments.length, b.segments.length); i++) {
    const order = Number(!!placeholder(a.segments[i] ?? '')) - Number(!!placeholder(b.segments[i] ?? ''));
    if (order !== 0) return order;
  }
  return 0;
}

function match(segments: readonly string[], decoded: readonly string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const name = placeholder(segment);
    const value = decoded[i] ?? '';
    if (name === undefined ? segment !== value : value === '') return undefined;
    if (name !== undefined) params[name] = value;
  }
  return params;
}

/**
 * Matches paths segment by segment, each percent-decoded after the split, so that `%2F` stays inside a name.
 * A trailing slash is tolerated (known from clients). Two routes of one method and path throw an Error. The
 * returned function throws URIError for a path whose percent-encoding is broken.
 */
export function createRouter(routes: readonly SandboxRoute[]): Router {
  const table = new Map<string, CompiledRoute[]>();
  const seen = new Set<string>();
  for (const route of routes) {
    const segments = split(route.path);
    const shape = `${route.method} ${segments.map((one) => (placeholder(one) ? '{}' : one)).join('/')}`;
    if (seen.has(shape)) throw new Error(`two sandbox routes for ${route.method} ${route.path}`);
    seen.add(shape);
    const key = `${route.method} ${segments.length}`;
    table.set(key, [...(table.get(key) ?? []), { route, segments }].sort(bySpecificity));
  }
  return (method, path) => {
    const decoded = split(path).map(decodeURIComponent);
    for (const { route, segments } of table.get(`${method} ${decoded.length}`) ?? []) {
      const params = match(segments, decoded);
      if (params) return { route, params };
    }
    return undefined;
  };
}
