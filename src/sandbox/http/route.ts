import type { JsonObject } from '../../util/json.js';

/** One request to the sandbox, its path matched and decoded. */
export interface SandboxRequest {
  /** Path parameters, percent-decoded. */
  params: Record<string, string>;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** The raw request body, empty for GET. */
  body: string;
  /** The world's time, epoch milliseconds. */
  now: number;
  /** `http://host:port`, for the absolute links the TAB writes. */
  origin: string;
}

/** What the sandbox answers; an object body is sent as JSON, a string as it is with `contentType`. */
export interface SandboxReply {
  status: number;
  body: JsonObject | readonly unknown[] | string;
  contentType?: string;
  headers?: Record<string, string>;
  /**
   * World time (epoch milliseconds) before which the same request has the same answer, from the moment of this one on;
   * the answer may be kept until then. Undefined for one that is made anew each time.
   */
  until?: number;
}

/** One route of the emulated TAB. `path` holds `{placeholders}`, each one whole segment. */
export interface SandboxRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** True (the default for reads) when the TAB demands a valid `jurisdiction` here and answers 400 without. */
  needsJurisdiction?: boolean;
  handle(request: SandboxRequest): SandboxReply;
}

/** The TAB's error body (recorded for 400; known from clients for 404). */
export function errorReply(
  status: number,
  code: string,
  message: string,
  details?: { path: string; message: string }[],
): SandboxReply {
  return { status, body: { error: { ...(details ? { details } : {}), code, message } } };
}

/** 404 as clients know it; the message is ours. */
export function notFound(): SandboxReply {
  return errorReply(404, 'RESOURCE_NOT_FOUND_ERROR', 'Resource not found');
}
