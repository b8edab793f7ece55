import type { RaceType } from '../../../domain/racing-code.js';
import { hash } from '../random.js';
import { RHYTHMS } from './circuits.js';
import { kindAt, laneIndex, namesNeeded, nameWithin, type Occupant } from './lanes.js';
import { FIRST_PARTS, SECOND_PARTS } from './name-parts.js';

const COUNT = FIRST_PARTS.length * SECOND_PARTS.length;
// A prime that divides neither word count: steps of it visit every pair of words once before any comes again.
const STRIDE = 150_011;

/** The `n`th of all animal names, in capitals, at most 18 characters: no two `n` under the count share one. */
export function animalName(n: number): string {
  const index = ((n % COUNT) + COUNT) % COUNT;
  const first = Math.floor(index / SECOND_PARTS.length);
  // Each word is moved on by the other, or fields would repeat each other's order; pairs stay pairs.
  const second = (index + first * first * 31) % SECOND_PARTS.length;
  const moved = (first + second * second * 17) % FIRST_PARTS.length;
  return `${FIRST_PARTS[moved]} ${SECOND_PARTS[second]}`;
}

const offsets = new Map<string, number>();

/** The name of a number of this seed's world. */
function nameOf(seed: string, number: number): string {
  let offset = offsets.get(seed);
  if (offset === undefined) {
    if (offsets.size > 100) offsets.clear();
    offset = hash(`${seed}\nnames`) % COUNT;
    offsets.set(seed, offset);
  }
  return animalName(offset + ((number * STRIDE) % COUNT));
}

/** Sires and dams have the first names of all, so that no runner is called like them. */
const SIRES = 400;
const DAMS = 4000;

/** The name of a sire, for any whole number from 0. */
export function sireName(seed: string, n: number): string {
  return nameOf(seed, n % SIRES);
}

/** The name of a dam, for any whole number from 0. */
export function damName(seed: string, n: number): string {
  return nameOf(seed, SIRES + (n % DAMS));
}

// Animals a circuit needs in a block, counted over simulated months; and what part of them are maidens, and of each kind.
const NEEDED: Readonly<Record<string, number>> = {
  'R/USA': 4920,
  'R/JPN': 2811,
  'R/GBR': 2417,
  'R/NZL': 1825,
  'R/IRL': 1454,
  'R/CAN': 866,
  'R/NSW': 797,
  'R/VIC': 661,
  'R/QLD': 587,
  'R/FRA': 583,
  'R/USA/fixed': 1072,
  'R/ZAF': 524,
  'R/WA': 341,
  'R/HKG': 330,
  'R/SA': 309,
  'R/KOR': 304,
  'R/TUR': 129,
  'R/TAS': 89,
  'R/BRA': 73,
  'R/ARE': 72,
  'R/SGP': 51,
  'H/NZL': 939,
  'H/NSW': 441,
  'H/USA': 424,
  'H/VIC': 352,
  'H/QLD': 274,
  'H/SWE': 227,
  'H/WA': 218,
  'H/FRA': 150,
  'H/SA': 121,
  'H/TAS': 81,
  'G/VIC': 874,
  'G/NSW': 873,
  'G/QLD': 529,
  'G/GBR/fixed': 1772,
  'G/SA': 259,
  'G/WA': 205,
  'G/TAS': 176,
};
const PARTS = {
  R: {
    maidens: 0.235,
    open: [0.022, 0.022, 0.175, 0.19, 0.285, 0.306],
    maiden: [0.035, 0.035, 0.19, 0.19, 0.275, 0.275],
  },
  H: {
    maidens: 0.155,
    open: [0.03, 0.042, 0.127, 0.175, 0.27, 0.356],
    maiden: [0.01, 0.01, 0.24, 0.32, 0.19, 0.25],
  },
  G: { maidens: 0.16, open: [0, 0, 0, 0, 0, 1], maiden: [0, 0, 0, 0, 0, 1] },
} as const;

/** Lanes of one kind, in every group of a circuit, that have names of their own. */
interface Allotment {
  /** Number of the first lane's first name. */
  first: number;
  lanes: number;
}

/** For a mean need, what the busiest block of some years asks for, and more. */
function most(mean: number): number {
  return mean > 0 ? Math.ceil(1.7 * mean + 11 * Math.sqrt(mean) + 35) : 0;
}

/** By circuit: six kinds of those that have won, then six of maidens. */
type Allotments = ReadonlyMap<string, readonly Allotment[]>;

function allot(): { allotments: Allotments; taken: number } {
  const allotments = new Map<string, Allotment[]>();
  let taken = SIRES + DAMS;
  for (const [circuit, needed] of Object.entries(NEEDED)) {
    const code = circuit.slice(0, 1) as RaceType;
    const { maidens, open, maiden } = PARTS[code];
    const { groups } = RHYTHMS[code];
    const own: Allotment[] = [];
    allotments.set(circuit, own);
    for (const isMaiden of [false, true]) {
      for (const part of isMaiden ? maiden : open) {
        const lanes = most(needed * (isMaiden ? maidens : 1 - maidens) * part);
        own.push({ first: taken, lanes });
        taken += lanes * groups * namesNeeded(code, isMaiden);
      }
    }
  }
  return { allotments, taken };
}

const { allotments, taken } = allot();

/** How many names are spoken for, and how many there are. */
export const NAMES = { taken, all: COUNT };

/** The name of an animal. No two that race at one time share one, nor any two of a lane within 110 days. */
export function occupantName(seed: string, occupant: Occupant): string {
  const { group, lane } = occupant;
  const { code, circuit } = group;
  const { groups } = RHYTHMS[code];
  const allotment = allotments.get(circuit)?.[(lane.maiden ? 6 : 0) + kindAt(code, lane.number)];
  const index = laneIndex(lane.number);
  // Beyond what was counted on, any of the names that nobody has.
  if (!allotment || index >= allotment.lanes) return nameOf(seed, taken + (occupant.salt % (COUNT - taken)));
  const slot = (index * groups + group.group) * namesNeeded(code, lane.maiden) + nameWithin(occupant);
  return nameOf(seed, allotment.first + slot);
}
