// Measures this server against a stock one. Started by `npm run bench`, which builds first.
//   --quick   a smoke run: shows that everything runs, not how fast
//   --json    one JSON document on stdout
//   http, stdio, start   only these parts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseTarget, createRuntime, loadConfig } from '../dist/index.js';
import { findTool } from '../dist/server/catalogue.js';
import { benchHttp } from './http.mjs';
import { CALL } from './lib/messages.mjs';
import { addressOf, server, start, stopAll } from './lib/process.mjs';
import { lineText, machine } from './lib/report.mjs';
import { benchStart } from './start.mjs';
import { benchStdio } from './stdio.mjs';

const PARTS = { http: benchHttp, stdio: benchStdio, start: benchStart };
// A stock server needs about 5 s of load until the compiler has settled.
const FULL = { warm: 5, rounds: 9, slice: 0.8, starts: 15, memories: 3, idle: 3 };
const QUICK = { warm: 0, rounds: 2, slice: 0.05, starts: 1, memories: 1, idle: 0.1 };

/** The answer of the called tool, made by the whole path once. */
async function prebuiltAnswer(upstream) {
  const config = loadConfig({ TAB_BASE_URL: upstream });
  const { execute, operator, close } = createRuntime(config, chooseTarget(config, true));
  const result = await execute(findTool(CALL.name), CALL.arguments, operator, new AbortController().signal);
  await close();
  if (result.isError) throw new Error(`${CALL.name} does not answer: ${result.content[0].text}`);
  return result;
}

async function main(words) {
  const unknown = words.find((word) => !(word in PARTS) && word !== '--quick' && word !== '--json');
  if (unknown)
    throw new Error(`"${unknown}" is not accepted: --quick, --json, ${Object.keys(PARTS).join(', ')}.`);
  const asked = Object.keys(PARTS).filter((part) => words.includes(part));
  const parts = asked.length > 0 ? asked : Object.keys(PARTS);
  const quick = words.includes('--quick');
  const times = quick ? QUICK : FULL;
  const json = words.includes('--json');
  const folder = mkdtempSync(join(tmpdir(), 'tab-mcp-bench-'));
  const lines = [];
  try {
    const upstream = await addressOf(start(server('upstream')), '');
    const answer = join(folder, 'answer.json');
    writeFileSync(answer, JSON.stringify(await prebuiltAnswer(upstream)));
    if (!json)
      console.log(
        `${Object.values(machine()).join(', ')} cores; median of ratios (lowest–highest)${quick ? '; too short to mean anything' : ''}\n`,
      );
    for (const part of parts) {
      for await (const line of PARTS[part]({ upstream, answer }, times)) {
        lines.push(line);
        if (!json) console.log(lineText(line, quick));
      }
    }
    if (json) console.log(JSON.stringify({ machine: machine(), quick, lines }, null, 2));
  } finally {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
