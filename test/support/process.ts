import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** A process that a test started. */
export interface Running {
  child: ChildProcessWithoutNullStreams;
  stdout(): string;
  stderr(): string;
  /** The first match in what it prints, on either stream; rejects when it ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Exit code and signal, once it has ended and all that it printed is here. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Longest that any process of a test lives, milliseconds: then it is killed, and what waits for it fails. */
const DEADLINE_MS = 120_000;

/** For hooks that start processes: on a busy machine that takes longer than the runner allows by itself. */
export const STARTING_MS = 30_000;

const alive = new Map<() => void, Running['ended']>();

/** Kills what is still running and waits until it is gone; a file that starts processes calls it in `afterAll`. */
export async function killAll(): Promise<void> {
  for (const kill of alive.keys()) kill();
  await Promise.all(alive.values());
}

interface Surroundings {
  /** All there is in its environment, beside the path. */
  env?: Record<string, string>;
  cwd?: string;
  /** It starts others that do not end with it, and all of them are killed as one group. */
  family?: boolean;
}

/** Starts a JavaScript program under this Node, or a command of the system, with just these environment variables. */
export function start(
  program: string,
  args: readonly string[],
  { env = {}, cwd, family = false }: Surroundings = {},
): Running {
  const [command, ...before] = /\.m?js$/.test(program) ? [process.execPath, program] : [program];
  const child = spawn(command, [...before, ...args], {
    env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    detached: family,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const kill = () => {
    if (!family || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  };
  const deadline = setTimeout(kill, DEADLINE_MS);
  const text = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      for (const look of waiting) look();
    });
  }
  // Writing to a process that has ended is no failure of the test; that it has ended is seen in `ended`.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject).once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    clearTimeout(deadline);
    alive.delete(kill);
  });
  alive.set(kill, ended);
  const printed = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(text.stdout) ?? pattern.exec(text.stderr);
        if (!found) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
      void ended.then(({ code, signal }) =>
        reject(new Error(`ended with ${code ?? signal} without ${pattern}: ${text.stdout}${text.stderr}`)),
      );
    });
  return { child, stdout: () => text.stdout, stderr: () => text.stderr, printed, ended };
}

/** Runs a program to its end, with stdin closed. */
export async function runToEnd(...args: Parameters<typeof start>) {
  const running = start(...args);
  running.child.stdin.end();
  const { code, signal } = await running.ended;
  return { code, signal, stdout: running.stdout(), stderr: running.stderr() };
}
