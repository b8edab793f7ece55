import type { Body, Row } from './table.js';
import type { Tally } from './tally.js';

/** True for the place itself and all that is in it. */
function isIn(path: string, place: string): boolean {
  return place === '' || path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}

/** A path below one place as the path below another. */
function moved(path: string, from: string, to: string): string {
  const rest = path.slice(from.length).replace(/^\./, '');
  return to === '' || rest === '' || rest.startsWith('[') ? to + rest : `${to}.${rest}`;
}

/** What the table says of a path in a body: its own row, or that of the place it is as. */
interface Found {
  row: Row;
  own: boolean;
}

/** Looks up paths in the table. */
export class Lookup {
  readonly bodies: readonly Body[];
  readonly #rows = new Map<string, Map<string, Row>>();

  constructor(bodies: readonly Body[]) {
    this.bodies = bodies;
    for (const { name, rows } of bodies) {
      this.#rows.set(name, new Map(rows.flatMap((row) => row.paths.map((path) => [path, row]))));
    }
  }

  body(name: string): Body {
    const found = this.bodies.find((body) => body.name === name);
    if (!found) throw new Error(`the table has no body ${name}`);
    return found;
  }

  find(body: Body, path: string): Found | undefined {
    const row = this.#rows.get(body.name)?.get(path);
    if (row) return { row, own: true };
    for (const { at, body: name, place } of body.references) {
      const found = isIn(path, at) ? this.find(this.body(name), moved(path, at, place)) : undefined;
      if (found) return { row: found.row, own: false };
    }
    return undefined;
  }

  /** True when something below the path has a row, so that an object or list there needs none. */
  holds(body: Body, path: string): boolean {
    return (
      [...(this.#rows.get(body.name)?.keys() ?? [])].some((one) => one !== path && isIn(one, path)) ||
      body.references.some(
        ({ at, body: name, place }) =>
          isIn(at, path) || (isIn(path, at) && this.holds(this.body(name), moved(path, at, place))),
      )
    );
  }
}

const CONTAINERS = new Set(['object', 'list']);

/** What is wrong with one member that was seen on a route, or undefined. */
function wrong(lookup: Lookup, body: Body, tally: Tally, path: string): string | undefined {
  const forms = [...(tally.members.get(path)?.forms ?? [])];
  const missed = tally.isMissedAt(path);
  const found = lookup.find(body, path);
  if (!found) {
    const needsNone = forms.every((form) => CONTAINERS.has(form)) && lookup.holds(body, path);
    const told = `${body.name}: ${path} (${forms.join('|')}${missed ? '?' : ''})`;
    if (!needsNone) return `${told} has no row`;
    const referred = body.references.some(({ at, optional }) => isIn(path, at) && (path !== at || optional));
    return missed && !referred ? `${told} may be absent, which needs a row` : undefined;
  }
  const odd = forms.filter((form) => !found.row.forms.has(form));
  if (odd.length > 0)
    return `${body.name}: ${path} is ${odd.join(', ')} at times, which its row does not say`;
  return found.own && missed && !found.row.optional
    ? `${body.name}: ${path} is absent at times, which its row does not say`
    : undefined;
}

/** Differences between the table and what was seen by route: members without a row, rows never met, other forms. */
export function differencesFrom(bodies: readonly Body[], seen: ReadonlyMap<string, Tally>): string[] {
  const lookup = new Lookup(bodies);
  return bodies.flatMap((body) => {
    const tallies = body.routes.flatMap((route) => seen.get(route) ?? []);
    const problems = tallies.flatMap((tally) =>
      [...tally.members.keys()].filter(Boolean).flatMap((path) => wrong(lookup, body, tally, path) ?? []),
    );
    const unmet = body.rows
      .flatMap(({ paths }) => paths)
      .filter((path) => !tallies.some(({ members }) => members.has(path)));
    return [...new Set([...problems, ...unmet.map((path) => `${body.name}: ${path} was never met`)])];
  });
}

/**
 * Differences between the table and recordings of one body: rows marked as recorded that are in none, recorded members without
 * a row or with another mark.
 */
export function differencesFromRecorded(
  bodies: readonly Body[],
  body: Body,
  recorded: ReadonlySet<string>,
): string[] {
  const lookup = new Lookup(bodies);
  const untrue = body.rows
    .filter(({ mark }) => mark === 'recorded')
    .flatMap(({ paths }) => paths)
    .filter((path) => !recorded.has(path));
  const untold = [...recorded].filter((path) => {
    if (path === '' || [...body.leftOut].some((left) => isIn(path, left))) return false;
    const mark = lookup.find(body, path)?.row.mark;
    return mark === undefined ? !lookup.holds(body, path) : mark !== 'recorded';
  });
  return [
    ...untrue.map((path) => `${body.name}: ${path} is marked as recorded, but is in no recording`),
    ...untold.map((path) => `${body.name}: ${path} is recorded, but has no row that says so`),
  ];
}
