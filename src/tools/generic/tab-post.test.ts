import { describe, expect, it } from 'vitest';
import { InputError, RefusedError } from '../../errors/index.js';
import { testContext } from '../context.testing.js';
import type { RunTool } from '../define-tool.js';
import { tool } from './tab-post.js';

const post = tool as RunTool;

describe('tab_post', () => {
  it.each(['/v1/tab-betting-service/accounts/1/betslip', '/v1/pricing-service/enquiry', '/oauth/token', '/'])(
    'refuses %s and sends nothing',
    async (path) => {
      const { context, asked } = testContext({ now: 0 });
      const refused = post.run(context, { path, body: { bets: [] } } as never);
      await expect(refused).rejects.toBeInstanceOf(RefusedError);
      await expect(refused).rejects.toThrow(/^No bet was placed\. This version only reads\. /);
      await expect(refused).rejects.toThrow("betting can't be turned on in this version");
      expect(asked).toEqual({ requests: [], grants: [] });
    },
  );

  it('names a path that is none before it refuses', async () => {
    const { context } = testContext({ now: 0 });
    await expect(post.run(context, { path: 'https://evil.test/' } as never)).rejects.toBeInstanceOf(
      InputError,
    );
    await expect(post.run(context, { path: '/v1/../x' } as never)).rejects.toThrow('segment of dots');
  });

  it('is marked as what it would be', () => {
    expect(post.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: true });
    expect(post.shared).toEqual(['access_token']);
  });
});
