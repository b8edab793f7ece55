import { type Replay, startReplay } from '../sandbox/index.js';
import { CommandError, EXIT, listenError, print } from './exit.js';
import { numberOption } from './number-option.js';
import { untilStopped } from './until-stopped.js';

/** Serves recorded answers over HTTP on a loopback port until a signal comes. */
export async function replay(directory: string, options: { port: string; timed?: boolean }): Promise<void> {
  const port = numberOption(options.port, { name: '--port', low: 0, high: 65_535, whole: true });
  const running = await startReplay({ directory, port, timed: options.timed ?? false }).catch(
    (error: unknown) => {
      throw unreadable(error, directory) ?? listenError(error, '127.0.0.1', port);
    },
  );
  const stopped = untilStopped(running.stop);
  print(screen(running, directory));
  await stopped;
}

/** Why a directory of cassettes is of no use, as one sentence; undefined for another error. */
export function unreadable(error: unknown, directory: string): CommandError | undefined {
  if (error instanceof RangeError) {
    return new CommandError(`${error.message}. \`tab-mcp record --to ${directory}\` makes some.`, EXIT.usage);
  }
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall === undefined || syscall === 'listen'
    ? undefined
    : new CommandError(`${directory} can’t be read (${code}).`, EXIT.usage);
}

function screen({ url, paths, skipped }: Replay, directory: string): string {
  const [first] = skipped;
  const useless = first
    ? ` · ${skipped.length} ${skipped.length === 1 ? 'file' : 'files'} skipped: ${first.file} ${first.why}`
    : '';
  return [
    `TAB replay · PRACTICE DATA, recorded · ${url}`,
    `${paths.length} ${paths.length === 1 ? 'request' : 'requests'} from ${directory}${useless}`,
    `Ask it       curl -i '${url}${paths[0]}'`,
    `Use it with  TAB_UPSTREAM=sandbox TAB_BASE_URL=${url} tab-mcp`,
  ].join('\n');
}
