// The world's clock and what moves it.

import { changeClock, world, worldNow } from './api.js';
import { byId, setAttribute, setText } from './dom.js';
import { clockText, dateText, momentOf, wallClock, zoneText } from './words.js';

const speeds = [...document.querySelectorAll('[data-speed]')];
const steps = [...document.querySelectorAll('[data-step]')];

/** Shows the world's time as it is now. */
export function tickClock() {
  const now = worldNow();
  setText(byId('time'), clockText(now));
  setText(byId('date'), `${dateText(now)}, Sydney ${zoneText(now)}`);
  setText(byId('pace'), world.speed === 0 ? 'paused' : `×${world.speed}`);
  setText(byId('seed'), world.seed);
  setAttribute(byId('seed'), 'title', world.seed);
  offerMoment();
  setText(byId('pause'), world.speed === 0 ? 'Go on' : 'Pause');
  setAttribute(document.body, 'data-paused', world.speed === 0 ? 'yes' : 'no');
  for (const button of speeds)
    setAttribute(button, 'aria-pressed', String(Number(button.dataset.speed) === world.speed));
}

/** True once somebody has written into the field for a jump, until they jump. */
let written = false;

/** Puts the world's minute into the field for a jump, to start from, unless somebody is writing there. */
function offerMoment() {
  const moment = byId('moment');
  const minute = `${wallClock(worldNow()).slice(0, 16)}:00`;
  if (!written && moment !== document.activeElement && moment.value !== minute) moment.value = minute;
}

async function pauseOrGoOn() {
  const paused = world.speed > 0;
  const { speed } = await changeClock({ paused });
  // A world that was started with its clock stopped has no speed to go back to.
  if (!paused && speed === 0) await changeClock({ speed: 1 });
}

/** Lets the controls move the world; `moved` is told when one has, `failed` why one has not. */
export function startClockPanel({ moved, failed }) {
  const steer = (change) => async () => {
    try {
      await change();
      tickClock();
      await moved();
    } catch (error) {
      failed(error);
    }
  };
  byId('pause').addEventListener('click', steer(pauseOrGoOn));
  for (const button of steps) {
    const step = Number(button.dataset.step) || button.dataset.step;
    button.addEventListener(
      'click',
      steer(() => changeClock({ step })),
    );
  }
  for (const button of speeds) {
    button.addEventListener(
      'click',
      steer(() => changeClock({ speed: Number(button.dataset.speed) })),
    );
  }
  const moment = byId('moment');
  moment.addEventListener('input', () => {
    written = true;
  });
  byId('jump').addEventListener('submit', (event) => {
    event.preventDefault();
    const at = momentOf(moment.value);
    if (at === undefined) return;
    written = false;
    void steer(() => changeClock({ at }))();
  });
}
