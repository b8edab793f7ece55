function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function segments(path: string): string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decoded);
}

function segmentMatcher(pattern: string): (segment: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join('.*')}$`, 's');
  return (segment) => expression.test(segment);
}

/**
 * A test of raw paths by a pattern: `*` alone is every path; else segment by segment, percent-decoded, where `*` stands for any part of a segment
 * and `**` for any number of whole segments. A trailing slash makes no difference.
 */
export function routePattern(pattern: string): (path: string) => boolean {
  if (pattern === '*') return () => true;
  const wanted = segments(pattern).map((one) => (one === '**' ? one : segmentMatcher(one)));
  const matches = (given: readonly string[], from: number, index: number): boolean => {
    const matcher = wanted[index];
    if (matcher === undefined) return from === given.length;
    if (matcher !== '**') {
      const segment = given[from];
      return (
        segment !== undefined &&
        (matcher as (one: string) => boolean)(segment) &&
        matches(given, from + 1, index + 1)
      );
    }
    for (let next = from; next <= given.length; next++) if (matches(given, next, index + 1)) return true;
    return false;
  };
  return (path) => matches(segments(path), 0, 0);
}
