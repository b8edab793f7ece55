import { describe, it } from 'vitest';
import { CASES, LIMIT_MS } from './cases.js';
import { through } from './through.js';

describe.concurrent('a request for a token, and one after it, through', () => {
  // No token is sent when one is asked for.
  const cases = CASES.filter(([{ kind }]) => kind !== 'refused-token');
  it.each(cases)('%j', { timeout: LIMIT_MS }, (fault, kinds) =>
    through(fault, kinds, 'tab_oauth_client_credentials'),
  );
});
