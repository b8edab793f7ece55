import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, type Form, formOf } from './answer.js';
import type { Stamp } from './stamp.js';

/** An answer as it goes over the wire. */
export interface PackedReply {
  status: number;
  headers: Record<string, string | number | undefined>;
  bytes: Buffer;
  /** False for the answer to HEAD. */
  hasBody: boolean;
}

/** The form of an answer that a request takes: see formOf. */
export function formFor(request: IncomingMessage, answer: Answer, made?: () => void): Form | Promise<Form> {
  const accepted: string | string[] | undefined = request.headers['accept-encoding'];
  return formOf(answer, Array.isArray(accepted) ? accepted.join(',') : accepted, made);
}

/** The answer in one of its forms with its headers. */
export function pack(
  { method }: Pick<IncomingMessage, 'method'>,
  answer: Answer,
  { bytes, coding }: Form,
  stamp: Stamp,
): PackedReply {
  const headers: PackedReply['headers'] = {
    ...stamp.headers,
    'Content-Type': answer.contentType,
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
  };
  if (coding) headers['Content-Encoding'] = coding;
  if (answer.headers) Object.assign(headers, answer.headers);
  return { status: answer.status, headers, bytes, hasBody: method !== 'HEAD' };
}

/** Sends an answer; to HEAD the headers only. */
export function send(response: ServerResponse, { status, headers, bytes, hasBody }: PackedReply): void {
  response.writeHead(status, headers);
  response.end(hasBody ? bytes : undefined);
}
