import { addDays } from '../util/zone.js';
import type { Keeping } from './reads.js';

/** What the breaker knows reads of the archive by. */
export const ARCHIVE_ROUTE = 'GET /v1/historical-results-service';

/** Where the archive has a day, or what is under it. The jurisdiction is part of the path there (recorded). */
export function archivePath(jurisdiction: string, date: string, ...under: readonly string[]): string {
  const segments = [date, ...under].map(encodeURIComponent);
  return `/v1/historical-results-service/${jurisdiction}/racing/${segments.join('/')}`;
}

/** What is long past never changes; yesterday may still grow by races abroad, which end in the Sydney night. */
export function archiveKeeping(date: string, today: string): Keeping {
  return { freshness: date < addDays(today, -1) ? 'archive' : 'results' };
}
