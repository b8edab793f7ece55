import { errorReply, type SandboxReply } from './route.js';

/** The 400 for values of the query that are missing or none (the body recorded for a wrong jurisdiction; its messages ours). */
export function badQuery(...flaws: { name: string; message: string }[]): SandboxReply {
  const details = flaws.map(({ name, message }) => ({ path: `query.${name}`, message }));
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid query string', details);
}

/** A whole number of the query from `least`, at most `most`; `usual` when it is missing, undefined for a text that is none. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  { least, most, usual }: { least: 0 | 1; most: number; usual: number },
): number | undefined {
  const text = query.get(name);
  if (text === null) return usual;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  return value >= least ? Math.min(value, most) : undefined;
}
