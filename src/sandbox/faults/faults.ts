import type { Clock } from '../../util/clock.js';
import type { DisturbedRequest, Effect } from '../http/effect.js';
import { random } from '../world/random.js';
import { type ArmedFault, armFault, chooseFault, effectOf, isActive } from './choose.js';
import type { Fault, FaultInput } from './fault.js';
import { readScenario } from './scenario.js';

/** A fault with what became of it. */
export type FaultReport = Fault & {
  /** How often it has hit. */
  hits: number;
  /** Whether it may hit now: its window is open and its `times` are not used up. */
  active: boolean;
};

/** The sandbox's misbehaviour: what is set, and how often it struck. */
export interface Faults {
  list(): FaultReport[];
  /** Requests looked at since the start or the last `clear`. */
  requests(): number;
  /** Adds faults after those that are there. Throws ScenarioError and adds none when one is not accepted. */
  add(faults: readonly FaultInput[]): void;
  /** Takes all away and begins the draws anew, so that the same faults will hit the same requests again. */
  clear(): void;
}

/** The faults with what the server asks of them. */
export interface FaultEngine extends Faults {
  disturb(request: DisturbedRequest, now: number): Effect;
  /** Those whose connections are refused while their window is open. */
  refusing(): readonly ArmedFault[];
}

const NOTHING: Effect = {};

/** Which request is hit follows from the seed and the number of the request. `now` is world time. */
export function createFaults({ seed, now }: { seed: string; now: Clock }): FaultEngine {
  let armed: ArmedFault[] = [];
  let requests = 0;
  return {
    list: () => armed.map((one) => ({ ...one.fault, hits: one.hits, active: isActive(one, now()) })),
    requests: () => requests,
    add: (faults) => {
      armed = [...armed, ...readScenario({ faults }).map(armFault)];
    },
    clear: () => {
      armed = [];
      requests = 0;
    },
    disturb: (request, at) => {
      requests += 1;
      if (armed.length === 0) return NOTHING;
      const draw = random(seed, 'faults', requests);
      const choice = chooseFault(armed, request, at, draw);
      const hit = [choice.delay, choice.fault].filter((one) => one !== undefined);
      for (const one of hit) one.hits += 1;
      const effect = effectOf(choice, { request, now: at, random: draw });
      return { ...effect, struck: hit.map(({ fault }) => fault.kind) };
    },
    refusing: () => armed.filter(({ fault }) => fault.kind === 'outage-refused'),
  };
}
