import type { RaceOutline } from '../racing/field-draft.js';
import { type Level, levelOf, SAME_CLASS } from './classes.js';
import { isWet } from './going.js';
import type { Outing } from './outing.js';

/** How an earlier start compares with a race to come. */
export interface Relation {
  atTrack: boolean;
  atDistance: boolean;
  /** In the same class or a stronger one. */
  inClass: boolean;
  stronger: boolean;
  wet: boolean;
}

function classed(level: Level | undefined, today: Level | undefined) {
  if (level === undefined || today === undefined) return { inClass: false, stronger: false };
  return { inClass: level > today - SAME_CLASS, stronger: level >= today + SAME_CLASS };
}

/** Compares an earlier start with a race. */
export function relationOf(outing: Outing, { meeting, distance, conditions }: RaceOutline): Relation {
  return {
    atTrack: outing.course === meeting.name,
    atDistance: outing.distance === distance,
    ...classed(outing.level, levelOf(conditions)),
    wet: meeting.code === 'R' && isWet(outing.going),
  };
}

const LETTERS: readonly (readonly [string, (relation: Relation) => boolean])[] = [
  ['T', ({ atTrack }) => atTrack],
  ['C', ({ inClass }) => inClass],
  ['D', ({ atDistance }) => atDistance],
  ['W', ({ wet }) => wet],
];

/**
 * Track, class, distance, wet: a capital for a win there, small for a second or third, a blank in between for neither
 * (recorded; that C stands for class is read from it).
 */
export function indicatorsOf(outings: readonly Outing[], race: RaceOutline): string | null {
  const told = outings
    .filter(({ position }) => position <= 3)
    .map((outing) => ({ won: outing.position === 1, relation: relationOf(outing, race) }));
  const marks = LETTERS.map(([letter, holds]) => {
    const those = told.filter(({ relation }) => holds(relation));
    if (those.some(({ won }) => won)) return letter;
    return those.length > 0 ? letter.toLowerCase() : ' ';
  });
  return marks.join('').trim() || null;
}
