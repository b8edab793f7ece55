import { archiveRequest } from '../client/archive.js';
import { ARCHIVE_ROUTE, archiveKeeping } from '../client/archive-path.js';
import { explainMissing } from '../client/explain-missing.js';
import type { Lookup } from '../client/lookup.js';
import type { Keeping } from '../client/reads.js';
import { buildRequest } from '../client/request.js';
import { respellSports } from '../client/respell-sports.js';
import type { Answered, CallOptions, TabClient } from '../client/tab-client.js';
import { unlessMissing } from '../client/unless-missing.js';
import { racingDay } from '../domain/dates.js';
import type { RouteTool } from '../tools/define-tool.js';
import { askingAs } from './asking.js';

/** By whom and with what a route is asked. */
interface RouteCall {
  options: CallOptions;
  jurisdiction: string;
  lookup: Lookup;
}

/** The answer to a tool's request, and the reading that belongs to it. */
export interface RouteAnswer {
  answered: Answered;
  read: RouteTool['read'];
  /** What was asked for, with names as the TAB writes them. */
  input: Readonly<Record<string, unknown>>;
}

/**
 * Asks the live service and, for a day before today's that it has let go, the archive. Throws NotFoundError, which
 * names what is missing, where neither has it.
 */
export async function askRoute(
  client: TabClient,
  tool: RouteTool,
  input: Readonly<Record<string, unknown>>,
  call: RouteCall,
): Promise<RouteAnswer> {
  const request = buildRequest(tool, input, call.jurisdiction);
  const live = await unlessMissing(client.get(request, { ...call.options, ...askingAs(tool) }));
  if (live && !tool.archive?.gone?.(live.body)) return { answered: live, read: tool.read, input };
  const past = await askArchive(client, tool, input, call);
  if (past) return past;
  if (live) return { answered: live, read: tool.read, input };
  const respelt = await respellSports(tool, input, call.lookup);
  if (respelt) return askRoute(client, tool, respelt, call);
  throw await explainMissing(tool, input, call.lookup);
}

async function askArchive(
  client: TabClient,
  { archive, moments }: RouteTool,
  input: Readonly<Record<string, unknown>>,
  { options, jurisdiction, lookup }: RouteCall,
): Promise<RouteAnswer | undefined> {
  if (!archive) return undefined;
  const date = String(input['meeting_date']);
  const today = racingDay(await lookup.now());
  if (date >= today) return undefined;
  const request = await archiveRequest(archive, input, jurisdiction, lookup);
  if (!request) return undefined;
  const { read } = archive;
  // A paid race is as it will stay; a list of yesterday is not.
  const settled = archive.of === 'race' && moments ? { read, moments } : {};
  const keeping: Keeping = { ...archiveKeeping(date, today), ...settled };
  const answered = await unlessMissing(client.get(request, { ...options, keeping, route: ARCHIVE_ROUTE }));
  if (!answered) return undefined;
  const { stale: _, ...fresh } = answered;
  return { answered: { ...fresh, source: 'archive' }, read, input };
}
