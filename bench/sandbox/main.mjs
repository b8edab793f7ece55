// Measures the sandbox: its start, its answers against plain node:http, and a year with a thousand bets a day. Started by
// `npm run bench:sandbox`, which builds first.
//   --quick          a smoke run: shows that everything runs, not how fast
//   --json           one JSON document on stdout
//   http, start, follow, year   only these parts

import { stopAll } from '../lib/process.mjs';
import { lineText, machine } from '../lib/report.mjs';
import { follow } from './follow.mjs';
import { benchHttp } from './http.mjs';
import { starts } from './start.mjs';
import { yearAlone } from './year-alone.mjs';

const FULL = { warm: 1, rounds: 9, slice: 0.5, starts: 15, seconds: 60, days: 365 };
const QUICK = { warm: 0, rounds: 1, slice: 0.02, starts: 1, seconds: 2, days: 1 };

const FLAGS = ['--quick', '--json'];
const PARTS = ['start', 'http', 'follow', 'year'];

const text = (title, figures) =>
  [title, ...Object.entries(figures).map(([name, value]) => `    ${name}: ${value}`)].join('\n');

async function main(words) {
  const unknown = words.find((word) => ![...FLAGS, ...PARTS].includes(word));
  if (unknown) throw new Error(`"${unknown}" is not accepted: ${[...FLAGS, ...PARTS].join(', ')}.`);
  const [quick, json] = FLAGS.map((flag) => words.includes(flag));
  const named = PARTS.filter((part) => words.includes(part));
  const wanted = (part) => named.length === 0 || named.includes(part);
  const times = quick ? QUICK : FULL;
  const say = (words) => void (json || console.log(words));
  const told = { machine: machine(), quick };
  say(`${Object.values(told.machine).join(', ')} cores${quick ? '; too short to mean anything' : ''}`);
  try {
    if (wanted('start')) {
      told.start = await starts(times.starts);
      say(text('start, milliseconds, the middle of several', told.start));
    }
    if (wanted('http')) {
      told.lines = [];
      say('requests answered, median of ratios (lowest–highest)');
      for await (const line of benchHttp(times)) {
        told.lines.push(line);
        say(lineText(line, quick));
      }
    }
    if (wanted('follow')) {
      told.follow = await follow(times.seconds);
      say(text('a client that follows what is next, the clock at ×3600', told.follow));
    }
    if (wanted('year')) {
      told.year = await yearAlone(times.days);
      say(text('racing with a thousand bets a day', told.year));
    }
    if (json) console.log(JSON.stringify(told, null, 2));
  } finally {
    await stopAll();
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
