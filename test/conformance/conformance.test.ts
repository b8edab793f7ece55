import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HttpHandle, startHttp } from '../../src/server/transports/http.js';
import { fixtureFactory } from './fixture.js';
import { runSuite } from './suite.js';

describe('the host', () => {
  let http: HttpHandle;
  beforeAll(async () => {
    http = await startHttp({ factory: fixtureFactory(), host: '127.0.0.1', port: 0 });
  });
  afterAll(() => http.close());

  it.each(['2026-07-28', '2025-11-25'])('does all that the revision %s requires', async (revision) => {
    const { code, output } = await runSuite(http.url, '--requirements', revision);
    expect(code, output).toBe(0);
  }, 240_000);
});
