import { InputError } from '../../errors/index.js';
import { isObject } from '../../util/json.js';
import { truncate } from '../../util/text.js';

// JSON pointers of RFC 6901: `/races/0/raceNumber`, `~1` for a slash and `~0` for a tilde in a name.

function refuse(pointer: string, why: string): never {
  throw new InputError({ argument: 'select', message: `select "${truncate(pointer, 120)}" ${why}` });
}

function inside(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list, 0 to ${value.length - 1}`;
  }
  if (!isObject(value)) return 'no list and no object';
  const names = Object.keys(value);
  const shown = names.slice(0, 12).map((name) => truncate(name, 40));
  return `an object with ${shown.join(', ') || 'no members'}${names.length > 12 ? ', …' : ''}`;
}

/**
 * The part of `body` that `pointer` names. Throws InputError when it is no pointer, or leads nowhere: the message
 * says how far it led and what is there.
 */
export function selectPart(body: unknown, pointer: string): unknown {
  if (pointer === '') return body;
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) {
    refuse(
      pointer,
      'is no JSON pointer. Accepted: e.g. /races/0/raceNumber (~1 for / and ~0 for ~ in a name).',
    );
  }
  let part = body;
  let walked = '';
  for (const written of pointer.slice(1).split('/')) {
    const name = written.replaceAll('~1', '/').replaceAll('~0', '~');
    const there = Array.isArray(part)
      ? /^(?:0|[1-9]\d{0,8})$/.test(name) && Number(name) < part.length
      : isObject(part) && Object.hasOwn(part, name);
    if (!there) refuse(pointer, `leads nowhere: ${walked === '' ? 'the body' : walked} is ${inside(part)}.`);
    part = (part as Record<string, unknown>)[name];
    walked += `/${written}`;
  }
  return part;
}
