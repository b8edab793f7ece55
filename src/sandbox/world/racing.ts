export type { Form, FormLetters } from './form/form.js';
export { dayBegan } from './racing/calendar.js';
export { findRunner } from './racing/propositions.js';
export { toteOf } from './racing/tote.js';
export type * from './racing/types.js';
export { createRacingWorld, type RacingWorldWithForm as RacingWorld } from './racing/world.js';
