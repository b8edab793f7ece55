// Compares the sandbox's invented world with what was published about the real one. Run by scripts/realism.mjs.
//   --seed NAME --from YYYY-MM-DD --days N   which world and when (28 days of the default seed)
//   --all    print the rows that hold too
//   --json   everything as JSON
//   --only TEXT   only groups with the text in their name

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare, tally } from './compare.mjs';
import { EXCEPTIONS } from './exceptions.mjs';
import { CARDS } from './figures/cards.mjs';
import { pricesFigures } from './figures/prices.mjs';
import { RESULTS } from './figures/results.mjs';
import { SCRATCHINGS } from './figures/scratchings.mjs';
import { sampleMatches, sportsFigures } from './figures/sports.mjs';
import { TOTE } from './figures/tote.mjs';
import { printed } from './print.mjs';
import { datesFrom, sampleRacing } from './sample.mjs';

const SPORTS_DAYS = 6;
const CITY_DAYS = 6;

/** Ours, by the name of the published group. */
async function figuresOf(published, { seed, from, days, only }) {
  const { createRacingWorld } = await import('../../dist/sandbox/world/racing.js');
  const { isMetropolitan } = await import('../../dist/sandbox/world/racing/metropolitan.js');
  const { createSportsWorld } = await import('../../dist/sandbox/world/sports/index.js');
  const figures = {};
  const racing = { ...CARDS, ...SCRATCHINGS, ...pricesFigures(published), ...RESULTS, ...TOTE };
  const wanted = (group) => only === undefined || group.includes(only);
  const sports = createSportsWorld({ seed });
  if (Object.keys(racing).some(wanted)) {
    const world = createRacingWorld({ seed });
    const all = sampleRacing(world, isMetropolitan, datesFrom(from, days));
    // What was published of Melbourne's gallops is held against metropolitan ones, of which a month has too few.
    const city = sampleRacing(world, isMetropolitan, datesFrom(from, days * CITY_DAYS), true);
    const sources = new Map(published.groups.map(({ group, source }) => [group, source.split(',')[0]]));
    for (const [group, figure] of Object.entries(racing)) {
      const sample = sources.get(group) === 'S1' ? city : all;
      if (wanted(group)) figures[group] = () => figure(sample);
    }
  }
  const named = new Set(published.groups.flatMap(({ competition }) => competition ?? []));
  for (const name of named) {
    const info = sports.sports
      .flatMap((sport) => sports.competitions(sport.name))
      .find((one) => one.name === name);
    const groups = Object.keys(sportsFigures(name, [])).filter(wanted);
    if (!info || groups.length === 0) continue;
    // A match is looked at several times, and a month has few: longer for those, so that a median means something.
    const matches = sampleMatches(
      sports,
      info,
      Date.parse(`${from}T00:00:00Z`),
      Math.max(days, 1) * SPORTS_DAYS,
    );
    for (const [group, figure] of Object.entries(sportsFigures(name, matches)))
      if (wanted(group)) figures[group] = figure;
  }
  return figures;
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'tab' },
    from: { type: 'string', default: '2026-11-02' },
    days: { type: 'string', default: '28' },
    only: { type: 'string' },
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const published = JSON.parse(readFileSync(new URL('published.json', import.meta.url), 'utf8'));
const options = { seed: values.seed, from: values.from, days: Number(values.days), only: values.only };
const rows = compare(published, await figuresOf(published, options), EXCEPTIONS);
const counts = tally(rows);
console.log(values.json ? JSON.stringify({ ...options, counts, rows }) : printed(rows, counts, values.all));
// As JSON the exit code says no more than that it ran.
if (!values.json && counts.off + counts.missing > 0) process.exitCode = 1;
