import { count, dotted, formatDistance, formatSpan, timeWithZone } from '../../text/format.js';
import { askedOf, type CircuitState, hitRate, type RetryState, type ServerState } from '../server-state.js';

// Each gives lines of the answer about the server itself; none where the server said nothing of it.

/** Computer and upstream may differ this much before it is said, seconds. */
const SKEW_S = 5;

const SERVICES: Readonly<Record<string, string>> = {
  tabcorp_api: "the TAB's API",
  tabcorp_oauth: "the TAB's log-in",
  tabcorp_betting: "the TAB's betting service",
};

/** A service as people call it. */
export function serviceWords(service: string): string {
  return SERVICES[service] ?? service;
}

function span(seconds: number): string {
  return formatSpan(seconds * 1000);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Practice or real, and from where. */
export function sourceWords({ upstream, practice, address, clock }: ServerState): string {
  const from =
    address === undefined ? '' : ` from ${address.startsWith('http') ? address : `the ${address}`}`;
  if (upstream === 'replay') return `Practice data${from}: replayed from a recording, not the TAB now.`;
  if (practice) return `Practice data${from}: invented, not the TAB.`;
  return clock.known
    ? `Live: real data${from}.`
    : `Live: set to read real data${from}; nothing has answered yet.`;
}

/** When the upstream last answered well. */
export function lastAnswerWords({ lastGoodAnswer, clock }: ServerState, now: number, zone: string): string {
  if (lastGoodAnswer !== undefined) {
    return `Last good answer ${formatDistance(lastGoodAnswer, now)}, at ${timeWithZone(lastGoodAnswer, zone)}.`;
  }
  return clock.known ? '' : 'No answer since this server started.';
}

/** What is wrong with a service; undefined where nothing is. */
function troubleOf({
  service,
  state,
  failuresInRow = 0,
  openForS,
  nextTryInS,
}: CircuitState): string | undefined {
  if (state === 'closed') {
    if (failuresInRow <= 0) return undefined;
    const requests = failuresInRow === 1 ? 'request' : `${failuresInRow} requests`;
    return `The last ${requests} to ${serviceWords(service)} failed. Until one is answered, kept answers are given, with their age.`;
  }
  const name = capital(serviceWords(service));
  if (state === 'half-open') return `${name} failed and is being tried again, one request at a time.`;
  const since = openForS === undefined ? '' : ` for ${span(openForS)}`;
  const next =
    nextTryInS === undefined ? '' : ` Next try ${nextTryInS === 0 ? 'now' : `in ${span(nextTryInS)}`}.`;
  return `${name} failed too often and has been left alone${since}.${next} Until then only kept answers are given, with their age.`;
}

/** Services that fail, are left alone or slowed down; in one line that there are none. */
export function troubleLines({ circuits, limits }: ServerState): string[] {
  const broken = circuits.map(troubleOf).filter((words) => words !== undefined);
  const slowed = limits.flatMap(({ service, pausedForS, queued = 0 }) => [
    ...(pausedForS === undefined
      ? []
      : [`${capital(serviceWords(service))} asked to go slower: requests go on in ${span(pausedForS)}.`]),
    ...(queued > 0 ? [`${count(queued, 'request')} to ${serviceWords(service)} waiting for a turn.`] : []),
  ]);
  const lines = [...broken, ...slowed];
  if (lines.length > 0 || circuits.length === 0) return lines;
  return ['No trouble: nothing is left alone, nothing waits.'];
}

/** Whether the computer's clock can be trusted, and that it need not be. */
export function clockWords({ clock, practice }: ServerState): string {
  const whose = practice ? "the practice world's" : "the TAB's";
  if (!clock.known) return `Clock: this computer's, until an answer tells ${whose}.`;
  const { skewS = 0 } = clock;
  if (Math.abs(skewS) <= SKEW_S) return `Clock: this computer agrees with ${whose}.`;
  return `Clock: this computer is ${span(Math.abs(skewS))} ${skewS > 0 ? 'ahead of' : 'behind'} ${whose}, which is used.`;
}

/** How many reads needed no request. */
export function cacheWords({ caches, resilience }: ServerState): string {
  if (resilience === 'off' || resilience?.split(',').includes('no-cache'))
    return 'Kept answers: none, as the operator turned them off.';
  const rate = hitRate(caches);
  if (rate === undefined) return caches.length === 0 ? '' : 'Kept answers: nothing was read yet.';
  const asked = caches.reduce((sum, cache) => sum + askedOf(cache), 0);
  const old = caches.reduce((sum, { stale }) => sum + stale, 0);
  const each = caches
    .filter((cache) => askedOf(cache) > 0)
    .map((cache) => `${cache.name} ${hitRate([cache])} % of ${askedOf(cache)}`);
  return `Kept answers: ${dotted(`${rate} % of ${count(asked, 'read')} came from memory`, each.length > 1 && each.join(', '), old > 0 && `old answers: ${old}`)}.`;
}

/** How often the server asked again. */
export function retryWords({ retries }: ServerState): string {
  const sum = (part: (each: RetryState) => number | undefined) =>
    retries.reduce((all, each) => all + (part(each) ?? 0), 0);
  const calls = sum((each) => each.calls);
  if (calls === 0) return '';
  const refused = sum((each) => each.refused);
  const more = refused > 0 ? `, ${refused} more not made so as not to add to the load` : '';
  return `Asked again ${count(
    sum((each) => each.retries),
    'time',
  )} in ${count(calls, 'call')}${more}.`;
}

/** Protecting parts that the operator took out. */
export function resilienceWords({ resilience }: ServerState): string {
  return resilience === undefined || resilience === 'on'
    ? ''
    : `Protection set by the operator: ${resilience}.`;
}
