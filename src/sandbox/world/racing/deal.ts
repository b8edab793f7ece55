import { hash, mixed, mixedUnit } from '../random.js';
import { turnOf } from './circuits.js';
import { admissionOf } from './conditions.js';
import type { RaceOutline } from './field-draft.js';
import { isReady, type Kind, type Lane, type LaneGroup, laneNumber, occupantOf, rests } from './lanes.js';
import { isMetropolitan } from './metropolitan.js';

/** A race of one block and circuit that animals are to be dealt to. */
export interface Vacancies {
  race: RaceOutline;
  /** Rows to fill, the strongest first. */
  rows: readonly number[];
  /** Those that win. */
  winners: readonly number[];
}

/** A lane in the draw, with what its animal is and likes, each in [0, 1). */
interface Entrant {
  lane: Lane;
  kind: Kind;
  ready: boolean;
  /** Where it mostly races, see `placeOf`. */
  home: number;
  /** 0 for the shortest races. */
  trip: number;
  /** How good it is, as it shows in this block. */
  class: number;
}

/** How far an animal strays from its home and its trip, and what it shows of its class, against what it is (ours). */
const STRAYS = { home: 0.12, trip: 0.3, class: 0.5 };

/** Where a course lies on the line along which animals keep to their neighbourhood (ours); metropolitan ones at its end. */
export function placeOf(place: Parameters<typeof isMetropolitan>[0]): number {
  const at = hash(place.name) / 4_294_967_296;
  return isMetropolitan(place) ? 1 + at : at;
}

/** The line of `placeOf` an animal is at home at. */
export function homeOf(salt: number): number {
  return mixedUnit(salt, 1);
}

class Pool {
  /** The next lane that was not looked at. */
  private index = 0;
  private readonly group: LaneGroup;
  private readonly cycle: number;
  readonly maiden: boolean;
  readonly kind: Kind;
  entrants: Entrant[] = [];

  constructor(group: LaneGroup, cycle: number, maiden: boolean, kind: Kind) {
    this.group = group;
    this.cycle = cycle;
    this.maiden = maiden;
    this.kind = kind;
  }

  /** The next lane that doesn't rest. */
  next(): Entrant {
    for (;;) {
      const lane = { maiden: this.maiden, number: laneNumber(this.kind, this.index++) };
      if (rests(this.group, lane, this.cycle)) continue;
      const { salt } = occupantOf(this.group, lane, this.cycle);
      const shown = (like: 1 | 2 | 3, strays: number): number =>
        mixedUnit(salt, like) +
        strays * (mixedUnit(salt, this.cycle, like) - mixedUnit(salt, like, this.cycle));
      return {
        lane,
        kind: this.kind,
        ready: this.maiden && isReady(this.group, lane, this.cycle),
        home: shown(1, STRAYS.home),
        trip: shown(2, STRAYS.trip),
        class: shown(3, STRAYS.class),
      };
    }
  }

  /** The next lane with a maiden that may win. */
  nextReady(): Entrant {
    for (;;) {
      const entrant = this.next();
      if (entrant.ready) return entrant;
    }
  }
}

/** A race that is being filled. */
interface Filling extends Vacancies {
  maiden: boolean;
  /** How many of each kind. */
  wanted: ReadonlyMap<Kind, number>;
  /** Who came, later by row as `rows` has them. */
  entrants: Entrant[];
}

function wantedOf(group: LaneGroup, { race, rows }: Vacancies): Map<Kind, number> {
  const { code, date, name } = race.meeting;
  const { kinds } = admissionOf(code, race.conditions);
  const total = kinds.reduce((sum, [, weight]) => sum + weight, 0);
  const salt = mixed(group.salt, hash(`${date}${name}`), race.number);
  const wanted = new Map<Kind, number>();
  for (const row of rows) {
    let left = mixedUnit(salt, row) * total;
    const [kind] = kinds.find(([, weight]) => {
      left -= weight;
      return left < 0;
    }) ??
      kinds[0] ?? [5];
    wanted.set(kind, (wanted.get(kind) ?? 0) + 1);
  }
  return wanted;
}

/** Deals a pool's lanes to meetings by where they are at home, and there to races by their trip. */
function dealPool(pool: Pool, meetings: readonly (readonly Filling[])[]): void {
  const { kind } = pool;
  const left = pool.entrants.sort((a, b) => a.home - b.home);
  let from = 0;
  for (const races of meetings) {
    const here = races.reduce((sum, { wanted }) => sum + (wanted.get(kind) ?? 0), 0);
    const those = left.slice(from, from + here).sort((a, b) => a.trip - b.trip);
    from += here;
    let next = 0;
    for (const { wanted, entrants } of races) {
      const count = wanted.get(kind) ?? 0;
      entrants.push(...those.slice(next, next + count));
      next += count;
    }
  }
}

/** Sees that every winner of a maiden race is one that leaves afterwards; the others keep about where they stood. */
function placeWinners(fillings: readonly Filling[], poolOf: (kind: Kind) => Pool): void {
  const winning = ({ rows, winners }: Filling, at: number): boolean => winners.includes(rows[at] ?? -1);
  const spare = ({ entrants }: Filling, at: number, filling: Filling): boolean =>
    (entrants[at]?.ready ?? false) && !winning(filling, at);
  const open: { filling: Filling; at: number }[] = [];
  for (const filling of fillings) {
    const { entrants, rows } = filling;
    for (const at of rows.keys()) {
      if (!winning(filling, at) || entrants[at]?.ready) continue;
      const others = [...rows.keys()].filter((other) => spare(filling, other, filling));
      const nearest = others.sort((a, b) => Math.abs(a - at) - Math.abs(b - at) || a - b)[0];
      if (nearest === undefined) open.push({ filling, at });
      else [entrants[at], entrants[nearest]] = [entrants[nearest] as Entrant, entrants[at] as Entrant];
    }
  }
  for (const { filling, at } of open) {
    const { kind } = filling.entrants[at] as Entrant;
    const giver = fillings.find((other) =>
      other.entrants.some((entrant, i) => entrant.kind === kind && spare(other, i, other)),
    );
    const there =
      giver?.entrants.findIndex((entrant, i) => entrant.kind === kind && spare(giver, i, giver)) ?? -1;
    const taken = giver?.entrants[there] ?? poolOf(kind).nextReady();
    if (giver) giver.entrants[there] = filling.entrants[at] as Entrant;
    filling.entrants[at] = taken;
  }
}

/** Deals the lanes of a circuit's group to the races of one of its blocks: for each race the lane of each of its `rows`. */
export function dealLanes(group: LaneGroup, block: number, races: readonly Vacancies[]): Lane[][] {
  const { cycle } = turnOf(group.code, block);
  const fillings = races.map(
    (race): Filling => ({
      ...race,
      maiden: admissionOf(group.code, race.race.conditions).maiden,
      wanted: wantedOf(group, race),
      entrants: [],
    }),
  );
  for (const maiden of [false, true]) {
    const those = fillings.filter((filling) => filling.maiden === maiden);
    const byMeeting = Map.groupBy(those, ({ race }) => race.meeting);
    const meetings = [...byMeeting]
      .sort(([a], [b]) => placeOf(a) - placeOf(b) || (a.date < b.date ? -1 : 1))
      .map(([, here]) =>
        here.toSorted((a, b) => a.race.distance - b.race.distance || a.race.number - b.race.number),
      );
    const pools = new Map<Kind, Pool>();
    const poolOf = (kind: Kind): Pool => {
      const pool = pools.get(kind) ?? new Pool(group, cycle, maiden, kind);
      pools.set(kind, pool);
      return pool;
    };
    for (const { wanted } of those) {
      for (const [kind, count] of wanted) {
        const pool = poolOf(kind);
        for (let i = 0; i < count; i++) pool.entrants.push(pool.next());
      }
    }
    for (const pool of pools.values()) dealPool(pool, meetings);
    for (const { entrants } of those) entrants.sort((a, b) => b.class - a.class);
    if (maiden) placeWinners(those, poolOf);
  }
  return fillings.map(({ entrants }) => entrants.map(({ lane }) => lane));
}
