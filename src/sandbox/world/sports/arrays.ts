/** The sum of numbers. */
export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const n of numbers) total += n;
  return total;
}

/** The item at a place that is known to be there; throws RangeError where it is not. */
export function at<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return list[index] as T;
}

/** The item whose turn it is, when a list is gone through again and again; throws RangeError for an empty list. */
export function inTurn<T>(list: readonly T[], turn: number): T {
  return at(list, ((turn % list.length) + list.length) % list.length);
}
