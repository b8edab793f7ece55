const of = (row: readonly number[], index: number) => row[index] as number;

/** Edit distance (insert, delete, replace, swap neighbours) between two texts. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const steps = [of(last, j) + 1, of(row, j - 1) + 1, of(last, j - 1) + cost];
      row.push(Math.min(...steps, ...(swapped ? [of(before, j - 2) + 1] : [])));
    }
    [before, last] = [last, row];
  }
  return of(last, b.length);
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Longest part of a wanted name that is compared, characters: far above any name there is. */
const MAX_WANTED = 200;

/** The known names nearest to `wanted`, best first, at most `max`; none that are too far to be meant. */
export function nearest(wanted: string, known: readonly string[], max = 3): string[] {
  const target = normal(wanted.slice(0, MAX_WANTED));
  return known
    .map((name) => {
      const candidate = normal(name);
      const inside =
        target.length >= 3 &&
        (candidate.includes(target) || (candidate.length >= 3 && target.includes(candidate)));
      return {
        name,
        distance: inside ? 0.5 : editDistance(target, candidate),
        length: Math.max(target.length, candidate.length),
      };
    })
    .filter(({ distance, length }) => distance <= Math.max(1, length * 0.4))
    .sort((a, b) => a.distance - b.distance || a.name.length - b.name.length)
    .slice(0, max)
    .map(({ name }) => name);
}
