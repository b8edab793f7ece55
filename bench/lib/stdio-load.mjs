import { checkAnswer, INITIALIZE, INITIALIZED, messages } from './messages.mjs';
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

/** The next `count` lines that a server writes. Rejects when it ends instead. */
function nextLines(connection, count) {
  return new Promise((resolve, reject) => {
    const lines = [];
    connection.child.once('exit', () => reject(new Error('A server ended without an answer.')));
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

/** Keeps `open` requests under way for `seconds`. Gives the microseconds a request took, as httpSlice does. */
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
  await new Promise((resolve) => {
    connection.onLine = () => {
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
