// What a race is at, in the words of the page.

/** A race whose start is this near is soon to go, milliseconds. */
export const SOON_MS = 10 * 60_000;

/** The states, in the order in which they are shown. */
export const STATES = [
  { name: 'soon', title: 'Soon', says: 'jumps within ten minutes, or is overdue' },
  { name: 'closed', title: 'Closed', says: 'has jumped' },
  { name: 'interim', title: 'Interim', says: 'placings are not final' },
  { name: 'paying', title: 'Paying', says: 'dividends are declared' },
  { name: 'open', title: 'Open', says: 'takes bets' },
  { name: 'abandoned', title: 'Abandoned', says: 'is called off' },
];

const BY_STATUS = {
  Closed: 'closed',
  Interim: 'interim',
  Protest: 'interim',
  Paying: 'paying',
  Abandoned: 'abandoned',
};

/** The state of a race by its status and how far its start is away; what is not known counts as closed. */
export function stateOf(status, start, now) {
  if (status === 'Normal') return start - now <= SOON_MS ? 'soon' : 'open';
  return BY_STATUS[status] ?? 'closed';
}

export const stateTitle = (name) => STATES.find((state) => state.name === name)?.title ?? '';

/** A race's own address within the page: date, code, venue and number or name. */
export function keyOf({ date, type, venue, race }) {
  return [date, type, venue, race].map((part) => encodeURIComponent(part)).join('/');
}

/** The race that the address of the page names; undefined for none. */
export function raceOfHash(hash) {
  const parts = hash.replace(/^#/, '').split('/');
  if (parts.length !== 4) return undefined;
  try {
    const [date, type, venue, race] = parts.map(decodeURIComponent);
    return /^\d{4}-\d{2}-\d{2}$/.test(date) && /^[RHG]$/.test(type) ? { date, type, venue, race } : undefined;
  } catch {
    return undefined;
  }
}
