/** Freezes JSON to its leaves: what many are given, nobody may change for the others. A loop, so that no depth is too much. */
export function deepFreeze(value: unknown): void {
  const todo = [value];
  while (todo.length > 0) {
    const next = todo.pop();
    if (typeof next !== 'object' || next === null || Object.isFrozen(next)) continue;
    Object.freeze(next);
    for (const member of Object.values(next)) todo.push(member);
  }
}
