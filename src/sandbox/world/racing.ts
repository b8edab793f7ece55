export type * from './racing/types.js';
export { createRacingWorld } from './racing/world.js';
