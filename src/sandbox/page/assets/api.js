// Everything the page asks of the sandbox. Reads go through the window (/sandbox/world), which no fault strikes.

const PATIENCE_MS = 10_000;
const RACING = '/sandbox/world/v1/tab-info-service/racing';

/** What the sandbox last said of itself, and when we heard it by this browser's own steady clock. */
export const world = { seed: '', now: 0, speed: 0, heard: 0 };

/** The world's time now, epoch milliseconds. */
export function worldNow() {
  return world.now + (performance.now() - world.heard) * world.speed;
}

function hear(response) {
  const said = /^seed=([^,]*),now=([^,]+),speed=(.+)$/.exec(response.headers.get('x-tab-sandbox') ?? '');
  if (!said) return;
  Object.assign(world, {
    seed: decodeURIComponent(said[1]),
    now: Date.parse(said[2]),
    speed: Number(said[3]),
    heard: performance.now(),
  });
}

/** A refusal of the sandbox, with one sentence for each thing that is wrong. */
export class Refused extends Error {
  constructor(messages) {
    super(messages.join(' '));
    this.messages = messages;
  }
}

async function ask(path, options = {}) {
  const response = await fetch(path, {
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...options,
  });
  hear(response);
  const body = await response.json();
  if (response.ok) return body;
  if (response.status === 404) return undefined;
  const { message = `The sandbox answered ${response.status}.`, details = [] } = body.error ?? {};
  throw new Refused(details.length > 0 ? details.map((one) => one.message) : [message]);
}

function post(path, body) {
  return ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

export const getClock = () => ask('/sandbox/clock');
export const changeClock = (change) => post('/sandbox/clock', JSON.stringify(change));
export const getFaults = () => ask('/sandbox/faults');
/** Adds the faults of a scenario, given as JSON. */
export const addFaults = (scenario) => post('/sandbox/faults', scenario);
export const clearFaults = () => ask('/sandbox/faults', { method: 'DELETE' });
export const getRequests = () => ask('/sandbox/requests');

/** Whose tote is looked at. */
export const choice = { jurisdiction: 'NSW' };

const query = (more = '') => `jurisdiction=${choice.jurisdiction}${more}`;
const segments = (...parts) => parts.map((part) => encodeURIComponent(part)).join('/');

export const getMeetings = (date) => ask(`${RACING}/dates/${segments(date)}/meetings?${query()}`);
export const getNext = () => ask(`${RACING}/next-to-go/races?${query('&maxRaces=8')}`);

/** A race; undefined where there is none. */
export function getRace({ date, type, venue, race }) {
  const named = /^\d+$/.test(race) ? '' : '&fixedOdds=true';
  return ask(
    `${RACING}/dates/${segments(date)}/meetings/${segments(type, venue)}/races/${segments(race)}?${query(named)}`,
  );
}

export function getHistory({ date, type, venue, race }) {
  return ask(`/sandbox/history/${segments(date, type, venue, race)}?${query()}`);
}

/** Where the page may show the picture of a silk from; undefined for an address that is none of this sandbox. */
export function silkPath(address) {
  const path = /^https?:\/\/[^/]+(\/v1\/tab-info-service\/racing\/silk\/[^/?#]+)$/.exec(address ?? '')?.[1];
  return path && `/sandbox/world${path}`;
}
