import type { WorldMark } from '../client/upstream-clock.js';

/** Which kind of upstream an answer is from, as every answer tells it. */
export type UpstreamKind = 'sandbox' | 'replay' | 'live';

/** The line that begins every concise text and every error when the data is not the real TAB's. */
export function practiceNotice(mark: WorldMark | undefined): string | undefined {
  if (mark === undefined) return undefined;
  if (mark.kind === 'sandbox') return 'PRACTICE DATA: invented by the local sandbox, not the TAB.';
  return `PRACTICE DATA: replayed from a recording${mark.recordedAt ? ` of ${mark.recordedAt}` : ''}, not the TAB now.`;
}

/** The kind for `structuredContent.upstream`. */
export function upstreamKind(mark: WorldMark | undefined): UpstreamKind {
  return mark?.kind ?? 'live';
}
