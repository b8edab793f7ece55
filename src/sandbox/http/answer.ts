import { type Coding, chooseEncoding, compress } from './encoding.js';
import type { SandboxReply } from './route.js';

/** An answer as bytes, with what has been made of them so far. */
export interface Answer {
  status: number;
  contentType: string;
  headers?: Record<string, string>;
  plain: Buffer;
  /** The compressed forms that were asked for. */
  packed: Partial<Record<Coding, Promise<Buffer> | Buffer>>;
}

/** The bytes of a reply. */
export function answerOf({ status, body, contentType, headers }: SandboxReply): Answer {
  return {
    status,
    contentType: contentType ?? 'application/json; charset=utf-8',
    ...(headers ? { headers } : {}),
    plain: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    packed: {},
  };
}

/** Bodies up to this size are sent plain, bytes. */
const SMALL = 1024;

/** An answer's bytes in the form that a request takes. */
export interface Form {
  bytes: Buffer;
  coding?: Coding;
}

/**
 * The form of an answer that an `Accept-Encoding` header asks for; small bodies stay plain. Made once for an answer,
 * however many ask meanwhile; `made` is called when another form has been added.
 */
export function formOf(
  { plain, packed }: Answer,
  acceptEncoding: string | undefined,
  made?: () => void,
): Form | Promise<Form> {
  const coding = plain.length > SMALL ? chooseEncoding(acceptEncoding) : undefined;
  if (coding === undefined) return { bytes: plain };
  const form = packed[coding];
  if (Buffer.isBuffer(form)) return { bytes: form, coding };
  const making =
    form ??
    compress(plain, coding).then((bytes) => {
      packed[coding] = bytes;
      made?.();
      return bytes;
    });
  packed[coding] = making;
  return making.then((bytes) => ({ bytes, coding }));
}

/** Bytes that an answer holds. */
export function sizeOf({ plain, packed }: Answer): number {
  return Object.values(packed).reduce(
    (sum, form) => sum + (Buffer.isBuffer(form) ? form.length : 0),
    plain.length,
  );
}
