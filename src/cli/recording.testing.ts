import { run } from './run.testing.js';

/** A path that is recorded in these tests. */
export const DATES = '/v1/tab-info-service/racing/dates?jurisdiction=NSW';

/** Runs a command, calls `visit` with the address at the end of its first line, then stops it by a signal. */
export async function whileRunning(
  args: string[],
  env: Record<string, string>,
  visit: (url: string) => Promise<void>,
) {
  let visited: Promise<void> | undefined;
  const ran = await run(args, env, (stdout) => {
    const url = /^TAB .* · (http:\/\/127\.0\.0\.1:\d+)\n/.exec(stdout)?.[1];
    if (url && !visited) visited = visit(url).finally(() => void process.emit('SIGTERM'));
  });
  await visited;
  return ran;
}

/** The arguments that record `upstream` into `to`. */
export const record = (upstream: string, to: string, ...more: string[]) => [
  'record',
  '--to',
  to,
  '--port',
  '0',
  '--upstream',
  upstream,
  ...more,
];

/** A directory with one answer of the upstream in it. */
export async function recorded(upstream: string, to: string): Promise<string> {
  await whileRunning(record(upstream, to), {}, async (url) => void (await (await fetch(url + DATES)).text()));
  return to;
}
