import { isObject } from '../../util/json.js';

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
  /** The strings seen, kept for enumerated fields only. */
  values: ReadonlySet<string>;
}

/** By JSON path: `$` is the sample itself, `.name` a member, `[]` the elements of a list. */
export type Structure = ReadonlyMap<string, FieldStructure>;

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

/** The forms of text, the first that fits. */
export const STRING_FORMS: readonly (readonly [ValueKind, RegExp])[] = [
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

/**
 * The structure of the samples, each a JSON value of the same sort (bodies of one endpoint, rows of one list).
 * `enumerated` names the fields whose words are kept.
 */
export function structureOf(
  samples: Iterable<unknown>,
  enumerated: ReadonlySet<string> = ENUMERATED_FIELDS,
): Structure {
  const tallies = new Map<string, Tally>();
  const objects = new Map<string, number>();
  const membersOf = new Map<string, Set<string>>();

  const visit = (path: string, name: string, value: unknown): void => {
    const tally = tallies.get(path) ?? { parents: 0, present: 0, kinds: new Set(), values: new Set() };
    tallies.set(path, tally);
    tally.present += 1;
    tally.kinds.add(kindOf(value));
    if (typeof value === 'string' && enumerated.has(name)) tally.values.add(value);
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
