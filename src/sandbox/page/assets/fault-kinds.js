// The kinds of fault as the form offers them. A kind without `own` needs nothing further; every other member of a fault
// that the form does not have can be pasted as a scenario.

const number = (name, label, value, more = {}) => ({ name, label, type: 'number', value, ...more });
const select = (name, label, values) => ({ name, label, type: 'select', values, value: values[0] });

/** For each kind what it does, its own fields, and what of the world's time and of those fields makes its members. */
export const FAULT_KINDS = [
  {
    kind: 'latency',
    says: 'The answer comes late, half of the time by more than this.',
    own: [number('median', 'Milliseconds', 400, { min: 0, max: 600_000 })],
    members: ({ median }) => ({ delay: { shape: 'lognormal', median, sigma: 0.5 } }),
  },
  {
    kind: 'status',
    says: 'An error of the server.',
    own: [
      select('status', 'Status', [503, 500, 502, 504]),
      select('body', 'Body', ['json', 'html', 'empty']),
    ],
    members: ({ status, body }) => ({ status: Number(status), body }),
  },
  {
    kind: 'rate-limit',
    says: '429, too many requests.',
    own: [number('retryAfter', 'Retry after, seconds', 2, { min: 0, max: 86_400, step: 1 })],
    members: ({ retryAfter }) => ({ retryAfter }),
  },
  { kind: 'refused-token', says: '401 for a token that is good. Requests without a token are left alone.' },
  { kind: 'edge-block', says: '403 with the web page that a caller from abroad sees.' },
  { kind: 'reset-before-headers', says: 'The connection is reset before anything is sent.' },
  { kind: 'reset-after-headers', says: 'Headers and half of the body, then a reset.' },
  { kind: 'hang', says: 'Nothing, ever.' },
  { kind: 'slow-body', says: 'The body comes a few bytes at a time.' },
  { kind: 'truncated-body', says: 'Half of the body, then an orderly end.' },
  { kind: 'wrong-type', says: 'A web page with 200 where JSON should be.' },
  { kind: 'malformed-json', says: 'What says it is JSON and is not quite.' },
  { kind: 'empty', says: '200 and nothing in it.' },
  {
    kind: 'drift',
    says: 'Another contract: a member left out, renamed, or numbers as text.',
    own: [
      select('change', 'Change', ['missing', 'renamed', 'numbers-as-text']),
      { name: 'member', label: 'Member', type: 'text', value: '', placeholder: 'the largest' },
    ],
    members: ({ change, member }) => ({ change, ...(member === '' ? {} : { member }) }),
  },
  {
    kind: 'outage-reset',
    everything: true,
    says: 'Every connection is reset for this long.',
    own: [number('seconds', 'Seconds of the world', 60, { min: 1, step: 1 })],
    members: ({ seconds }, now) => ({ until: new Date(now + seconds * 1000).toISOString() }),
  },
  {
    kind: 'outage-refused',
    everything: true,
    says: 'Connections are refused for this long, those of this page too. Only while the clock runs.',
    own: [number('seconds', 'Seconds of the world', 15, { min: 1, step: 1 })],
    members: ({ seconds }, now) => ({ until: new Date(now + seconds * 1000).toISOString() }),
  },
];

/**
 * The fault that the form describes: `own` are the values of the kind's own fields, `rate` is a percentage, `times` is
 * undefined for any number. An outage strikes everything and takes none of the three.
 */
export function faultOf({ kind, everything, members }, { route, rate, times, own }, now) {
  return {
    kind,
    ...(everything ? {} : { route, rate: rate / 100, ...(times === undefined ? {} : { times }) }),
    ...members?.(own, now),
  };
}

/** Paths that are often meant. */
export const ROUTES = [
  '*',
  '/oauth/token',
  '/v1/tab-info-service/racing/**',
  '/v1/tab-info-service/racing/next-to-go/races',
  '/v1/tab-info-service/racing/dates/*/meetings/*/*/races/*',
  '/v1/tab-info-service/sports/**',
  '/v1/historical-results-service/**',
  '/v1/tab-betting-service/**',
];
