import { type Comparison, compareCassettes, type StructureDifference } from '../sandbox/index.js';
import { table } from '../tools/text/format.js';
import { truncate } from '../util/text.js';
import { EXIT, print } from './exit.js';
import { unreadable } from './replay.js';

/** Says where the sandbox's shapes differ from recorded ones; gives 1 where they do. */
export async function compare(directory: string, options: { json?: boolean }): Promise<number> {
  const found = open(directory);
  print(options.json ? JSON.stringify(found, null, 2) : comparisonLines(found).join('\n'));
  return found.differences === 0 ? EXIT.ok : EXIT.failed;
}

function open(directory: string): Comparison {
  try {
    return compareCassettes(directory);
  } catch (error) {
    throw unreadable(error, directory) ?? error;
  }
}

const WORDS: Record<StructureDifference['kind'], string> = {
  missing: 'lacks the field',
  'not-always': 'lacks the field at times',
  'missing-sometimes': 'lacks the field',
  extra: 'has a field more',
  'other-type': 'has another type',
  'lacking-type': 'lacks the type',
  'other-word': 'has another word',
  'new-word': 'lacks the word',
};

/** Longest list of words or types in a column, characters. */
const MOST = 40;

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The comparison as people read it: a table for each route that differs, and what could not be compared. */
export function comparisonLines(found: Comparison): string[] {
  const { cassettes, practice, routes, unknown, skipped, differences, directory } = found;
  return [
    `${counted(cassettes, 'cassette')} in ${directory} · ${differences === 0 ? 'no difference' : counted(differences, 'difference')}`,
    ...(practice > 0
      ? [
          `${practice} of them ${practice === 1 ? 'comes' : 'come'} from a sandbox or a replay, not from the TAB`,
        ]
      : []),
    ...skipped.map(({ file, why }) => `skipped: ${file} ${why}`),
    ...routes.flatMap(routeLines),
    ...unknown.map((path) => `\n${path}\n  recorded; the sandbox has no such route`),
  ];
}

function routeLines({ route, recorded, ours, differences }: Comparison['routes'][number]): string[] {
  const head = `\n${route}\n  ${counted(recorded, 'body', 'bodies')} recorded, ${ours} of the sandbox`;
  if (recorded === 0 || ours === 0) return [`${head}: nothing to compare`];
  if (differences.length === 0) return [`${head}: no difference`];
  const rows = differences.map(({ kind, path, recorded: theirs, ours: mine }) => [
    path,
    WORDS[kind],
    truncate(theirs, MOST),
    truncate(mine, MOST),
  ]);
  const columns = [
    { head: 'field' },
    { head: 'the sandbox' },
    { head: 'recorded' },
    { head: 'in the sandbox' },
  ];
  return [head, ...table(columns, rows).map((line) => `  ${line}`)];
}
