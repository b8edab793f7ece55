import { describe, expect, it } from 'vitest';
import type { Incoming, Send } from './call.js';
import { outgoing as call } from './call.testing.js';
import { stacked } from './stack.js';

const REPLY: Incoming = { status: 200, headers: {}, body: Buffer.from('{}') };

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
