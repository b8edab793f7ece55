import { isObject, type JsonObject } from '../util/json.js';
import * as lenient from './lenient.js';

/** A body read for its known members, with the names of all its members for when none is known. */
export interface ReadList<T> {
  entries: T[];
  /** The members that came, as `name (list of 3)`, where none was recognised. */
  unrecognised?: string[];
}

/** What an answer consists of, when none of it is known: `name (list of 3)`, `other (text)`. */
export function describeMembers(body: JsonObject): string[] {
  return Object.entries(body).map(([member, value]) => {
    const kind = Array.isArray(value)
      ? `list of ${value.length}`
      : value === null
        ? 'null'
        : typeof value === 'string'
          ? 'text'
          : typeof value;
    return `${lenient.text(member)?.slice(0, 40) ?? '?'} (${kind})`;
  });
}

/** The display name by which paths address a sport, competition or the like. */
export function readName(member: unknown): string | undefined {
  if (!isObject(member)) return typeof member === 'string' ? lenient.text(member) : undefined;
  return lenient.text(member['name']) ?? lenient.text(member['displayName']);
}
