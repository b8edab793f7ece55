import { describe, expect, it } from 'vitest';
import { TransportError } from '../errors/index.js';
import type { Incoming, Outgoing, Send } from './call.js';
import { attemptTimeout, deadline, stacked } from './stack.js';

const REPLY: Incoming = { status: 200, headers: {}, body: Buffer.from('{}') };
const call = (more: Partial<Outgoing> = {}): Outgoing => ({
  method: 'GET',
  path: '/',
  headers: {},
  authorisation: { kind: 'none' },
  attemptMs: 60_000,
  signal: new AbortController().signal,
  ...more,
});
/** Answers never, but ends with its signal's reason, as a transport does. */
const hangs: Send = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('stacked', () => {
  it('puts the first named outermost', async () => {
    const seen: string[] = [];
    const layer =
      (name: string) =>
      (next: Send): Send =>
      async (outgoing) => {
        seen.push(`${name} down`);
        const reply = await next(outgoing);
        seen.push(`${name} up`);
        return reply;
      };
    const send = stacked([layer('a'), layer('b')], async () => {
      seen.push('send');
      return REPLY;
    });
    expect(await send(call())).toBe(REPLY);
    expect(seen).toEqual(['a down', 'b down', 'send', 'b up', 'a up']);
  });

  it('of no layers is what sends', async () => {
    expect(await stacked([], async () => REPLY)(call())).toBe(REPLY);
  });
});

describe('the limits of time', () => {
  it.each([
    ['a call', deadline(20), call()],
    ['an attempt', attemptTimeout, call({ attemptMs: 20 })],
  ])('of %s end it as a time-out that may have reached the upstream', async (_, layer, outgoing) => {
    const failed = layer(hangs)(outgoing);
    await expect(failed).rejects.toBeInstanceOf(TransportError);
    await expect(failed).rejects.toMatchObject({
      kind: 'timeout',
      sent: true,
      message: 'No answer came within 0 s.',
      retry: { helps: true },
    });
  });

  it('let an answer through, and their timers go', async () => {
    let signal: AbortSignal | undefined;
    const send = deadline(30)(async (outgoing) => {
      signal = outgoing.signal;
      return REPLY;
    });
    expect(await send(call())).toBe(REPLY);
    await expect(deadline(50)(hangs)(call())).rejects.toBeInstanceOf(TransportError);
    expect(signal?.aborted).toBe(false);
  });

  it('end with the caller’s reason when the caller goes first', async () => {
    const cancel = new AbortController();
    const failed = stacked([deadline(60_000), attemptTimeout], hangs)(call({ signal: cancel.signal }));
    cancel.abort(new Error('gone'));
    await expect(failed).rejects.toThrow('gone');
  });
});
