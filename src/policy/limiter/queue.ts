/** Who waits: the larger priority first, and among equals who came first. */
export interface PriorityQueue<T extends { readonly priority: number }> {
  readonly length: number;
  /** How many of those waiting would be served before one of this priority that came now. */
  ahead(priority: number): number;
  add(waiting: T): void;
  first(): T | undefined;
  /** Takes one out; false when it does not wait. */
  remove(waiting: T): boolean;
  /** Those for whom `which` holds, in order. */
  filter(which: (waiting: T) => boolean): T[];
}

export function priorityQueue<T extends { readonly priority: number }>(): PriorityQueue<T> {
  const queue: T[] = [];
  const ahead = (priority: number) => {
    const index = queue.findLastIndex((other) => other.priority >= priority);
    return index + 1;
  };
  return {
    get length() {
      return queue.length;
    },
    ahead,
    add: (waiting) => {
      queue.splice(ahead(waiting.priority), 0, waiting);
    },
    first: () => queue[0],
    remove(waiting) {
      const index = queue.indexOf(waiting);
      if (index >= 0) queue.splice(index, 1);
      return index >= 0;
    },
    filter: (which) => queue.filter(which),
  };
}
