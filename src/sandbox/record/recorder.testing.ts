import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { startUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import type { Cassette } from './cassette.js';
import { openLibrary, readCassette } from './library.js';
import { type Recorder, type RecorderOptions, startRecorder } from './recorder.js';

/** The time by the computer's clock in these tests. */
export const NOW = Date.parse('2026-11-24T03:00:00.250Z');

/** A path that anybody may read. */
export const RACES = '/v1/tab-info-service/racing/next-to-go/races';

const cleanup: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of cleanup.splice(0).reverse()) await end();
});

/** A new directory, gone after the test. */
export function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tab-record-'));
  cleanup.push(() => rmSync(directory, { recursive: true }));
  return directory;
}

/** A recorder before an upstream. */
export interface Started {
  directory: string;
  upstream: TestUpstream;
  recorder: Recorder;
  cassettes: () => Cassette[];
}

/** Starts both; they end with the test. */
export async function start(
  answer: TestUpstream['answer'],
  options: Partial<RecorderOptions> = {},
): Promise<Started> {
  const directory = options.directory ?? folder();
  const upstream = await startUpstream(answer);
  cleanup.push(upstream.stop);
  const recorder = await startRecorder({
    directory,
    upstream: new URL(upstream.url),
    clock: () => NOW,
    ...options,
  });
  cleanup.push(recorder.stop);
  const cassettes = () => openLibrary(directory).cassettes.map(({ file }) => readCassette(directory, file));
  return { directory, upstream, recorder, cassettes };
}
