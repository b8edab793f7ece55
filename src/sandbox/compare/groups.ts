import type { SandboxRoute } from '../http/route.js';
import type { Router } from '../http/router.js';
import type { Shelved } from '../record/library.js';

/** Recorded bodies of one sort. */
export type Group = { members: readonly Shelved[] } & (
  | {
      kind: 'route';
      label: string;
      route: SandboxRoute;
      fixed: Record<string, string>;
      query: URLSearchParams;
    }
  | { kind: 'error'; label: string; status: number }
  | { kind: 'unknown'; label: string }
);

/** Parts of a query that make another sort of body; others choose among bodies of one sort. */
const TELLING_QUERY = ['fixedOdds', 'includeRecentlyClosed', 'nonTabVenue'];

type Sort = Group extends infer G ? (G extends unknown ? Omit<G, 'members'> : never) : never;

function sortOf(router: Router, { path, status }: Shelved): Sort {
  if (status >= 300) return { kind: 'error', label: `errors ${status}`, status };
  const [plain = '', text = ''] = path.split('?');
  let found: ReturnType<Router>;
  try {
    found = router('GET', plain);
  } catch {
    found = undefined;
  }
  if (!found) return { kind: 'unknown', label: plain };
  const { route, params } = found;
  const { raceType } = params;
  const fixed = raceType === undefined ? {} : { raceType };
  const query = new URLSearchParams(
    [...new URLSearchParams(text)].filter(
      ([name, value]) => TELLING_QUERY.includes(name) && value === 'true',
    ),
  );
  const template = raceType === undefined ? route.path : route.path.replace('{raceType}', raceType);
  const label = query.size === 0 ? template : `${template}?${query}`;
  return { kind: 'route', label, route, fixed, query };
}

/** The cassettes by the sort of body they hold: by route, code of racing and telling query, and errors by status. */
export function groupCassettes(cassettes: readonly Shelved[], router: Router): Group[] {
  const groups = new Map<string, { sort: Sort; members: Shelved[] }>();
  for (const one of cassettes) {
    const sort = sortOf(router, one);
    const held = groups.get(sort.label);
    if (held) held.members.push(one);
    else groups.set(sort.label, { sort, members: [one] });
  }
  return [...groups.values()]
    .map(({ sort, members }) => ({ ...sort, members }) as Group)
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}
