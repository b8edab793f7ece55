/** Deeper is hardly an argument, but something that holds itself. */
const DEEPEST = 500;

/**
 * A text that two arguments share exactly if they are deeply equal: like JSON, but with names in order, and with what JSON
 * writes alike or leaves out told apart (undefined, NaN, infinities, -0, bigints, Dates). Throws RangeError for all else:
 * the content of a Map or of a class's instance can't be seen from its members.
 */
export function argumentKey(argument: unknown, depth = 0): string {
  switch (typeof argument) {
    case 'string':
      return JSON.stringify(argument);
    case 'number':
      return Object.is(argument, -0) ? '-0' : String(argument);
    case 'bigint':
      return `${argument}n`;
    case 'boolean':
    case 'undefined':
      return String(argument);
    case 'object':
      return argument === null ? 'null' : objectKey(argument, depth);
    default:
      throw unlike(`a ${typeof argument}`);
  }
}

function objectKey(object: object, depth: number): string {
  if (depth > DEEPEST) throw unlike(`what is nested more than ${DEEPEST} deep, or holds itself`);
  const names = Object.keys(object);
  if (Object.getOwnPropertySymbols(object).length > 0) throw unlike('an object with symbols for names');
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === Array.prototype && Array.isArray(object)) return arrayKey(object, names, depth);
  if (prototype === Date.prototype) {
    if (names.length > 0) throw unlike('a Date with members');
    return `Date(${(object as Date).getTime()})`;
  }
  if (prototype !== Object.prototype && prototype !== null) throw unlike(kindOf(object));
  const members = object as Record<string, unknown>;
  const told = names.sort().map((name) => `${JSON.stringify(name)}:${argumentKey(members[name], depth + 1)}`);
  return `{${told.join(',')}}`;
}

function arrayKey(array: readonly unknown[], names: readonly string[], depth: number): string {
  const whole = names.length === array.length && names.every((name, index) => name === String(index));
  if (!whole) throw unlike('an array with holes or names');
  return `[${array.map((each) => argumentKey(each, depth + 1)).join(',')}]`;
}

function kindOf(object: object): string {
  const name: unknown = object.constructor?.name;
  return typeof name === 'string' && name ? `a ${name}` : 'an object without a class';
}

function unlike(what: string): RangeError {
  return new RangeError(
    `cached can't tell ${what} from others of its kind: give it keyOf, which makes a string of the argument.`,
  );
}
