/** What the command's end says; documented in docs/configuration.md. */
export const EXIT = {
  ok: 0,
  /** The call, or a check of the doctor, failed. */
  failed: 1,
  /** A setting, option or argument is not accepted. */
  usage: 2,
  /** The address can't be listened on. */
  address: 3,
  /** A directory or file can't be written. */
  storage: 4,
} as const;

/** Ends the command with a sentence and a code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

// A reader that has gone away (`| head`) is no failure: what it does not want is dropped.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Writes to stdout what a command answers. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A listening error as one sentence. */
export function listenError(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new CommandError(
      `Port ${port} on ${host} is in use. Give another with PORT or --port.`,
      EXIT.address,
    );
  if (code === 'EACCES')
    return new CommandError(
      `Port ${port} on ${host} needs more rights. Give one above 1023 with PORT or --port.`,
      EXIT.address,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CommandError(`${host} is no address of this computer. Give another with HOST.`, EXIT.address);
  return error;
}
