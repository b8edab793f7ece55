import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a member comes from, as docs/sandbox-fields.md explains it. */
export type Mark = 'recorded' | 'known' | 'ours';

/** A recorded body, or a fragment with where it stands in a body. */
export type Recorded = string | { file: string; at: string };

/** One row as it is kept: mark, form (or `= Body > place` for a place that is as another; `?` where it may be absent), meaning. */
type Kept = readonly [mark: Mark, form: string, meaning?: string];

interface KeptBody {
  name: string;
  /** `GET /v1/…` with placeholders; `errors` for refusals of all routes. */
  routes: readonly string[];
  recordings?: readonly Recorded[];
  members: Readonly<Record<string, Kept>>;
  /** Recorded members that the sandbox does not have, with the reason. */
  leftOut?: Readonly<Record<string, string>>;
}

/** One row of the table for one or, with alternatives in braces, several paths. */
export interface Row {
  paths: readonly string[];
  mark: Mark;
  forms: ReadonlySet<string>;
  /** May be absent. */
  optional: boolean;
}

/** A place in a body where things are as at a place of another body. */
export interface Reference {
  at: string;
  mark: Mark;
  body: string;
  place: string;
  /** What stands here may be absent. */
  optional: boolean;
}

export interface Body {
  name: string;
  routes: readonly string[];
  recordings: readonly Recorded[];
  rows: readonly Row[];
  references: readonly Reference[];
  leftOut: ReadonlySet<string>;
}

const FOLDER = join(import.meta.dirname, '../../../scripts/gen/fields');
const { pathsOf } = (await import(
  new URL('../../../scripts/gen/fields-paths.mjs', import.meta.url).href
)) as { pathsOf(key: string): string[] };

/** A path with alternatives in braces as the paths it stands for. */
function alternatives(path: string): string[] {
  const [, before = '', names = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return names === '' ? [path] : names.split(',').map((name) => before + name + after);
}

function rowsOf([key, [mark, form]]: [string, Kept]): Row[] {
  const forms = form.split(', ');
  return pathsOf(key).map((path, i) => {
    const own = forms[i] ?? form;
    return {
      paths: alternatives(path),
      mark,
      forms: new Set(own.replace('?', '').split('|')),
      optional: own.endsWith('?'),
    };
  });
}

function bodyOf({ name, routes, recordings = [], members, leftOut = {} }: KeptBody): Body {
  const entries = Object.entries(members);
  const isReference = ([, [, form]]: [string, Kept]): boolean => form.startsWith('= ');
  return {
    name,
    routes,
    recordings,
    rows: entries.filter((entry) => !isReference(entry)).flatMap(rowsOf),
    references: entries.filter(isReference).map(([at, [mark, form]]) => {
      const [body = '', place = ''] = form.replace(/^= |\?$/g, '').split(' > ');
      return { at, mark, body, place, optional: form.endsWith('?') };
    }),
    leftOut: new Set(Object.keys(leftOut).flatMap(pathsOf)),
  };
}

/** The table of fields, body by body, from the files that the document is made from. */
export function readTable(): Body[] {
  return readdirSync(FOLDER).flatMap((file) => {
    const { bodies } = JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as { bodies: KeptBody[] };
    return bodies.map(bodyOf);
  });
}
