import { describe, expect, it } from 'vitest';
import { runnerForm } from '../../src/sandbox/bodies/form/runner-form.js';
import { structureOf } from '../../src/sandbox/compare/structure.js';
import { createRacingWorld } from '../../src/sandbox/world/racing.js';
import { isObject, type JsonObject } from '../../src/util/json.js';
import { EXCEPTIONS } from './exceptions.js';
import { recording } from './recordings.js';
import { compareStructure } from './structure.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const world = createRacingWorld({ seed: 'contract' });

/** The forms of some fields of a day, with a link as the runner's own resource has. */
function forms(code: 'R' | 'H' | 'G', races: number): JsonObject[] {
  const cards = world
    .day('2026-11-24')
    .meetings.filter((meeting) => meeting.code === code && !meeting.fixedOddsOnly)
    .flatMap((meeting) => meeting.races)
    .slice(0, races);
  return cards.flatMap((race) =>
    world
      .card(race)
      .runners.filter(({ vacantBox }) => !vacantBox)
      .map((runner) => ({
        ...runnerForm(world, race, runner, NOW),
        _links: { self: 'http://127.0.0.1/form' },
      })),
  );
}

describe('form bodies against the recorded ones', () => {
  it('gallops have the same fields of the same kinds', () => {
    const one = recording('racing-runner-form-r.json');
    const list = recording('racing-race-form-r.excerpt.json');
    if (!one || !isObject(list) || !Array.isArray(list['form'])) return;
    const recorded = structureOf([
      one,
      ...list['form'].map((form) => ({ ...form, _links: { self: 'https://x/' } })),
    ]);
    expect(compareStructure(recorded, structureOf(forms('R', 30)), EXCEPTIONS.runnerFormGallops)).toEqual([]);
  });

  it('greyhounds have every field of the fragment that is held', () => {
    const fragment = recording('racing-form-g-2017.fragment.json');
    if (!fragment) return;
    const ours = structureOf(forms('G', 30));
    expect(compareStructure(structureOf([fragment]), ours, EXCEPTIONS.runnerFormGreyhounds)).toEqual([]);
  });
});
