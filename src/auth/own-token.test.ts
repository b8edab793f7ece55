import { describe, expect, it } from 'vitest';
import { Secret } from '../util/secret.js';
import { ownToken } from './own-token.js';

function source(bufferSeconds?: number, expiresIn = 100) {
  const time = { now: 0 };
  let fetched = 0;
  const own = ownToken(
    async () => {
      fetched++;
      return { accessToken: new Secret(`token-${fetched}`), tokenType: 'Bearer', expiresIn };
    },
    () => time.now,
    bufferSeconds,
  );
  return { time, own, get: async () => (await own.get()).reveal(), fetched: () => fetched };
}

describe('the server’s own token', () => {
  it.each([
    ['at 80 % of its life', undefined, 80_000],
    ['as long before its end as is set', 30, 70_000],
    ['at its end with no buffer', 0, 100_000],
  ])('is renewed %s', async (_, buffer, end) => {
    const { time, get } = source(buffer);
    expect(await get()).toBe('token-1');
    time.now = end - 1;
    expect(await get()).toBe('token-1');
    time.now = end;
    expect(await get()).toBe('token-2');
  });

  it('with a buffer longer than its life is got anew each time', async () => {
    const { get } = source(500);
    expect([await get(), await get()]).toEqual(['token-1', 'token-2']);
  });

  it('is got once for all who ask at a time', async () => {
    const { get, fetched } = source();
    expect(await Promise.all([get(), get(), get()])).toEqual(['token-1', 'token-1', 'token-1']);
    expect(fetched()).toBe(1);
  });

  it('is got anew after a refusal, unless it was another token that was refused', async () => {
    const { get, own } = source();
    await get();
    own.refuse(new Secret('token-0'));
    expect(await get()).toBe('token-1');
    own.refuse(new Secret('token-1'));
    own.refuse(new Secret('token-1'));
    expect(await get()).toBe('token-2');
  });

  it('that could not be got is asked for again by the next', async () => {
    let fails = true;
    const own = ownToken(
      async () => {
        if (fails) throw new Error('no');
        return { accessToken: new Secret('t'), tokenType: 'Bearer', expiresIn: 10 };
      },
      () => 0,
      undefined,
    );
    await expect(own.get()).rejects.toThrow('no');
    fails = false;
    expect((await own.get()).reveal()).toBe('t');
  });
});
