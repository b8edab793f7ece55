import { isObject } from '../util/json.js';

// Random damage to a body, the same for the same seed: what a lenient reading must survive.

const REPLACEMENTS: readonly unknown[] = [
  null,
  '',
  'text',
  '12',
  '$5.00',
  0,
  -1,
  3.5,
  1e21,
  true,
  false,
  [],
  {},
  [null],
  [[]],
  { unexpected: [1, 'a', null] },
  '\u001b[31mred\u200b',
  '2026-13-45T99:99:99Z',
];

/** Seeded uniform numbers in [0, 1): mulberry32. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

function places(value: unknown, found: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    value.forEach((member, key) => {
      found.push({ holder: value, key });
      places(member, found);
    });
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      found.push({ holder: value, key });
      places(value[key], found);
    }
  }
  return found;
}

/**
 * A copy of `body` with one to eight members deleted, set to null, retyped or doubled, or unknown ones added,
 * at random places that `seed` decides.
 */
export function mutations(body: unknown, seed: number): unknown {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const root = { body: structuredClone(body) };
  const rounds = 1 + Math.floor(random() * 8);
  for (let round = 0; round < rounds; round++) {
    const place = pick(places(root));
    if (!place) break;
    const { holder, key } = place as { holder: Record<string | number, unknown>; key: string | number };
    const kind = random();
    if (kind < 0.25 && !Array.isArray(holder) && holder !== root) delete holder[key];
    else if (kind < 0.4) holder[key] = null;
    else if (kind < 0.85) holder[key] = structuredClone(pick(REPLACEMENTS));
    else if (kind < 0.95 && !Array.isArray(holder))
      holder[`added${round}`] = structuredClone(pick(REPLACEMENTS));
    else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]), pick(REPLACEMENTS));
  }
  return root.body;
}
