import { ratios } from './stats.mjs';

/**
 * Measures several servers in one interleaved run: first each is warmed, then in every round each has one slice, in an
 * order that turns by one, so that no one is always first and a slow spell of the machine hits all.
 * `runners` maps a name to `(seconds) => { cpu, wall }`; gives the same names with all their slices.
 */
export async function interleave(runners, { warm, rounds, slice }) {
  const names = Object.keys(runners);
  const slices = Object.fromEntries(names.map((name) => [name, []]));
  if (warm > 0) for (const name of names) await runners[name](warm);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length];
      slices[name].push(await runners[name](slice));
    }
  }
  return slices;
}

/** How many times less than the other ours takes, round by round, by processor time and by the clock. */
export function gain(ours, other) {
  const of = (list, figure) => list.map((slice) => slice[figure]);
  return {
    cpu: ratios(of(other, 'cpu'), of(ours, 'cpu')),
    wall: ratios(of(other, 'wall'), of(ours, 'wall')),
  };
}
