import { get } from 'node:http';
import autocannon from 'autocannon';
import { addressOf, server, start, stop, usage } from '../lib/process.mjs';
import { gain, interleave } from '../lib/rounds.mjs';

const RACING = '/v1/tab-info-service/racing';
const DATE = '2026-11-24';
/** A slice that takes so many seconds is given up. */
const PATIENCE = 60;
/** Fewest requests of a slice, however short it is. */
const FEWEST = 16;

/** Paths of the day's races that are still to come. */
async function racesOf(url) {
  const { meetings } = await (await fetch(`${url}${RACING}/dates/${DATE}/meetings?jurisdiction=NSW`)).json();
  return meetings
    .filter(({ fixedOddsOnly }) => !fixedOddsOnly)
    .flatMap(({ raceType, venueMnemonic, races }) =>
      races
        .filter(({ raceStatus }) => raceStatus === 'Normal')
        .map(
          ({ raceNumber }) =>
            `${RACING}/dates/${DATE}/meetings/${raceType}/${venueMnemonic}/races/${raceNumber}?jurisdiction=NSW`,
        ),
    );
}

const headersFor = (encoding) => (encoding ? { 'accept-encoding': encoding } : {});

function ask(url, encoding) {
  return new Promise((resolve, reject) => {
    get(url, { headers: headersFor(encoding) }, (response) => response.resume().once('end', resolve)).once(
      'error',
      reject,
    );
  });
}

/** Keeps so many connections busy; microseconds a request took, `cpu` of the server and `wall` of the clock. */
async function slice({ child, url, paths, connections, encoding }, seconds) {
  let next = 0;
  const headers = headersFor(encoding);
  const before = await usage(child);
  const { count, elapsed } = await new Promise((resolve, reject) => {
    const started = performance.now();
    let [last, answered] = [started, 0];
    const setupRequest = (request) => ({ ...request, path: paths[next++ % paths.length], headers });
    const run = autocannon(
      { url, connections, duration: PATIENCE, sampleInt: 50, requests: [{ setupRequest }] },
      (error, result) => {
        if (error) return reject(error);
        const { errors, non2xx } = result;
        if (errors + non2xx > 0) return reject(new Error(`${url}: ${errors + non2xx} requests failed.`));
        resolve({ count: answered, elapsed: (last - started) * 1000 });
      },
    );
    run.on('response', () => {
      last = performance.now();
      if (++answered >= FEWEST && last - started >= seconds * 1000) run.stop();
    });
  });
  const after = await usage(child);
  return { cpu: (after.cpu - before.cpu) / count, wall: elapsed / count };
}

/** A race's body from the sandbox against the same bytes from plain node:http, in one interleaved run. */
export async function* benchHttp(times) {
  for (const speed of [1, 0]) {
    const sandbox = start(server('sandbox'), { args: [String(speed)] });
    const ours = await addressOf(sandbox, '');
    const plain = start(server('plain'), { args: [ours] });
    const other = await addressOf(plain, '');
    const races = await racesOf(ours);
    for (const [what, paths] of [
      ['one race again and again', races.slice(3, 4)],
      [`${races.length} races in turn`, races],
    ]) {
      for (const encoding of [undefined, 'gzip']) {
        for (const connections of [1, 16]) {
          const of = (child, url) => (seconds) =>
            slice({ child, url, paths, connections, encoding }, seconds);
          // Each path once: the plain server has nothing of its own to send.
          for (const path of paths) await ask(other + path, encoding);
          const slices = await interleave({ ours: of(sandbox, ours), plain: of(plain, other) }, times);
          yield {
            id: `sandbox.${what.startsWith('one') ? 'one' : 'crowd'}.${speed}.${encoding ?? 'identity'}.${connections}`,
            title: `${what}, clock ${speed === 0 ? 'frozen' : '×1'}, ${encoding ?? 'uncompressed'}, ${connections === 1 ? 'one connection' : `${connections} connections`}`,
            than: 'plain node:http with the same bytes',
            better: 'higher',
            target: 0.5,
            figures: gain(slices.ours, slices.plain),
          };
        }
      }
    }
    await stop(plain);
    await stop(sandbox);
  }
}
