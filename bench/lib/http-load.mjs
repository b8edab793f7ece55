import autocannon from 'autocannon';
import { checkAnswer, headers, INITIALIZE, INITIALIZED, isFailure, messages } from './messages.mjs';
import { usage } from './process.mjs';

const CONNECTIONS = 8;
/** Fewest requests of a slice, however short it is. */
const FEWEST = 16;
/** A slice that takes so many seconds is given up. */
const PATIENCE = 60;

/** One kind of request to one server. `session` opens a 2025-era session first. Throws when it is not answered well. */
export async function httpClient({ child, url, era, method, session, name }) {
  const id = session ? await openSession(url) : undefined;
  const client = { child, url, name, next: messages(era, method), headers: headers(era, method, id) };
  checkAnswer(await (await post(url, client.headers, client.next())).text(), method, name);
  return client;
}

async function openSession(url) {
  const plain = headers('legacy', 'initialize');
  const opened = await post(url, plain, JSON.stringify(INITIALIZE));
  const id = opened.headers.get('mcp-session-id') ?? undefined;
  await opened.text();
  if (id === undefined) throw new Error(`${url} opened no session.`);
  await (await post(url, headers('legacy', '', id), JSON.stringify(INITIALIZED))).text();
  return id;
}

const post = (url, given, body) => fetch(url, { method: 'POST', headers: given, body });

/**
 * Keeps eight connections busy for `seconds`, and for a few requests at least. Gives the microseconds a request took: `cpu` of the server's process,
 * `wall` of the clock. Throws if any request failed.
 */
export async function httpSlice(client, seconds) {
  const before = await usage(client.child);
  const { count, elapsed } = await load(client, seconds);
  const after = await usage(client.child);
  return { cpu: (after.cpu - before.cpu) / count, wall: elapsed / count };
}

function load({ url, name, next, headers: given }, seconds) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    let last = started;
    const run = autocannon(
      {
        url,
        method: 'POST',
        connections: CONNECTIONS,
        duration: PATIENCE,
        sampleInt: 50,
        verifyBody: (body) => !isFailure(body),
        headers: given,
        requests: [{ setupRequest: (request) => ({ ...request, body: next() }) }],
      },
      (error, result) => {
        if (error) return reject(error);
        const { errors, non2xx, mismatches } = result;
        const bad = errors + non2xx + mismatches;
        if (bad > 0) return reject(new Error(`${name}: ${bad} requests failed.`));
        if (result['2xx'] < FEWEST) return reject(new Error(`${name} answered nothing in ${PATIENCE} s.`));
        resolve({ count: result['2xx'], elapsed: (last - started) * 1000 });
      },
    );
    let count = 0;
    run.on('response', () => {
      last = performance.now();
      if (++count >= FEWEST && last - started >= seconds * 1000) run.stop();
    });
  });
}
