import { describe, expect, it } from 'vitest';
import { TransportError } from '../errors/index.js';
import { virtualTime } from '../policy/virtual-time.testing.js';
import type { Incoming, Send } from './call.js';
import { outgoing as call } from './call.testing.js';
import { attemptTimeout, stacked } from './stack.js';

const REPLY: Incoming = { status: 200, headers: {}, body: Buffer.from('{}') };
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

describe('the time of an attempt', () => {
  it('ends it as a time-out that may have reached the upstream', async () => {
    const time = virtualTime();
    const failed = attemptTimeout(time)(hangs)(call({ attemptMs: 5_000 }));
    const checked = expect(failed).rejects.toMatchObject({
      kind: 'timeout',
      sent: true,
      message: 'No answer came within 5 s.',
      retry: { helps: true },
    });
    await time.advance(5_000);
    await checked;
    await expect(failed).rejects.toBeInstanceOf(TransportError);
  });

  it('lets an answer through, and its timer goes', async () => {
    const time = virtualTime();
    let signal: AbortSignal | undefined;
    const send = attemptTimeout(time)(async (outgoing) => {
      signal = outgoing.signal;
      return REPLY;
    });
    expect(await send(call({ attemptMs: 30 }))).toBe(REPLY);
    await time.advance(100);
    expect(signal?.aborted).toBe(false);
  });

  it('gives way to the caller’s reason when the caller goes first', async () => {
    const cancel = new AbortController();
    const failed = attemptTimeout(virtualTime())(hangs)(call({ signal: cancel.signal }));
    cancel.abort(new Error('gone'));
    await expect(failed).rejects.toThrow('gone');
  });
});
