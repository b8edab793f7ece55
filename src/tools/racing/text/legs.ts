import type { Leg } from '../../../domain/pool.js';

/** `R5–R8`, `R6,R8`; with the venue in front of each where a bet goes over several meetings. */
export function legWords(legs: readonly Pick<Leg, 'race' | 'venue'>[]): string {
  const venues = new Set(legs.map((leg) => leg.venue));
  if (venues.size > 1) return legs.map((leg) => `${leg.venue ?? ''} R${leg.race}`.trim()).join(', ');
  const [first, last] = [legs[0]?.race ?? 0, legs.at(-1)?.race ?? 0];
  const running = legs.every((leg, i) => leg.race === first + i);
  return running && legs.length > 1 ? `R${first}–R${last}` : legs.map((leg) => `R${leg.race}`).join(',');
}
