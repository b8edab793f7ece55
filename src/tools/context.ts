import type { Jurisdiction } from '../domain/jurisdiction.js';
import type { JsonObject } from '../util/json.js';

/** A GET of the upstream, as a tool asks for it. */
export interface ToolRequest {
  /** Path under the base URL with every segment encoded already. */
  path: string;
  query: Record<string, string>;
}

/** The upstream's answer to a GET. */
export interface Exchange {
  status: number;
  body: unknown;
  /** The body as it came. */
  text: string;
  /** When the upstream answered, by its own clock, epoch milliseconds. */
  answeredAt: number;
}

/** A token as the OAuth tools hand it out. */
export interface Grant {
  /** Handles (`tabh_…`), or raw tokens where the operator allows them. */
  accessToken: string;
  refreshToken?: string;
  tokenType: string;
  expiresIn: number;
  /** Unix seconds: now + expires_in − 60. */
  expiresAt: number;
  scope?: string;
}

/** Credentials as arguments give them; what is missing comes from the session or the operator. */
export interface GrantInput {
  client_id?: string | undefined;
  client_secret?: string | undefined;
  username?: string | undefined;
  password?: string | undefined;
  refresh_token?: string | undefined;
}

/** What a `run` tool may do. */
export interface ToolContext {
  get(request: ToolRequest): Promise<Exchange>;
  grant(kind: 'password' | 'refresh_token' | 'client_credentials', input: GrantInput): Promise<Grant>;
  /** The upstream's clock, epoch milliseconds. */
  now(): number;
  jurisdiction: Jurisdiction;
  zone: string;
  detail: 'concise' | 'full';
  /** Facts about the server itself, for `tab://status`. */
  status(): JsonObject;
}
