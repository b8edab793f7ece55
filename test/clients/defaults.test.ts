import { afterAll, beforeAll, describe } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, STARTING_MS } from '../support/process.js';
import { CLIENTS } from './clients.js';
import { getsAlongWith } from './contract.js';
import { startServe } from './place.js';

// As a person meets it first: no setting at all, the sandbox inside, at whatever hour the test runs.
let installed: Installed;
let url: string;

beforeAll(async () => {
  installed = installPackage();
  url = await startServe(installed, { HOME: installed.home });
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed.remove();
});

const wanted = (name: string) => CLIENTS.filter((kind) => kind.name.includes(name));

describe('without any setting, over HTTP, the server gets along with', () => {
  for (const kind of wanted('by itself')) getsAlongWith(kind, () => ({ url }));
});

describe('without any setting, over stdio, the server gets along with', () => {
  for (const kind of wanted('sdk 1.32')) {
    // The link that npm makes, which finds its own way through the shell.
    const env = () => ({ HOME: installed.home, PATH: process.env['PATH'] ?? '' });
    getsAlongWith(kind, () => ({ command: installed.bin, args: [], env: env(), cwd: installed.home }));
  }
});
