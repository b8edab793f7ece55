import { TabError } from '../errors/index.js';
import type { ToolRequest } from '../tools/context.js';
import type { ArchiveRule } from '../tools/define-tool.js';
import type { ArchiveAddress } from '../upstream/archive.js';
import { archivePath } from './archive-path.js';
import type { Lookup } from './lookup.js';
import { pickMeeting } from './pick-meeting.js';

/**
 * What to ask the archive instead of a tool's request that came to nothing; undefined where the archive has no such
 * meeting. Asks at most two lists: the archive's of that day, and the live one.
 */
export async function archiveRequest(
  rule: ArchiveRule,
  input: Readonly<Record<string, unknown>>,
  jurisdiction: string,
  lookup: Lookup,
): Promise<ToolRequest | undefined> {
  const date = String(input['meeting_date']);
  if (rule.of === 'day') return { path: archivePath(jurisdiction, date), query: {} };
  const address = await findAddress(
    date,
    String(input['race_type']),
    String(input['venue_mnemonic']),
    lookup,
  );
  const number = String(input['race_number']);
  if (!address || (rule.of === 'race' && !/^\d+$/.test(number))) return undefined;
  const race = rule.of === 'race' ? ['races', number] : [];
  return { path: archivePath(jurisdiction, date, address.letter, address.type, ...race), query: {} };
}

/**
 * The archive calls a meeting by the day's letter. Its name is that of the live list, which has the meeting until the
 * day is gone, so that no mnemonic of our table that the TAB uses otherwise leads to another course; then the table's.
 */
async function findAddress(
  date: string,
  code: string,
  venue: string,
  lookup: Lookup,
): Promise<ArchiveAddress | undefined> {
  const there = await lookup.archived(date);
  if (there.length === 0) return undefined;
  const live = await lookup.listed(date).catch((error: unknown) => {
    if (error instanceof TabError) return [];
    throw error;
  });
  const name = pickMeeting(live, code, venue)?.name ?? venue;
  return pickMeeting(there, code, name)?.address;
}
