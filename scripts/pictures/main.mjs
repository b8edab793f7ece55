// The world of the documents, stopped at its moment, as a browser shows it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { startSandbox } from '../../dist/sandbox/index.js';
import { findChromium, NO_CHROMIUM } from '../lib/chromium.mjs';
import { ROOT } from '../lib/paths.mjs';
import { smaller } from './png.mjs';

const FOLDER = join(ROOT, 'docs', 'images');
const AT = Date.parse('2026-11-24T03:02:00Z');
/** Largest size of a picture, bytes: people wait for them. */
const MOST = 200_000;

const RACING = '/v1/tab-info-service/racing';
const ASKED = [
  `${RACING}/dates?jurisdiction=NSW`,
  `${RACING}/dates/2026-11-24/meetings?jurisdiction=NSW`,
  ...Array(4).fill(`${RACING}/next-to-go/races?jurisdiction=NSW`),
  `${RACING}/dates/2026-11-24/meetings/R/ARM/races/3?jurisdiction=NSW`,
  `${RACING}/dates/2026-11-24/meetings/R/ARM/races/3/form?jurisdiction=NSW`,
  '/v1/tab-info-service/sports?jurisdiction=NSW',
  '/v1/no-such-service',
];
const FAULTS = [
  { kind: 'status', status: 503, route: `${RACING}/next-to-go/races`, rate: 0.5 },
  { kind: 'latency', delay: { shape: 'lognormal', median: 400, sigma: 0.5 }, rate: 0.2 },
];

const PICTURES = [
  { name: 'sandbox-page.png', status: 'Normal', width: 1500, height: 1120, colorScheme: 'light' },
  {
    name: 'sandbox-page-race.png',
    status: 'Paying',
    width: 1500,
    height: 1000,
    colorScheme: 'dark',
    part: '#race',
  },
  { name: 'sandbox-page-narrow.png', status: 'Normal', width: 380, height: 1000, colorScheme: 'dark' },
];

/** The address within the page of an Australian gallop of this status, the nearest to its start. */
function gallop({ racing }, status) {
  const [race] = racing
    .day('2026-11-24')
    .meetings.filter(({ code, location }) => code === 'R' && /^(NSW|VIC|QLD)$/.test(location))
    .flatMap(({ races }) => races)
    .filter((one) => racing.state(one, AT).status === status)
    .sort((a, b) => Math.abs(a.advertised - AT) - Math.abs(b.advertised - AT));
  return `${race.meeting.date}/R/${race.meeting.mnemonic}/${race.number}`;
}

async function take(browser, { url, world }, { name, status, width, height, colorScheme, part }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'en-AU' });
  await page.goto(`${url}/#${gallop(world, status)}`);
  await page.waitForSelector('body[data-ready]');
  await page.waitForSelector('#field tr');
  const shown = part ? page.locator(part) : page;
  const picture = smaller(await shown.screenshot({ animations: 'disabled' }));
  await page.close();
  writeFileSync(join(FOLDER, name), picture);
  console.log(`docs/images/${name}: ${Math.round(picture.length / 1000)} kB`);
  if (picture.length > MOST) throw new Error(`docs/images/${name} is larger than ${MOST / 1000} kB.`);
}

const executablePath = findChromium();
if (!executablePath) throw new Error(NO_CHROMIUM);
mkdirSync(FOLDER, { recursive: true });
// A real time that passes by itself would show in the milliseconds of the requests; waits are passed over.
let real = AT;
const sandbox = await startSandbox({
  seed: 'tab',
  at: AT,
  speed: 0,
  clock: () => {
    real += 1;
    return real;
  },
  sleep: async (milliseconds) => {
    real += Math.round(milliseconds);
  },
  faults: FAULTS,
});
const browser = await chromium.launch({
  executablePath,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const path of ASKED) await (await fetch(sandbox.url + path)).arrayBuffer();
  for (const picture of PICTURES) await take(browser, sandbox, picture);
} finally {
  await browser.close();
  await sandbox.stop();
}
