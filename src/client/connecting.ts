import type { Socket } from 'node:net';

/** Makes one connection; gives its socket at once, and tells when it stands or has failed. */
export type Connector<Options> = (
  options: Options,
  callback: (...result: [null, Socket] | [Error, null]) => void,
) => unknown;

/** For whom connections are made. */
export interface Presence {
  /** A request begins. */
  enter(): void;
  /** A request has ended. After the last one no connection is made any more. */
  leave(): void;
}

/** Which connections are being made, and for how many requests; what nobody needs any more is broken off. */
export interface Connecting<Options> extends Presence {
  /** Makes the connections of a pool. */
  readonly connect: Connector<Options>;
  /** Breaks off every connection that is being made. */
  breakOff(): void;
}

/**
 * Undici goes on for ten seconds with a connection that hangs, whether anybody waits for it or not, and keeps the process
 * alive as long. It has no public way to call that off for one request, so the sockets themselves are ended here.
 */
export function connecting<Options>(make: Connector<Options>): Connecting<Options> {
  const sockets = new Set<Socket>();
  let open = 0;

  function breakOff(): void {
    for (const socket of sockets) socket.destroy(new Error('Nobody waits for this connection.'));
    sockets.clear();
  }

  return {
    connect: (options, callback) => {
      let socket: Socket | undefined;
      const done = (...result: [null, Socket] | [Error, null]) => {
        if (socket) sockets.delete(socket);
        callback(...result);
      };
      // Its declaration does not say so, but undici's connector gives the socket, and its client takes it.
      socket = make(options, done) as Socket;
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
