import type { DisturbedRequest, Effect } from '../http/effect.js';
import type { Random } from '../world/random.js';
import type { Fault } from './fault.js';
import type { Circumstances, Kind } from './kind.js';
import { KINDS } from './kinds.js';
import { routePattern } from './route-pattern.js';

/** A fault made ready to be looked at for every request. */
export interface ArmedFault {
  readonly fault: Fault;
  readonly matches: (path: string) => boolean;
  /** World time of its window, epoch milliseconds, the end excluded; infinite where open. */
  readonly from: number;
  readonly until: number;
  /** How many requests it has hit; whoever acts on a choice counts it up. */
  hits: number;
}

export function armFault(fault: Fault): ArmedFault {
  return {
    fault,
    matches: routePattern(fault.route),
    from: fault.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(fault.from),
    until: fault.until === undefined ? Number.POSITIVE_INFINITY : Date.parse(fault.until),
    hits: 0,
  };
}

/** True while its window is open and it has hits left. `now` is world time. */
export function isActive({ fault, from, until, hits }: ArmedFault, now: number): boolean {
  return from <= now && now < until && hits < (fault.times ?? Number.POSITIVE_INFINITY);
}

/** What hits a request: a delay, and one fault besides. */
export interface Choice {
  delay?: ArmedFault;
  fault?: ArmedFault;
}

const kindOf = ({ fault }: ArmedFault) => KINDS[fault.kind] as Kind;

/**
 * Which faults hit a request at this world time: the first of those that delay, and the first of the others, in
 * their order. Pure, but for what it draws from `random`: one number a fault, hit or not, so that no fault shifts
 * another's luck.
 */
export function chooseFault(
  faults: readonly ArmedFault[],
  request: DisturbedRequest,
  now: number,
  random: Random,
): Choice {
  const hit = faults.filter((armed) => {
    const drawn = random.next() < armed.fault.rate;
    return (
      drawn &&
      isActive(armed, now) &&
      armed.matches(request.path) &&
      (kindOf(armed).concerns?.(request) ?? true)
    );
  });
  const delay = hit.find((armed) => kindOf(armed).delays);
  const fault = hit.find((armed) => !kindOf(armed).delays);
  return { ...(delay ? { delay } : {}), ...(fault ? { fault } : {}) };
}

/** What a choice does to its request. */
export function effectOf({ delay, fault }: Choice, circumstances: Circumstances): Effect {
  const effects = [delay, fault].map((armed) =>
    armed ? kindOf(armed).effect(armed.fault as never, circumstances) : {},
  );
  return Object.assign({}, ...effects) as Effect;
}
