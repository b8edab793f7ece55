import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a server listens, which can be shut for a while: connections are then refused by the system. */
export interface Door {
  port: number;
  /** Ends all connections and refuses new ones. */
  shut(): Promise<void>;
  /** Listens again at the same port. Rejects with the system's error when another program has taken it. */
  reopen(): Promise<void>;
  /** Ends all connections, for good. */
  stop(): Promise<void>;
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // Either takes the other away: what is left of a failed try would pile up over many.
    const listening = () => {
      server.off('error', failed);
      resolve();
    };
    const failed = (error: Error) => {
      server.off('listening', listening);
      reject(error);
    };
    server.once('listening', listening).once('error', failed).listen(port, host);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Listens at the port, 0 for a free one. Rejects with the system's error (code `EADDRINUSE` for a port in use). */
export async function openDoor(server: Server, wanted: number, host: string): Promise<Door> {
  await listen(server, wanted, host);
  const { port } = server.address() as AddressInfo;
  let stopped: Promise<void> | undefined;
  // One after the other: closing and listening overlap badly.
  let last: Promise<unknown> = Promise.resolve();
  const next = (step: () => Promise<void>): Promise<void> => {
    const done = last.then(step);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    port,
    shut: () => next(async () => void (server.listening && (await close(server)))),
    reopen: () => next(async () => void (server.listening || stopped || (await listen(server, port, host)))),
    stop: () => {
      stopped ??= next(() => close(server));
      return stopped;
    },
  };
}
