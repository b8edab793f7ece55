import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'chrome.exe',
];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? '', 'Google/Chrome/Application/chrome.exe'),
];

/** The Chromium or Chrome of this machine: `CHROME_PATH`, else the first on the path or at its usual place. */
export function findChromium(env = process.env) {
  if (env.CHROME_PATH) return existsSync(env.CHROME_PATH) ? env.CHROME_PATH : undefined;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE];
  return places.find((place) => existsSync(place));
}

/** What to do where there is none, in one sentence. */
export const NO_CHROMIUM =
  'The tests of the sandbox’s page need Chromium or Chrome: install one (Debian: apt-get install chromium), or name one with CHROME_PATH.';

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // On a fresh machine another apt may be at work for a minute.
  const all = ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args];
  return spawnSync('/usr/bin/apt-get', all, { env, stdio: ['ignore', 2, 2] }).status === 0;
}

/** Installs Chromium where it is missing and can be installed without asking: as root on Debian. Says so where not. */
export function ensureChromium() {
  if (findChromium()) return;
  if (isDebianRoot() && !process.env.CHROME_PATH) {
    console.error('Installing Chromium for the tests of the sandbox’s page (apt-get install chromium) …');
    // Nobody has a list of packages on a fresh machine; an old one may name what is gone.
    if (aptGet('update')) aptGet('install', '-y', '--no-install-recommends', 'chromium');
  }
  if (!findChromium()) console.error(NO_CHROMIUM);
}
