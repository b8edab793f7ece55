// The sandbox's misbehaviour: what is set and how often it struck, more of it, none of it.

import { addFaults, clearFaults, getFaults, Refused, worldNow } from './api.js';
import { byId, el, keyed, setAttribute, setText } from './dom.js';
import { FAULT_KINDS, faultOf, ROUTES } from './fault-kinds.js';
import { clockText } from './words.js';

const COMMON = new Set(['kind', 'route', 'rate', 'times', 'from', 'until', 'hits', 'active']);

const plain = (value) =>
  typeof value === 'object' && value !== null ? Object.values(value).join(' ') : String(value);

/** What distinguishes a fault besides its kind: `25 % · at most 3 · delay lognormal 400 0.5 · until 14:03:00`. */
function particulars(fault) {
  const own = Object.entries(fault).filter(([name]) => !COMMON.has(name));
  return [
    fault.rate < 1 ? `${Number((fault.rate * 100).toFixed(2))} %` : 'every request',
    fault.times === undefined ? '' : `at most ${fault.times}`,
    ...own.map(([name, value]) => `${name} ${plain(value)}`),
    fault.from === undefined ? '' : `from ${clockText(Date.parse(fault.from))}`,
    fault.until === undefined ? '' : `until ${clockText(Date.parse(fault.until))}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function makeFault() {
  return el(
    'li',
    {},
    el('b', { class: 'kind' }),
    el('span', { class: 'hits' }),
    el('code', { class: 'route' }),
    el('small', { class: 'quiet' }),
  );
}

function renewFault(node, fault) {
  const [kind, hits, route, more] = node.children;
  setAttribute(node, 'data-active', fault.active ? 'yes' : 'no');
  setText(kind, fault.kind);
  setText(hits, `${fault.hits} ${fault.hits === 1 ? 'hit' : 'hits'}${fault.active ? '' : ' · asleep'}`);
  setText(route, fault.route);
  setText(more, particulars(fault));
}

function show({ faults }) {
  keyed(
    byId('fault-list'),
    faults.map((fault, i) => ({ fault, key: String(i) })),
    ({ key }) => key,
    makeFault,
    (node, { fault }) => renewFault(node, fault),
  );
  byId('clear-faults').disabled = faults.length === 0;
}

/** Asks what is set now. */
export async function loadFaults() {
  show(await getFaults());
}

const chosenKind = () => FAULT_KINDS.find(({ kind }) => kind === byId('kind').value);

function field({ name, label, type, values, ...more }) {
  const input =
    type === 'select'
      ? el('select', { name }, ...values.map((value) => el('option', { value, text: String(value) })))
      : el('input', { name, type, required: type === 'number', step: 'any', ...more });
  return el('label', {}, `${label} `, input);
}

function showOwnFields() {
  const { says, own = [], everything = false } = chosenKind();
  setText(byId('kind-says'), says);
  byId('own').replaceChildren(...own.map(field));
  for (const id of ['route', 'rate', 'times']) byId(id).disabled = everything;
}

function ownValues() {
  const inputs = [...byId('own').querySelectorAll('input, select')];
  return Object.fromEntries(
    inputs.map((input) => [input.name, input.type === 'number' ? Number(input.value) : input.value]),
  );
}

function described() {
  const times = byId('times').value;
  return {
    route: byId('route').value.trim() || '*',
    rate: Number(byId('rate').value),
    times: times === '' ? undefined : Number(times),
    own: ownValues(),
  };
}

/** Lets one add faults and take them away; `failed` is told what is no refusal. */
export function startFaultsPanel({ failed }) {
  const refused = byId('fault-refused');
  const change = async (work) => {
    refused.replaceChildren();
    try {
      show(await work());
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) failed(error);
      else refused.replaceChildren(...error.messages.map((text) => el('li', { text })));
      return false;
    }
  };
  byId('kind').append(...FAULT_KINDS.map(({ kind }) => el('option', { value: kind, text: kind })));
  byId('routes').append(...ROUTES.map((value) => el('option', { value })));
  byId('kind').addEventListener('change', showOwnFields);
  showOwnFields();
  byId('add-fault').addEventListener('submit', (event) => {
    event.preventDefault();
    const fault = faultOf(chosenKind(), described(), worldNow());
    void change(() => addFaults(JSON.stringify({ faults: [fault] })));
  });
  byId('scenario').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = byId('scenario-text');
    if (await change(() => addFaults(text.value))) text.value = '';
  });
  byId('clear-faults').addEventListener('click', () => void change(clearFaults));
}
