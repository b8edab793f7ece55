import { STRING_FORMS, type Structure, type ValueKind } from './structure.js';

/** One way in which bodies of ours differ from recorded ones. */
export interface StructureDifference {
  /**
   * `missing`: every recorded object has the field, none of ours. `not-always`: every recorded object has it, not all
   * of ours. `missing-sometimes`: some recorded objects have it, none of ours. `extra`: no recorded object has it.
   * `other-type`: ours is of a type that was never recorded. `lacking-type`: a recorded type that ours never has.
   * `other-word`: a word of ours, of an enumerated field, that was never recorded. `new-word`: a recorded word that
   * ours never has.
   */
  kind:
    | 'missing'
    | 'not-always'
    | 'missing-sometimes'
    | 'extra'
    | 'other-type'
    | 'lacking-type'
    | 'other-word'
    | 'new-word';
  /** As in `Structure`. */
  path: string;
  /** What was recorded, in words. */
  recorded: string;
  /** What ours is, in words. */
  ours: string;
}

function parentOf(path: string): string {
  return path.endsWith('[]') ? path.slice(0, -2) : path.slice(0, path.lastIndexOf('.'));
}

/** Every form of text is a string too, so a plain string admits all of them. */
function admits(known: ReadonlySet<ValueKind>, kind: ValueKind): boolean {
  return known.has(kind) || (known.has('string') && STRING_FORMS.some(([form]) => form === kind));
}

const either = (kinds: ReadonlySet<ValueKind>): string => [...kinds].join(' or ');

/** Fields that were recorded and that ours lacks. Below one that ours lacks nothing more is told. */
function missing(recorded: Structure, ours: Structure): StructureDifference[] {
  const found: StructureDifference[] = [];
  for (const [path, { always }] of recorded) {
    if (path === '$' || path.endsWith('[]') || !ours.get(parentOf(path))?.kinds.has('object')) continue;
    const field = ours.get(path);
    if (always && !field?.always) {
      const [kind, how] = field ? (['not-always', 'not in all'] as const) : (['missing', 'in none'] as const);
      found.push({ kind, path, recorded: 'in every object', ours: how });
    } else if (!field) {
      found.push({ kind: 'missing-sometimes', path, recorded: 'in some objects', ours: 'in none' });
    }
  }
  return found;
}

/**
 * How ours differs from what was recorded, none when they agree: first what is missing, then the rest in the order of
 * our fields. Below a field that was never recorded nothing more is told.
 */
export function differencesBetween(recorded: Structure, ours: Structure): StructureDifference[] {
  const found = missing(recorded, ours);
  for (const [path, { kinds, values }] of ours) {
    const known = recorded.get(path);
    if (!known) {
      if (path === '$' || recorded.has(parentOf(path)))
        found.push({ kind: 'extra', path, recorded: 'never', ours: either(kinds) });
      continue;
    }
    for (const kind of kinds) {
      if (!admits(known.kinds, kind))
        found.push({ kind: 'other-type', path, recorded: either(known.kinds), ours: kind });
    }
    for (const kind of known.kinds) {
      if (!admits(kinds, kind))
        found.push({ kind: 'lacking-type', path, recorded: kind, ours: either(kinds) });
    }
    for (const value of values) {
      if (!known.values.has(value))
        found.push({ kind: 'other-word', path, recorded: [...known.values].join(', '), ours: value });
    }
    for (const value of known.values) {
      if (!values.has(value))
        found.push({ kind: 'new-word', path, recorded: value, ours: [...values].join(', ') });
    }
  }
  return found;
}
