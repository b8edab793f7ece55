import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** Which connections are being made, and for how many requests; what nobody needs any more is broken off. */
export interface Connecting {
  /** Makes the connections of a pool. */
  readonly connect: buildConnector.connector;
  /** A request begins. */
  enter(): void;
  /** A request has ended. After the last one no connection is made any more. */
  leave(): void;
  /** Breaks off every connection that is being made. */
  breakOff(): void;
}

/**
 * Undici goes on for ten seconds with a connection that hangs, whether anybody waits for it or not, and keeps the process
 * alive as long. It has no public way to call that off for one request, so the sockets themselves are ended here.
 */
export function connecting(): Connecting {
  const make = buildConnector({});
  const sockets = new Set<Socket>();
  let open = 0;

  function breakOff(): void {
    for (const socket of sockets) socket.destroy(new Error('Nobody waits for this connection.'));
    sockets.clear();
  }

  return {
    connect: (options, callback) => {
      let socket: Socket | undefined;
      const done = (...result: Parameters<buildConnector.Callback>) => {
        if (socket) sockets.delete(socket);
        callback(...result);
      };
      // It gives the socket back, and the client wants it: its declaration only does not say so.
      socket = make(options, done) as unknown as Socket;
      sockets.add(socket);
      return socket;
    },
    enter: () => {
      open++;
    },
    leave: () => {
      open--;
      if (open === 0 && sockets.size > 0) breakOff();
    },
    breakOff,
  };
}
