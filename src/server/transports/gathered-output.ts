import { Writable } from 'node:stream';

/** Bytes that may wait before a writer is told to. Far above what answers under way amount to. */
const WAITING_BYTES = 16_777_216;

/**
 * A stream in front of `output` that writes in one piece what came while the last piece was still being written.
 * The SDK's stdio transport adds two listeners to its output for each answer that must wait, and takes them off one by
 * one: with hundreds of calls under way that costs more than the calls, and Node warns of a leak.
 */
export function gatheredOutput(output: Writable): Writable {
  const gathered = new Writable({
    decodeStrings: false,
    highWaterMark: WAITING_BYTES,
    write: (text: string, _encoding, done) => void output.write(text, done),
    writev: (parts, done) => void output.write(parts.map(({ chunk }) => chunk as string).join(''), done),
  });
  output.on('error', (error) => gathered.destroy(error));
  return gathered;
}
