import type { Clock } from '../../util/clock.js';
import type { Door } from '../http/door.js';
import { type ArmedFault, isActive } from './choose.js';

/** How often the windows are looked at while there are any, milliseconds of real time. */
const EVERY_MS = 20;

/** Shuts and reopens the door by the windows of the faults that refuse connections. */
export interface Refusal {
  /** To be called when the faults have changed: looks at them shortly, so that who changed them is answered first. */
  wake(): void;
  /** Looks at once; resolves when the door is as it should be. */
  look(): Promise<void>;
  /** Looks no more. */
  stop(): void;
}

export function watchRefusal(refusing: () => readonly ArmedFault[], now: Clock, door: Door): Refusal {
  let timer: NodeJS.Timeout | undefined;
  let shut = false;
  let counted: ArmedFault | undefined;
  let stopped = false;

  const rest = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const wake = (): void => {
    if (!stopped) timer ??= setInterval(() => void look(), EVERY_MS);
  };
  const look = async (): Promise<void> => {
    const time = now();
    const faults = refusing();
    const open = faults.find((armed) => isActive(armed, time));
    // A window that is over may come again, since the world's clock can be moved back.
    if (shut || faults.length > 0) wake();
    else rest();
    if (open && open !== counted) open.hits += 1;
    counted = open;
    if (open && !shut) {
      shut = true;
      await door.shut();
    } else if (!open && shut) {
      // Another program may have taken the port meanwhile: it is tried again at the next look.
      await door.reopen().then(
        () => (shut = false),
        () => undefined,
      );
    }
  };
  return {
    wake,
    look,
    stop: () => {
      stopped = true;
      rest();
    },
  };
}
