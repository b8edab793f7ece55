import type { View } from './define-tool.js';

/** The view of a call in New South Wales at `now`, answered four seconds ago by the upstream; `given` overrides. */
export function testView<I>(given: Partial<View<I>> & { now: number; input: I }): View<I> {
  return {
    jurisdiction: 'NSW',
    zone: 'Australia/Sydney',
    detail: 'concise',
    ageSeconds: 4,
    source: 'upstream',
    ...given,
  };
}
