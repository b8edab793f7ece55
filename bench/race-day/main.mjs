// A race day in virtual time, once without and once with what stands between assistants and upstream. Started by
// `npm run bench:race-day`, which builds first.
//   --json       one JSON object on stdout
//   --ablation   also each part taken out in turn, and both at the pace that the real TAB allows
//   --quick      six minutes of it: shows that everything runs
//   --outage     instead: an hour of it in which the upstream hangs for everybody for ten minutes, with the parts that are
//                made for that taken out in turn

import { readFileSync } from 'node:fs';
import { PARTS } from '../../dist/config/resilience.js';
import { comparison, figuresOf } from './figures.mjs';
import { ablationText, causesText, comparisonText } from './report.mjs';
import { play } from './runs.mjs';

/** Minutes of a quick run. */
const QUICK = 6;

const FLAGS = ['--json', '--ablation', '--quick', '--outage'];

/** An hour with a long outage. */
const OUTAGE = {
  minutes: 60,
  outage: { after_minutes: 20, seconds: 600, fault: { kind: 'hang', rate: 1 } },
  runs: ['off', 'on', 'no-retry', 'no-breaker', 'no-single-flight', 'no-deadline', 'no-breaker,no-deadline'],
};

/** Requests a second that known clients of the real TAB live with. */
const TAB_RPS = 2.5;

function settingsOf(quick) {
  const settings = JSON.parse(readFileSync(new URL('../race-day.json', import.meta.url), 'utf8'));
  if (!quick) return settings;
  const { upstream } = settings;
  return {
    ...settings,
    upstream: {
      ...upstream,
      outage: { ...upstream.outage, after_minutes: 2 },
      too_many: { ...upstream.too_many, after_minutes: 4 },
    },
  };
}

/** A run by what is in the path. */
const run = (resilience) => ({ name: resilience, resilience });

async function longOutage(json) {
  const settings = settingsOf(false);
  const runs = OUTAGE.runs.map(run);
  const upstream = { ...settings.upstream, outage: OUTAGE.outage };
  const played = await play({ ...settings, upstream }, runs, OUTAGE.minutes);
  const figures = Object.fromEntries(runs.map(({ name }, i) => [name, figuresOf(played[i])]));
  console.log(json ? JSON.stringify(figures, null, 2) : ablationText(figures));
}

async function main(words) {
  const unknown = words.find((word) => !FLAGS.includes(word));
  if (unknown) throw new Error(`"${unknown}" is not accepted: ${FLAGS.join(', ')}.`);
  const [json, ablation, quick, outage] = FLAGS.map((flag) => words.includes(flag));
  if (outage) return longOutage(json);
  const runs = [
    run('off'),
    run('on'),
    ...(ablation
      ? [
          ...PARTS.map((part) => run(`no-${part}`)),
          { name: `off, ${TAB_RPS} requests a second`, resilience: 'off', outboundRps: TAB_RPS },
          { name: `on, ${TAB_RPS} requests a second`, resilience: 'on', outboundRps: TAB_RPS },
        ]
      : []),
  ];
  const settings = settingsOf(quick);
  const played = await play(settings, runs, quick ? QUICK : settings.minutes);
  const figures = Object.fromEntries(runs.map(({ name }, i) => [name, figuresOf(played[i])]));
  const told = comparison(figures.off, figures.on);
  if (json) {
    console.log(JSON.stringify(ablation ? { ...told, ablation: figures } : told, null, 2));
    return;
  }
  console.log(comparisonText(told, quick));
  console.log(causesText('on', played[1]));
  if (ablation) console.log(ablationText(figures));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
