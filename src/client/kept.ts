import { LRUCache } from 'lru-cache';
import { ContractError } from '../errors/index.js';
import type { WorldMark } from './upstream-clock.js';

/** How many renderings of one answer are remembered: inputs differ in filters and detail, and each second is another. */
const MAX_RENDERINGS = 32;

type Facts = { kind: 'facts'; facts: unknown } | { kind: 'broken'; error: ContractError };

/**
 * An upstream answer as it is kept: its text, its body parsed once, the facts that each reading made of it, and the
 * answers rendered from it. Whoever gets one from a cache neither parses nor reads anything again.
 */
export class Kept {
  readonly text: string;
  readonly body: unknown;
  readonly status: number;
  /** Tells people of a detour on the way to it. */
  readonly note: string | undefined;
  /** The world it is from; undefined for the real TAB. */
  readonly mark: WorldMark | undefined;
  readonly #facts = new Map<(body: unknown) => unknown, Facts>();
  // Made when first needed: most answers of a busy hour are rendered once or never.
  #renderings: LRUCache<string, object> | undefined;
  #second: number | undefined;

  constructor(given: {
    text: string;
    body: unknown;
    status: number;
    note?: string | undefined;
    mark?: WorldMark | undefined;
  }) {
    this.text = given.text;
    this.body = given.body;
    this.status = given.status;
    this.note = given.note;
    this.mark = given.mark;
  }

  /** What it takes in memory, about: the text, the parsed body and the facts. Bytes. */
  get bytes(): number {
    return this.text.length * 4;
  }

  /** The facts that `read` makes of the body, read once. Throws ContractError, each time the same. */
  facts<F>(read: (body: unknown) => F): F {
    let found = this.#facts.get(read);
    if (!found) {
      found = this.#read(read);
      this.#facts.set(read, found);
    }
    if (found.kind === 'broken') throw found.error;
    return found.facts as F;
  }

  #read(read: (body: unknown) => unknown): Facts {
    try {
      return { kind: 'facts', facts: read(this.body) };
    } catch (error) {
      if (error instanceof ContractError) return { kind: 'broken', error };
      throw error;
    }
  }

  /** The rendering of this name in this second, made once; those of seconds gone are of no use any more. */
  rendering<R extends object>(second: number, name: string, make: () => R): R {
    if (!this.#renderings || this.#second !== second) {
      this.#renderings = new LRUCache({ max: MAX_RENDERINGS });
      this.#second = second;
    }
    const found = this.#renderings.get(name);
    if (found) return found as R;
    const made = make();
    this.#renderings.set(name, made);
    return made;
  }
}
