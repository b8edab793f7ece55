import type { RaceType } from '../../../domain/racing-code.js';

/** How strong a class is, from 0 for maidens to 6 (ours); the form compares classes by it. */
export type Level = number;

const NAMED: readonly (readonly [RegExp, Level])[] = [
  [/MAIDEN|\bMDN\b/i, 0],
  [/NOVICE/i, 0.8],
  [/RESTRICTED/i, 1.2],
  [/\bCL1\b|6TH GRADE/i, 1.3],
  [/\bCLM\b/, 1.8],
  [/5TH GRADE/i, 2],
  [/MIXED/i, 2.6],
  [/\bHCP\b/, 2.6],
  [/\bALW\b/, 3.2],
  [/3RD\/4TH/i, 3.6],
  [/\bSTK\b|FREE FOR ALL|\bFFA\b|\bOPEN\b/i, 5],
  [/\bLISTED\b/, 6],
];

/** The level of a race of these conditions; undefined where they say nothing of it. */
export function levelOf(conditions: string | undefined): Level | undefined {
  if (conditions === undefined) return undefined;
  const benchmark = /\bBM(\d+)/.exec(conditions)?.[1];
  if (benchmark !== undefined) return (Number(benchmark) - 40) / 10;
  const rating = /\bNR (?:up to )?(\d+)/.exec(conditions)?.[1];
  if (rating !== undefined) return 1 + (Number(rating) - 40) / 10;
  const grade = /^A(\d)$/.exec(conditions)?.[1];
  if (grade !== undefined) return 5 - Number(grade) * 0.5;
  return NAMED.find(([named]) => named.test(conditions))?.[1] ?? 2;
}

/** Levels closer than this are one class. */
export const SAME_CLASS = 0.5;

const DOGS: Readonly<Record<string, string>> = {
  Maiden: 'M',
  Novice: 'N',
  '6th Grade': 'G6',
  '5th Grade': 'G5',
  'Mixed 4/5': 'MIX 4/5',
  '3rd/4th Grade': 'MIX 3/4',
  'Restricted Win': 'RW',
  'Free For All': 'FFA',
};

/** How the form writes a race's class: what its conditions say, an open age left out; where they say nothing, `OPEN` (ours). */
export function className(code: RaceType, conditions: string | undefined): string {
  if (conditions === undefined) return 'OPEN';
  return code === 'G' ? (DOGS[conditions] ?? conditions) : conditions.replace(/^3YO\+ /, '');
}
