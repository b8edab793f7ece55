import { isObject } from '../../src/util/json.js';

/**
 * What one JSON path holds over all samples. Strings that follow a known form are told apart, since a client
 * parses them: `datetime` (`…T04:25:00.000Z`), `datetime-offset` (`…+00:00`), `date`, `money` (`$60000.00`), `url`.
 */
export type ValueKind =
  | 'object'
  | 'array'
  | 'number'
  | 'boolean'
  | 'null'
  | 'string'
  | 'datetime'
  | 'datetime-offset'
  | 'date'
  | 'money'
  | 'url';

export interface FieldStructure {
  /** Present in every object at its parent path. True for the root and for list elements. */
  always: boolean;
  kinds: ReadonlySet<ValueKind>;
  /** The strings seen, kept for the fields named in `ENUMERATED_FIELDS` only. */
  values: ReadonlySet<string>;
}

/** By JSON path: `$` is the sample itself, `.name` a member, `[]` the elements of a list. */
export type Structure = ReadonlyMap<string, FieldStructure>;

/** One allowed difference between a recording and ours, with the reason it is right. */
export interface StructureException {
  /** A path as in `Structure`; it covers everything below it too. */
  path: string;
  /**
   * `missing`: always recorded, we may leave it out. `extra`: never recorded, we have it. `kind`: another
   * kind of value than recorded. `value`: another word than recorded.
   */
  allow: 'missing' | 'extra' | 'kind' | 'value';
  /** Where the difference comes from: a client, another recording, or our choice and why. */
  reason: string;
}

/** Fields whose strings are words of a fixed vocabulary, compared word by word. */
export const ENUMERATED_FIELDS: ReadonlySet<string> = new Set([
  'bettingStatus',
  'cashOutEligibility',
  'parimutuelPlaceStatus',
  'poolStatusCode',
  'position',
  'raceStatus',
  'raceType',
  'ratingType',
  'scheduledType',
  'startType',
  'trackDirection',
  'wageringProduct',
]);

interface Tally {
  parents: number;
  present: number;
  kinds: Set<ValueKind>;
  values: Set<string>;
}

const STRING_FORMS: readonly (readonly [ValueKind, RegExp])[] = [
  ['datetime', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ['datetime-offset', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['money', /^\$\d+\.\d\d$/],
  ['url', /^https?:\/\//],
];

function kindOf(value: unknown): ValueKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'string') return STRING_FORMS.find(([, form]) => form.test(value))?.[0] ?? 'string';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean';
  return 'object';
}

/** The structure of the samples, each a JSON value of the same sort (bodies of one endpoint, rows of one list). */
export function structureOf(samples: readonly unknown[]): Structure {
  const tallies = new Map<string, Tally>();
  const objects = new Map<string, number>();
  const membersOf = new Map<string, Set<string>>();

  const visit = (path: string, name: string, value: unknown): void => {
    const tally = tallies.get(path) ?? { parents: 0, present: 0, kinds: new Set(), values: new Set() };
    tallies.set(path, tally);
    tally.present += 1;
    tally.kinds.add(kindOf(value));
    if (typeof value === 'string' && ENUMERATED_FIELDS.has(name)) tally.values.add(value);
    if (Array.isArray(value)) {
      for (const element of value) visit(`${path}[]`, name, element);
    } else if (isObject(value)) {
      objects.set(path, (objects.get(path) ?? 0) + 1);
      const members = membersOf.get(path) ?? new Set();
      membersOf.set(path, members);
      for (const [key, member] of Object.entries(value)) {
        members.add(`${path}.${key}`);
        visit(`${path}.${key}`, key, member);
      }
    }
  };
  for (const sample of samples) visit('$', '', sample);

  for (const [parent, members] of membersOf) {
    for (const member of members) {
      const tally = tallies.get(member);
      if (tally) tally.parents = objects.get(parent) ?? 0;
    }
  }
  return new Map(
    [...tallies].map(([path, { parents, present, kinds, values }]) => [
      path,
      { always: parents === 0 || present === parents, kinds, values },
    ]),
  );
}

function parentOf(path: string): string {
  return path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, path.lastIndexOf('.'));
}

/** Every form of text is a string too, so a recorded plain string admits all of them. */
function admits(recorded: ReadonlySet<ValueKind>, kind: ValueKind): boolean {
  return recorded.has(kind) || (recorded.has('string') && STRING_FORMS.some(([form]) => form === kind));
}

/**
 * Compares our bodies with recorded ones and returns one sentence a difference, none when they agree:
 * a field every recorded object has and some of ours lacks, a field no recording has, another kind of value,
 * a word outside the recorded vocabulary. Below an extra field nothing more is told.
 */
export function compareStructure(
  recorded: Structure,
  ours: Structure,
  exceptions: readonly StructureException[] = [],
): string[] {
  const allowed = (allow: StructureException['allow'], path: string): boolean =>
    exceptions.some(
      (one) =>
        one.allow === allow &&
        (path === one.path || path.startsWith(`${one.path}.`) || path.startsWith(`${one.path}[]`)),
    );
  const problems: string[] = [];
  for (const [path, { always }] of recorded) {
    if (!always || path === '$' || path.endsWith('[]')) continue;
    if (!ours.get(parentOf(path))?.kinds.has('object')) continue;
    if (!ours.get(path)?.always && !allowed('missing', path)) {
      problems.push(
        `${path} is in every recorded object, but ${ours.has(path) ? 'not in all' : 'in none'} of ours`,
      );
    }
  }
  for (const [path, { kinds, values }] of ours) {
    const known = recorded.get(path);
    if (!known) {
      if ((path === '$' || recorded.has(parentOf(path))) && !allowed('extra', path)) {
        problems.push(`${path} is in ours, but in no recording`);
      }
      continue;
    }
    for (const kind of kinds) {
      if (!admits(known.kinds, kind) && !allowed('kind', path)) {
        problems.push(`${path} is ${kind} in ours, recorded as ${[...known.kinds].join(' or ')}`);
      }
    }
    for (const value of values) {
      if (!known.values.has(value) && !allowed('value', path)) {
        problems.push(`${path} is "${value}" in ours, recorded as ${[...known.values].join(', ')}`);
      }
    }
  }
  return problems;
}
