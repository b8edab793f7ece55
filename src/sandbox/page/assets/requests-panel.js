// What clients have asked the emulated TAB, newest first.

import { getRequests } from './api.js';
import { byId, el, keyed, setAttribute, setText } from './dom.js';
import { clockText } from './words.js';

const SHOWN = 60;
/** What every path of the TAB begins with: little is lost without it. */
const USUAL = /^\/v1\/tab-info-service\//;

function makeRequest({ method, path }) {
  return el(
    'li',
    {},
    el('time', { class: 'quiet' }),
    el('span', { class: 'method', text: method }),
    el('code', { class: 'path', title: path, text: path.replace(USUAL, '…/') }),
    el('span', { class: 'status' }),
    el('span', { class: 'ms quiet' }),
    el('span', { class: 'struck' }),
  );
}

const kindOf = ({ status, ms }) =>
  status === null ? (ms === null ? 'waiting' : 'none') : `${Math.floor(status / 100)}xx`;

function renewRequest(node, request) {
  const [at, , , status, took, struck] = node.children;
  const { ms, faults } = request;
  setText(at, clockText(Date.parse(request.at)));
  setAttribute(status, 'data-kind', kindOf(request));
  setText(status, request.status === null ? (ms === null ? 'waiting' : 'cut off') : String(request.status));
  setText(took, ms === null ? '' : `${ms} ms`);
  setText(struck, faults.join(', '));
  struck.hidden = faults.length === 0;
}

/** Asks what has been asked. */
export async function loadRequests() {
  const { total, requests } = await getRequests();
  setText(byId('requests-total'), String(total));
  byId('no-requests').hidden = total > 0;
  keyed(
    byId('request-list'),
    requests.slice(0, SHOWN),
    ({ number }) => String(number),
    makeRequest,
    renewRequest,
  );
}

/** Shows how to ask something. */
export function startRequestsPanel() {
  const path = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';
  setText(byId('example'), `curl '${location.origin}${path}'`);
}
