import { checkAnswer, INITIALIZE, INITIALIZED, isFailure, messages } from './messages.mjs';
import { usage } from './process.mjs';

/** A connection to a server over its stdin and stdout: `send` a message, and be told of each line by `onLine`. */
function connect(child) {
  const connection = {
    child,
    onLine: () => undefined,
    send: (text) => child.stdin.write(`${text}\n`),
  };
  let rest = '';
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) connection.onLine(line);
  });
  return connection;
}

/** A promise about what a server answers, which its end rejects. */
function answered(child, executor) {
  return new Promise((resolve, reject) => {
    const gone = () => reject(new Error('A server ended without an answer.'));
    child.once('exit', gone);
    const settled = (settle) => (value) => {
      child.off('exit', gone);
      settle(value);
    };
    executor(settled(resolve), settled(reject));
  });
}

/** The next `count` lines that a server writes. Rejects when it ends instead. */
function nextLines(connection, count) {
  const lines = [];
  return answered(connection.child, (resolve) => {
    connection.onLine = (line) => {
      if (lines.push(line) === count) resolve(lines);
    };
  });
}

/** Sends what a desktop client sends at its start, all at once, and waits for the list. */
export async function firstList(child, name) {
  const connection = connect(child);
  const lines = nextLines(connection, 2);
  connection.send(JSON.stringify(INITIALIZE));
  connection.send(JSON.stringify(INITIALIZED));
  connection.send(messages('legacy', 'tools/list')());
  checkAnswer((await lines)[1], 'tools/list', name);
}

/** Opens a connection of an era; the server stays with that era for good. */
export async function openStdio(child, era, name) {
  const connection = connect(child);
  if (era === 'legacy') {
    connection.send(JSON.stringify(INITIALIZE));
    await nextLines(connection, 1);
    connection.send(JSON.stringify(INITIALIZED));
  }
  for (const method of ['tools/call', 'tools/list']) {
    connection.send(messages(era, method)());
    const [line] = await nextLines(connection, 1);
    checkAnswer(line, method, name);
  }
  return connection;
}

/**
 * Keeps `open` requests under way for `seconds`. Gives the microseconds a request took, as httpSlice does.
 * Rejects if any request failed.
 */
export async function stdioSlice(connection, { next, open, seconds }) {
  const before = await usage(connection.child);
  const started = performance.now();
  const until = started + seconds * 1000;
  let count = 0;
  let pending = 0;
  const send = () => {
    pending++;
    connection.send(next());
  };
  await answered(connection.child, (resolve, reject) => {
    connection.onLine = (line) => {
      if (isFailure(line)) reject(new Error(`A request failed: ${line.slice(0, 300)}`));
      count++;
      pending--;
      if (performance.now() < until) send();
      else if (pending === 0) resolve();
    };
    for (let i = 0; i < open; i++) send();
  });
  const elapsed = (performance.now() - started) * 1000;
  const after = await usage(connection.child);
  return { cpu: (after.cpu - before.cpu) / count, wall: elapsed / count };
}
