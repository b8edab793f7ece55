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
  setText(byId('pause'), world.speed === 0 ? 'Go on' : 'Pause');
  setAttribute(document.body, 'data-paused', world.speed === 0 ? 'yes' : 'no');
  for (const button of speeds)
    setAttribute(button, 'aria-pressed', String(Number(button.dataset.speed) === world.speed));
}

/** Puts the world's time into the field for a jump, where nothing stands there yet. */
export function offerMoment() {
  const moment = byId('moment');
  if (moment.value === '') moment.value = wallClock(worldNow());
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
  // Something to start from, which is left alone once it is shown.
  moment.addEventListener('focus', () => offerMoment());
  byId('jump').addEventListener('submit', (event) => {
    event.preventDefault();
    const at = momentOf(moment.value);
    if (at !== undefined) void steer(() => changeClock({ at }))();
  });
}
