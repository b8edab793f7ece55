/** The parts of the stack that can be taken out of the path without a new release. */
export const PARTS = ['retry', 'cache', 'breaker', 'single-flight', 'deadline'] as const;
export type Part = (typeof PARTS)[number];

/** `on`, `off`, or `no-` parts separated by commas, as the parts taken out; undefined for anything else. */
export function parseResilience(text: string): ReadonlySet<Part> | undefined {
  const words = text
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  if (words.length === 1 && words[0] === 'on') return new Set();
  if (words.length === 1 && words[0] === 'off') return new Set(PARTS);
  const found = words.map((word) => PARTS.find((part) => word === `no-${part}`));
  return found.every((part) => part !== undefined) ? new Set(found as Part[]) : undefined;
}

/** The setting as a person writes it: `on`, `off`, or what is taken out. */
export function describeResilience(without: ReadonlySet<Part>): string {
  if (without.size === 0) return 'on';
  return without.size === PARTS.length
    ? 'off'
    : PARTS.filter((part) => without.has(part))
        .map((part) => `no-${part}`)
        .join(',');
}
