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

/** A resource, and for how long a client may keep it, milliseconds. */
export interface ResourceRead {
  content: ResourceText;
  ttlMs: number;
}

/** A key that says `next`, `today` or a venue's name may soon mean another race. */
const VAGUE_KEY_MS = 5_000;

/** The resource at `uri`; undefined where there is none. */
export async function readResource(
  uri: string,
  {
    execute,
    caller,
    signal,
    status,
  }: { execute: Execute; caller: Caller; signal: AbortSignal; status: () => JsonObject },
): Promise<ResourceRead | undefined> {
  if (uri === STATUS_URI) {
    const text = JSON.stringify(status(), null, 2);
    return { content: { uri, mimeType: 'application/json', text }, ttlMs: 0 };
  }
  const tool = findTool('racing_get_race');
  if (!uri.startsWith(RACE_PREFIX) || !tool) return undefined;
  let key: string;
  try {
    key = decodeURIComponent(uri.slice(RACE_PREFIX.length));
  } catch {
    return undefined;
  }
  let ttlMs = 0;
  const result = await execute(tool, { key, detail: 'concise' }, caller, signal, (answered) => {
    ttlMs = answered.freshForMs();
  });
  const text = result.content.map((block) => block.text).join('\n');
  return {
    content: { uri, mimeType: 'text/plain', text },
    ttlMs: result.isError ? 0 : Math.min(ttlMs, isExact(key) ? ttlMs : VAGUE_KEY_MS),
  };
}

/** True for a key that will always mean the same race: `2026-11-24/R/WFM/4`. */
function isExact(key: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\/[RGH]\/[^/]+\/\d+$/.test(key);
}
