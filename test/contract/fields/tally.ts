import { STRING_FORMS } from '../../../src/sandbox/compare/structure.js';
import { isObject } from '../../../src/util/json.js';

/** How often a member was seen, and in which forms. */
export interface Member {
  present: number;
  /** `text`, `number`, `flag`, `time`, `date`, `money`, `link`, `null`, `list` and `object`. */
  forms: Set<string>;
}

const WORDS: Record<string, string> = {
  datetime: 'time',
  'datetime-offset': 'time',
  date: 'date',
  money: 'money',
  url: 'link',
};

/** The form of one value, as the table of fields names it. */
export function formOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value !== 'string') return typeof value;
  const form = STRING_FORMS.find(([, pattern]) => pattern.test(value))?.[0];
  return WORDS[form ?? ''] ?? 'text';
}

/** The members of bodies of one sort by their dotted path, `[]` for the elements of a list; `''` is the body itself. */
export class Tally {
  readonly members = new Map<string, Member>();
  readonly #objects = new Map<string, number>();
  bodies = 0;

  add(body: unknown): void {
    this.bodies += 1;
    this.#visit('', body);
  }

  /** True when some object at the member's place had no such member. */
  isMissedAt(path: string): boolean {
    const parents = this.#objects.get(parentOf(path));
    return parents !== undefined && !path.endsWith('[]') && (this.members.get(path)?.present ?? 0) < parents;
  }

  #visit(path: string, value: unknown): void {
    const member = this.members.get(path) ?? { present: 0, forms: new Set() };
    this.members.set(path, member);
    member.present += 1;
    member.forms.add(formOf(value));
    if (Array.isArray(value)) for (const one of value) this.#visit(`${path}[]`, one);
    if (!isObject(value)) return;
    this.#objects.set(path, (this.#objects.get(path) ?? 0) + 1);
    for (const [name, one] of Object.entries(value)) this.#visit(path === '' ? name : `${path}.${name}`, one);
  }
}

/** Where the object stands that has this member. */
function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}
