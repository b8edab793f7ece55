import { isObject } from '../../util/json.js';
import { createRouter } from '../http/router.js';
import { readRoutes } from '../read-routes.js';
import { type Library, openLibrary, readCassette } from '../record/library.js';
import { createWorld, type World } from '../world/world.js';
import { differencesBetween, type StructureDifference } from './differences.js';
import { type Group, groupCassettes } from './groups.js';
import { errorSamples, samplesOf } from './samples.js';
import { type Structure, structureOf } from './structure.js';

/** How the bodies of one sort compare. */
export interface RouteComparison {
  /** The route's path with its placeholders, the code of racing filled in; or `errors 404`. */
  route: string;
  /** How many recorded bodies were looked at. */
  recorded: number;
  /** How many bodies of ours; where there are none nothing is compared. */
  ours: number;
  differences: readonly StructureDifference[];
}

/** What `compareCassettes` found. */
export interface Comparison {
  directory: string;
  /** How many cassettes there are. */
  cassettes: number;
  /** How many of them come from an upstream that said it is no TAB: a sandbox or a replay. */
  practice: number;
  routes: readonly RouteComparison[];
  /** Recorded paths that the sandbox has no route for. */
  unknown: readonly string[];
  /** Files that are no cassettes, with why. */
  skipped: Library['skipped'];
  /** How many differences there are, unknown paths among them. */
  differences: number;
}

/** The world looked at. */
const SEED = 'compare';

const ERROR_WORDS: ReadonlySet<string> = new Set(['code']);

/**
 * What few recordings can tell. Nobody has met every word of ours in them, nor every object without an optional field;
 * and a list that was never recorded with anything in it says nothing of what would be.
 */
function isTold({ kind, path }: StructureDifference): boolean {
  if (kind === 'not-always' || kind === 'other-word') return false;
  return kind !== 'extra' || !path.endsWith('[]');
}

const stateOf = (body: unknown): unknown => (isObject(body) ? body['raceStatus'] : undefined);

interface Recorded {
  structure: Structure;
  count: number;
  /** The states of recorded races; one undefined for what is no race. */
  states: ReadonlySet<unknown>;
}

function recordedOf(directory: string, { members, kind }: Group): Recorded {
  let count = 0;
  const states = new Set<unknown>();
  // One at a time: a day's recordings are larger than memory.
  function* bodies(): Generator<unknown> {
    for (const { file } of members) {
      const { body } = readCassette(directory, file);
      if (body === undefined) continue;
      count += 1;
      states.add(stateOf(body));
      yield body;
    }
  }
  const structure = structureOf(bodies(), kind === 'error' ? ERROR_WORDS : undefined);
  return { structure, count, states };
}

/** Our bodies of the group's sort. Races are those of recorded states: before the start there are no dividends, anywhere. */
function oursOf(world: World, group: Group, states: ReadonlySet<unknown>, at: number): unknown[] {
  if (group.kind === 'unknown') return [];
  if (group.kind === 'error') {
    const body = errorSamples().get(group.status);
    return body === undefined ? [] : [body];
  }
  const { route, fixed, query } = group;
  const all = [...samplesOf({ world, route, fixed, query, at })];
  const alike = all.filter((body) => states.has(stateOf(body)));
  return alike.length > 0 ? alike : all;
}

/**
 * Compares the shapes of recorded bodies with those of the sandbox, route by route: fields, types and enumerated words.
 * Values are not compared. Throws the file system's error for a directory that can't be read, and RangeError when it
 * holds no cassette.
 */
export function compareCassettes(directory: string): Comparison {
  const { cassettes, skipped } = openLibrary(directory);
  const last = cassettes.at(-1);
  if (!last) throw new RangeError(`${directory} holds no cassette`);
  const world = createWorld(SEED);
  const groups = groupCassettes(cassettes, createRouter(readRoutes(world)));
  const at = Date.parse(last.recordedAt);
  const routes = groups
    .filter(({ kind }) => kind !== 'unknown')
    .map((group): RouteComparison => {
      const { structure, count, states } = recordedOf(directory, group);
      const samples = count === 0 ? [] : oursOf(world, group, states, at);
      const ours = structureOf(samples, group.kind === 'error' ? ERROR_WORDS : undefined);
      const differences = samples.length === 0 ? [] : differencesBetween(structure, ours).filter(isTold);
      return { route: group.label, recorded: count, ours: samples.length, differences };
    });
  const unknown = groups.filter(({ kind }) => kind === 'unknown').map(({ label }) => label);
  return {
    directory,
    cassettes: cassettes.length,
    practice: cassettes.filter(({ practice }) => practice !== undefined).length,
    routes,
    unknown,
    skipped,
    differences: unknown.length + routes.reduce((sum, { differences }) => sum + differences.length, 0),
  };
}
