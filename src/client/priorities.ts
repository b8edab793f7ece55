import { LRUCache } from 'lru-cache';
import type { Freshness, Moment } from '../domain/freshness.js';
import { ContractError } from '../errors/index.js';
import type { Kept } from './kept.js';
import type { Keeping } from './reads.js';

/** Remembers when what a request asks for begins, to tell which requests are urgent where they have to wait. */
export interface Priorities {
  /** The larger is sent first: prices near the jump, then what leads to them, then the rest. */
  of(key: string, freshness: Freshness, now: number): number;
  /** Takes in an answer to the request of this key. */
  learn(key: string, keeping: Keeping, kept: Kept): void;
}

/** A race within this of its jump is urgent, milliseconds. */
const NEAR_MS = 600_000;

const USUAL: Readonly<Partial<Record<Freshness, number>>> = {
  race: 2,
  'next-to-go': 2,
  competition: 1,
  'sports-next': 1,
};

export function createPriorities(): Priorities {
  const starts = new LRUCache<string, number>({ max: 1_000 });
  return {
    of(key, freshness, now) {
      const start = freshness === 'race' ? starts.get(key) : undefined;
      if (start === undefined) return USUAL[freshness] ?? 0;
      return start - now <= NEAR_MS ? 3 : 1;
    },
    learn(key, { freshness, read, moments }, kept) {
      if (freshness !== 'race' || !read || !moments) return;
      const start = soonest(() => moments(kept.facts(read)));
      if (start !== undefined) starts.set(key, start);
    },
  };
}

function soonest(moments: () => readonly Moment[]): number | undefined {
  try {
    const starts = moments().flatMap(({ start }) => (start === undefined ? [] : [start]));
    return starts.length > 0 ? Math.min(...starts) : undefined;
  } catch (error) {
    if (error instanceof ContractError) return undefined;
    throw error;
  }
}
