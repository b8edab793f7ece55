import type { StructureException } from './structure.js';

/** The differences allowed between recorded bodies and ours, by the sort of body. Each one says why it is right. */
export const EXCEPTIONS = {} satisfies Record<string, readonly StructureException[]>;
