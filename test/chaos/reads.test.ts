import { describe, expect, it } from 'vitest';
import { CASES, LIMIT_MS, SLOWER } from './cases.js';
import { startPlace } from './place.js';
import { soundResult } from './sound.js';
import { onSandbox, through } from './through.js';

// The whole server against a misbehaving upstream, as a client sees it. Where an error comes it has to be of a fitting
// kind; a success is always good, since a second attempt or an earlier answer may have saved the call.

describe.concurrent('a read of the TAB, and one after it, through', () => {
  it.each(CASES)('%j', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'racing_get_next_to_go'),
  );

  // The rest ends before a body is looked at.
  const bodies = CASES.filter(([, kinds]) => kinds.includes('bad_body') || kinds.includes('contract'));
  it.each(bodies)('%j with the body asked for', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'racing_get_all_meeting_dates', { detail: 'full' }),
  );
});

describe('reads', () => {
  it('do not ask again before an hour is over that the TAB asked for', { timeout: LIMIT_MS }, async () => {
    await onSandbox(async ({ url, faults }) => {
      const place = await startPlace(url);
      faults.add([{ kind: 'rate-limit', retryAfter: 3_600, route: '/v1/**' }]);
      const call = async () => soundResult(await place.call('racing_get_next_to_go'));
      for (const kind of [await call(), await call()]) expect(SLOWER).toContain(kind);
      await place.stop();
    });
  });

  it('go on without a token when only the token endpoint is down', { timeout: LIMIT_MS }, async () => {
    await onSandbox(async ({ url, faults }) => {
      const place = await startPlace(url);
      faults.add([{ kind: 'status', status: 503, route: '/oauth/token' }]);
      const result = await place.call('racing_get_next_to_go');
      expect(soundResult(result)).toBeUndefined();
      expect(result.content.at(-1)?.text).toContain('this was read without');
      await place.stop();
    });
  });
});
