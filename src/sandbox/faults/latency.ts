import { z } from 'zod';
import type { Random } from '../world/random.js';
import { numberFrom, strictly } from './accept.js';

/** The longest wait there is, milliseconds. */
const LONGEST = 600_000;

const milliseconds = () => numberFrom(0, LONGEST);

const SHAPES = {
  fixed: strictly({ shape: z.literal('fixed'), ms: milliseconds() }),
  /** Anything between `min` and `max` alike. */
  uniform: strictly({ shape: z.literal('uniform'), min: milliseconds(), max: milliseconds() }).refine(
    ({ min, max }) => min <= max,
    { path: ['max'], error: 'a number not below min' },
  ),
  normal: strictly({ shape: z.literal('normal'), mean: milliseconds(), deviation: milliseconds() }),
  /** Half of the waits are over `median`; `sigma` is the deviation of the logarithm: 0.5 is usual for a network, 1 has a long tail. */
  lognormal: strictly({ shape: z.literal('lognormal'), median: milliseconds(), sigma: numberFrom(0, 5) }),
};

/** How waits are spread, milliseconds. */
export const DISTRIBUTION = z.discriminatedUnion(
  'shape',
  [SHAPES.fixed, SHAPES.uniform, SHAPES.normal, SHAPES.lognormal],
  {
    error: ({ code }) =>
      code === 'invalid_union'
        ? Object.keys(SHAPES).join(', ')
        : 'an object such as {"shape":"fixed","ms":200}',
  },
);

export type Distribution = z.output<typeof DISTRIBUTION>;

function draw(distribution: Distribution, random: Random): number {
  switch (distribution.shape) {
    case 'fixed':
      return distribution.ms;
    case 'uniform':
      return distribution.min + random.next() * (distribution.max - distribution.min);
    case 'normal':
      return random.normal(distribution.mean, distribution.deviation);
    case 'lognormal':
      return distribution.median * Math.exp(random.normal(0, distribution.sigma));
  }
}

/** A wait drawn from the distribution, whole milliseconds from 0 to ten minutes. */
export function drawDelay(distribution: Distribution, random: Random): number {
  return Math.round(Math.min(Math.max(draw(distribution, random), 0), LONGEST));
}
