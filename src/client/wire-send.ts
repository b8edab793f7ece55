import type { Outgoing, Send } from './call.js';
import { readReply } from './response.js';
import type { Transport, WireReply } from './transport.js';

/**
 * The innermost end of a stack: puts a call on the wire, its path behind `prefix`, tells `observe` the headers of the
 * answer, how long ago they came and whether it is a success that can be read, to be told the moment of the answer, and
 * parses a success with `read`, so that a broken body is a failed attempt like any other. What secrets the body of a failure
 * may repeat is for those to cut out who know them.
 */
export function wireSend(
  transport: Transport,
  prefix: string,
  observe: (headers: WireReply['headers'], agoMs: number, good: boolean) => number,
  read: (reply: WireReply, method: Outgoing['method']) => { text: string; body: unknown } = (reply) =>
    readReply(reply),
): Send {
  return async ({ method, path, headers, body, attemptMs, signal, begins }) => {
    begins?.();
    const sent = await transport.send({ method, path: prefix + path, headers, body, attemptMs, signal });
    const { status, headers: told, body: packed } = sent;
    const ago = sent.bodyMs ?? 0;
    if (status < 200 || status > 299) {
      return { status, headers: told, body: packed, answeredAt: observe(told, ago, false) };
    }
    let parsed: ReturnType<typeof read>;
    try {
      parsed = read(sent, method);
    } catch (error) {
      observe(told, ago, false);
      throw error;
    }
    return { status, headers: told, body: packed, answeredAt: observe(told, ago, true), read: parsed };
  };
}
