import type { Caller } from '../client/caller.js';
import type { JsonObject } from '../util/json.js';
import { findTool } from './catalogue.js';
import type { Execute } from './execute.js';

/** The server's own state, as JSON. */
export const STATUS_URI = 'tab://status';
/** A race by its key, as the text that `racing_get_race` gives. */
export const RACE_TEMPLATE = 'tab://race/{+key}';
const RACE_PREFIX = 'tab://race/';

/** What `resources/list` shows. */
export const RESOURCES = [
  {
    uri: STATUS_URI,
    name: 'status',
    title: 'State of this server',
    description: 'Practice or live, whom it asks, clock, jurisdiction, version.',
    mimeType: 'application/json',
  },
];

/** What `resources/templates/list` shows. */
export const RESOURCE_TEMPLATES = [
  {
    uriTemplate: RACE_TEMPLATE,
    name: 'race',
    title: 'A race',
    description: 'A race by key, e.g. tab://race/today/R/Randwick/next: runners, prices, result.',
    mimeType: 'text/plain',
  },
];

export interface ResourceText {
  uri: string;
  mimeType: string;
  text: string;
}

/** The resource at `uri`; undefined where there is none. */
export async function readResource(
  uri: string,
  {
    execute,
    caller,
    signal,
    status,
  }: { execute: Execute; caller: Caller; signal: AbortSignal; status: () => JsonObject },
): Promise<ResourceText | undefined> {
  if (uri === STATUS_URI)
    return { uri, mimeType: 'application/json', text: JSON.stringify(status(), null, 2) };
  const tool = findTool('racing_get_race');
  if (!uri.startsWith(RACE_PREFIX) || !tool) return undefined;
  let key: string;
  try {
    key = decodeURIComponent(uri.slice(RACE_PREFIX.length));
  } catch {
    return undefined;
  }
  const result = await execute(tool, { key, detail: 'concise' }, caller, signal);
  return { uri, mimeType: 'text/plain', text: result.content.map((block) => block.text).join('\n') };
}
