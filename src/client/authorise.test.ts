import { describe, expect, it } from 'vitest';
import type { OwnToken } from '../auth/own-token.js';
import { HttpError, TransportError } from '../errors/index.js';
import { Secret } from '../util/secret.js';
import { authorise } from './authorise.js';
import type { Authorisation, Incoming } from './call.js';
import { outgoing } from './call.testing.js';

// The decisions of the layer alone; with a real server they are proved beside the OAuth tools.

const NO = { helps: false } as const;

/** Sends through the layer to an upstream that takes only these bearers; tells what was sent. */
async function through(
  authorisation: Authorisation,
  taken: readonly (string | undefined)[],
  signal?: AbortSignal,
) {
  const sent: (string | undefined)[] = [];
  const send = authorise(async (call): Promise<Incoming> => {
    const bearer = call.headers['authorization'];
    sent.push(bearer);
    return { status: taken.includes(bearer) ? 200 : 401, headers: {}, body: Buffer.from('') } as Incoming;
  });
  const reply = await send(outgoing({ authorisation, ...(signal ? { signal } : {}) }));
  return { status: reply.status, note: reply.note, sent };
}

function own(get: () => Promise<Secret>): { source: OwnToken; refused: string[] } {
  const refused: string[] = [];
  return { source: { get, refuse: (token) => refused.push(token.reveal()) }, refused };
}

describe('a call without a token', () => {
  it('sends no header', async () => {
    expect(await through({ kind: 'none' }, [undefined])).toEqual({
      status: 200,
      note: undefined,
      sent: [undefined],
    });
  });
});

describe('a caller’s token', () => {
  const token = new Secret('mine');
  it('that is refused is left out where the path is public', async () => {
    const { status, note, sent } = await through({ kind: 'caller', token, fallback: true }, [undefined]);
    expect([status, sent]).toEqual([200, ['Bearer mine', undefined]]);
    expect(note).toBe('The TAB refused the access token; this was read without it.');
  });

  it('that is refused stays refused elsewhere', async () => {
    expect(await through({ kind: 'caller', token, fallback: false }, [undefined])).toMatchObject({
      status: 401,
      sent: ['Bearer mine'],
    });
  });
});

describe('the server’s own token', () => {
  it.each([
    [
      new HttpError('oauth', 401, {}, NO),
      'The TAB refused the server’s credentials; this was read without them.',
    ],
    [
      new TransportError('timeout', 'slow', true),
      'The TAB gave the server no token; this was read without them.',
    ],
  ])('that can’t be got does not stop a public read: %s', async (error, note) => {
    const { source } = own(() => Promise.reject(error));
    expect(await through({ kind: 'own', source }, [undefined])).toEqual({
      status: 200,
      note,
      sent: [undefined],
    });
  });

  it('that can’t be got by a mistake of ours is no detour', async () => {
    const { source } = own(() => Promise.reject(new TypeError('ours')));
    await expect(through({ kind: 'own', source }, [undefined])).rejects.toThrow('ours');
  });

  it('is not waited for when the caller is gone or the time is over', async () => {
    const { source } = own(() => new Promise(() => {}));
    await expect(through({ kind: 'own', source }, [], AbortSignal.abort())).rejects.toMatchObject({
      kind: 'cancelled',
    });
    const over = AbortSignal.abort(new TransportError('timeout', 'over', true));
    await expect(through({ kind: 'own', source }, [], over)).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('is refused once, renewed once, and then left out', async () => {
    let n = 0;
    const { source, refused } = own(async () => new Secret(`t${++n}`));
    const { sent, note } = await through({ kind: 'own', source }, [undefined]);
    expect(sent).toEqual(['Bearer t1', 'Bearer t2', undefined]);
    expect(refused).toEqual(['t1', 't2']);
    expect(note).toContain('refused the server’s token twice');
  });
});
