import type { ToolRequest } from '../tools/context.js';
import type { RouteTool } from '../tools/define-tool.js';

/** `max_races` → `maxRaces`. */
function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The argument names in the route's placeholders, in order. */
export function pathArguments(route: string): string[] {
  return [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}

/**
 * Definition and accepted input → one request. Every path segment is percent-encoded on its own, so that a `/` inside a
 * name travels as `%2F`; inputs that are neither in the path, `local` nor the key become the query, in camel case.
 */
export function buildRequest(
  tool: RouteTool,
  input: Readonly<Record<string, unknown>>,
  jurisdiction: string,
): ToolRequest {
  const inPath = pathArguments(tool.route);
  const path = tool.route
    .slice('GET '.length)
    .replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const query: Record<string, string> = { jurisdiction };
  if (tool.query) return { path, query: { ...query, ...tool.query(input as never) } };
  const elsewhere = new Set<string>([...inPath, ...(tool.local ?? []), ...(tool.keyed?.parts ?? []), 'key']);
  for (const name of Object.keys(tool.input)) {
    const value = input[name];
    if (!elsewhere.has(name) && value !== undefined) query[camelCase(name)] = String(value);
  }
  return { path, query };
}

/** What stands for itself when percent-encoded; most names and values are of nothing else. */
const UNRESERVED = /^[\w\-.!~*'()]*$/;

/** Percent-encoded, whatever it is: half a character becomes the sign for one that is none. */
export function encoded(text: string): string {
  return UNRESERVED.test(text) ? text : encodeURIComponent(text.toWellFormed());
}

/** Path and query as they go on the wire; the query by name, so that equal requests are equal texts. */
export function wirePath({ path, query }: ToolRequest): string {
  let whole = path;
  let mark = '?';
  for (const name of Object.keys(query).sort()) {
    whole += `${mark}${encoded(name)}=${encoded(query[name] ?? '')}`;
    mark = '&';
  }
  return whole;
}
