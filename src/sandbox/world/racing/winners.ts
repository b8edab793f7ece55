/** One winning combination and the part of the net pool that falls to it. */
export interface Winner {
  selections: readonly number[];
  share: number;
}

/** The same of what the first two are: `ODD`, `EVEN`, or `SPLIT` for one of each. */
export interface ParityWinner {
  selections: readonly [Parity];
  share: number;
}

export type Parity = 'ODD' | 'EVEN' | 'SPLIT';

/** Every strict order of the first `depth` that a finish with dead heats allows. */
export function orders(finish: readonly (readonly number[])[], depth: number): number[][] {
  const [group, ...rest] = finish;
  if (depth <= 0 || !group) return [[]];
  return arrangements(group, Math.min(group.length, depth)).flatMap((head) =>
    orders(rest, depth - head.length).map((tail) => [...head, ...tail]),
  );
}

function arrangements(items: readonly number[], depth: number): number[][] {
  if (depth === 0) return [[]];
  return items.flatMap((item) =>
    arrangements(
      items.filter((other) => other !== item),
      depth - 1,
    ).map((rest) => [item, ...rest]),
  );
}

/** Adds up the shares of equal combinations, in order of first appearance. */
function gather<T extends Winner | ParityWinner>(winners: readonly T[]): T[] {
  const found = new Map<string, T>();
  for (const winner of winners) {
    const key = winner.selections.join();
    found.set(key, { ...winner, share: (found.get(key)?.share ?? 0) + winner.share });
  }
  return [...found.values()];
}

/** The winners of a pool that wants the first `depth` in order: each valid order has an equal part. */
export function orderedWinners(finish: readonly (readonly number[])[], depth: number): Winner[] {
  const valid = orders(finish, depth).filter((order) => order.length === depth);
  return gather(valid.map((selections) => ({ selections, share: 1 / valid.length })));
}

/** The winners of a quinella: the first two in any order, told as they finished. */
export function quinellaWinners(finish: readonly (readonly number[])[]): Winner[] {
  const pairs = orderedWinners(finish, 2);
  const dead = (finish[0]?.length ?? 0) > 1;
  return gather(
    pairs.map(({ selections, share }) => ({
      selections: dead ? [...selections].sort((a, b) => a - b) : selections,
      share,
    })),
  );
}

/** Runner numbers as they finished; those who share a place in number order. */
function byPlace(finish: readonly (readonly number[])[]): (a: number, b: number) => number {
  const place = new Map(finish.flatMap((group, i) => group.map((number) => [number, i] as const)));
  const rank = (number: number): number => place.get(number) ?? 0;
  return (a, b) => rank(a) - rank(b) || a - b;
}

/** The winners of a trio: the first three in any order, told as they finished. */
export function trioWinners(finish: readonly (readonly number[])[]): Winner[] {
  const order = byPlace(finish);
  return gather(
    orderedWinners(finish, 3).map(({ selections, share }) => ({
      selections: selections.toSorted(order),
      share,
    })),
  );
}

/** What two runners are by their numbers. */
export function parityOf(a: number, b: number): Parity {
  if (a % 2 !== b % 2) return 'SPLIT';
  return a % 2 === 0 ? 'EVEN' : 'ODD';
}

/** The winners of odds and evens: by the numbers of the first two home (the rule follows from recorded results). */
export function parityWinners(finish: readonly (readonly number[])[]): ParityWinner[] {
  return gather(
    orderedWinners(finish, 2).map(
      ({ selections: [a = 0, b = 0], share }): ParityWinner => ({ selections: [parityOf(a, b)], share }),
    ),
  );
}

/** The winners of a duet: any two of the first three; two that share third are no pair. */
export function duetWinners(finish: readonly (readonly number[])[]): Winner[] {
  const order = byPlace(finish);
  return gather(
    orderedWinners(finish, 3).flatMap(({ selections: [a = 0, b = 0, c = 0], share }) =>
      [
        [a, b],
        [a, c],
        [b, c],
      ].map((pair) => ({
        selections: pair.sort(order),
        share: share / 3,
      })),
    ),
  );
}

/** The placed runners: each place has an equal part, and those who share the last place share its part. */
export function placeWinners(finish: readonly (readonly number[])[], places: number): Winner[] {
  const winners: Winner[] = [];
  let taken = 0;
  for (const group of finish) {
    if (taken >= places) break;
    const parts = Math.min(group.length, places - taken);
    winners.push(...group.map((number) => ({ selections: [number], share: parts / places / group.length })));
    taken += group.length;
  }
  return winners;
}
