import { errorReply, type SandboxReply } from './route.js';

/** The 415 for a body of another type than JSON, which is all that a plain form of a web page can send. */
export function refuseOtherThanJson(headers: Record<string, string | undefined>): SandboxReply | undefined {
  return /^application\/json\b/i.test(headers['content-type'] ?? '')
    ? undefined
    : errorReply(415, 'UNSUPPORTED_MEDIA_TYPE_ERROR', 'Send application/json');
}
