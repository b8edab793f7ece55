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
const DEADLINE_MS = 45_000;

const alive = new Set<ChildProcessWithoutNullStreams>();

/** Kills what is still running; every test file that starts processes calls it in `afterAll`. */
export function killAll(): void {
  for (const child of alive) child.kill('SIGKILL');
}

/** Starts a JavaScript program under this Node, or a command of the system, with just these environment variables. */
export function start(
  program: string,
  args: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {},
): Running {
  const [command, ...before] = /\.m?js$/.test(program) ? [process.execPath, program] : [program];
  const child = spawn(command, [...before, ...args], {
    env: { PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  alive.add(child);
  const deadline = setTimeout(() => child.kill('SIGKILL'), DEADLINE_MS);
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
    child.once('error', reject).once('close', (code, signal) => {
      clearTimeout(deadline);
      alive.delete(child);
      resolve({ code, signal });
    });
  });
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
