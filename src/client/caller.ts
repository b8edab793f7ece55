import type { Credentials } from '../auth/grants.js';
import type { Jurisdiction } from '../domain/jurisdiction.js';

/** Who calls, and what that caller may use. */
export interface Caller {
  /** What token handles are bound to: the verified subject, else the MCP session, else the process. */
  principal: string;
  /** The caller's own credentials, or the operator's where the caller may use them. Never a mix of both. */
  credentials: Credentials;
  jurisdiction: Jurisdiction;
  detail: 'concise' | 'full';
}
