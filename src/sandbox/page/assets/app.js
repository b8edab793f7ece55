// Brings the parts together: asks the sandbox again and again while somebody looks, less while its clock stands still.

import { getClock, Refused, world } from './api.js';
import { chooseOnBoard, firstToGo, loadBoard, showBoard, startBoard, tickNext } from './board.js';
import { startClockPanel, tickClock } from './clock-panel.js';
import { byId, setText } from './dom.js';
import { loadFaults, startFaultsPanel } from './faults-panel.js';
import { chooseRace, loadRace, startRacePanel, tickRace } from './race-panel.js';
import { loadRequests, startRequestsPanel } from './requests-panel.js';
import { keyOf, raceOfHash } from './states.js';

const TICK_MS = 200;
const ROUND_MS = 1_000;
/** The day's races are much to read: they are asked for every so many rounds, oftener where the world runs fast. */
const boardEvery = () => (world.speed > 60 ? 1 : world.speed > 10 ? 2 : 4);

let round = 0;
/** World time of what is shown, so that a world that stands still is not asked again. */
let shown = { board: Number.NaN, race: Number.NaN };

/** How long a refusal stays to be read, milliseconds. */
const READ_MS = 8_000;
let readUntil = 0;

function tell(problem) {
  const line = byId('trouble');
  line.hidden = problem === undefined;
  setText(line, problem ?? '');
}

function failed(error) {
  const known = error instanceof Refused;
  if (known) readUntil = performance.now() + READ_MS;
  tell(
    known
      ? error.message
      : 'The sandbox does not answer: it refuses connections, or has ended. Trying again …',
  );
}

function tick() {
  tickClock();
  tickNext();
  tickRace();
}

async function refreshRace() {
  shown.race = world.now;
  await loadRace();
}

async function refreshBoard() {
  shown.board = world.now;
  await loadBoard();
}

/** What there is to see after the world was moved. */
async function moved() {
  await Promise.all([refreshBoard(), refreshRace()]);
  tick();
}

async function look() {
  await getClock();
  const boardIsDue = round % boardEvery() === 0;
  round += 1;
  await Promise.all([
    shown.race === world.now ? undefined : refreshRace(),
    boardIsDue && shown.board !== world.now ? refreshBoard() : undefined,
    loadFaults(),
    loadRequests(),
  ]);
  if (performance.now() > readUntil) tell(undefined);
}

async function choose() {
  const race = raceOfHash(location.hash);
  if (!race) return;
  chooseOnBoard(keyOf(race));
  await chooseRace(race).catch(failed);
  shown = { ...shown, race: world.now };
}

async function begin() {
  await getClock();
  tick();
  await refreshBoard();
  if (raceOfHash(location.hash)) await choose();
  else {
    const race = firstToGo();
    if (race) history.replaceState(null, '', `#${keyOf(race)}`);
    await choose();
  }
}

async function keepLooking() {
  if (!document.hidden) {
    try {
      if (Number.isNaN(shown.board)) await begin();
      await look();
      document.body.dataset.ready = 'yes';
    } catch (error) {
      failed(error);
    }
  }
  setTimeout(keepLooking, ROUND_MS);
}

startBoard();
startClockPanel({ moved, failed });
startRacePanel({ moved });
startFaultsPanel({ failed });
startRequestsPanel();
window.addEventListener('hashchange', async () => {
  await choose();
  // On a narrow screen the race is far below what was chosen.
  if (raceOfHash(location.hash) && !matchMedia('(min-width: 60rem)').matches) byId('race').scrollIntoView();
  byId('race').focus({ preventScroll: true });
});
setInterval(() => world.heard > 0 && tick(), TICK_MS);
document.addEventListener('visibilitychange', () => document.hidden || showBoard());
void keepLooking();
