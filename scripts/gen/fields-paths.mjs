/**
 * The paths that a key of a table of fields stands for, alternatives in braces left as they are: `a.b, c` are `a.b` and
 * `a.c`. Names below `_links` may have dots and colons.
 */
export function pathsOf(key) {
  const [first = '', ...others] = key.split(', ');
  const links = first.lastIndexOf('_links.');
  const parent =
    links >= 0 ? first.slice(0, links + '_links.'.length) : first.slice(0, first.lastIndexOf('.') + 1);
  return [first, ...others.map((name) => parent + name)];
}
