import { differencesBetween, type StructureDifference } from '../../src/sandbox/compare/differences.js';
import type { Structure } from '../../src/sandbox/compare/structure.js';

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

/** The differences that matter where recordings are few: what is recorded must be there, and nothing else may be. */
const TOLD: Partial<Record<StructureDifference['kind'], StructureException['allow']>> = {
  missing: 'missing',
  'not-always': 'missing',
  extra: 'extra',
  'other-type': 'kind',
  'other-word': 'value',
};

function sentence(allow: StructureException['allow'], { path, recorded, ours }: StructureDifference): string {
  switch (allow) {
    case 'missing':
      return `${path} is in every recorded object, but ${ours} of ours`;
    case 'extra':
      return `${path} is in ours, but in no recording`;
    case 'kind':
      return `${path} is ${ours} in ours, recorded as ${recorded}`;
    case 'value':
      return `${path} is "${ours}" in ours, recorded as ${recorded}`;
  }
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
  return differencesBetween(recorded, ours).flatMap((difference) => {
    const allow = TOLD[difference.kind];
    return allow === undefined || allowed(allow, difference.path) ? [] : [sentence(allow, difference)];
  });
}
