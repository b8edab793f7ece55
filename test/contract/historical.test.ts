import { describe, expect, it } from 'vitest';
import { storedMeetings } from '../../src/sandbox/bodies/historical/find.js';
import { historicalRace } from '../../src/sandbox/bodies/historical/race.js';
import { structureOf } from '../../src/sandbox/compare/structure.js';
import { createRacingWorld } from '../../src/sandbox/world/racing.js';
import type { JsonObject } from '../../src/util/json.js';
import { EXCEPTIONS } from './exceptions.js';
import { recording } from './recordings.js';
import { compareStructure } from './structure.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const world = createRacingWorld({ seed: 'contract' });

function races(dates: readonly string[]): JsonObject[] {
  return dates.flatMap((date) =>
    storedMeetings(world, date, NOW)
      .filter(({ code }) => code === 'R')
      .flatMap((meeting) => meeting.races.map((race) => historicalRace(world, meeting, race, 'VIC', NOW))),
  );
}

describe('races of the historical service against the recorded ones', () => {
  it('have the same fields of the same kinds', () => {
    const recorded = ['paying', 'dead-heat-second', 'protest', 'abandoned', 'quaddie-big6-last-leg']
      .map((name) => recording(`historical-race-r-${name}.json`))
      .filter((body) => body !== undefined);
    if (recorded.length === 0) return;
    const ours = races(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(ours.length).toBeGreaterThan(100);
    const problems = compareStructure(structureOf(recorded), structureOf(ours), EXCEPTIONS.historicalRace);
    expect(problems).toEqual([]);
  });
});
