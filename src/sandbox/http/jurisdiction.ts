import { JURISDICTIONS } from '../../domain/jurisdiction.js';
import { errorReply, type SandboxReply } from './route.js';

const ACCEPTED: ReadonlySet<string> = new Set(JURISDICTIONS);

/** The recorded body of a request whose jurisdiction is none. */
export function invalidJurisdiction(): SandboxReply {
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid query string', [
    { path: 'query.jurisdiction', message: 'should be NSW, VIC, ACT, QLD, SA, NT or TAS' },
  ]);
}

/** The 400 for a query without exactly one jurisdiction in upper case (WA is none: recorded); undefined when it is good. */
export function refuseJurisdiction(query: URLSearchParams): SandboxReply | undefined {
  const given = query.getAll('jurisdiction');
  return given.length === 1 && ACCEPTED.has(given[0] ?? '') ? undefined : invalidJurisdiction();
}
