import { afterAll, beforeAll, describe } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, STARTING_MS } from '../support/process.js';
import { CLIENTS } from './clients.js';
import { getsAlongWith, type World } from './contract.js';
import { asking, startWorld } from './place.js';

let installed: Installed;
let env: Record<string, string>;

beforeAll(async () => {
  installed = installPackage();
  env = asking(await startWorld(installed), installed);
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed.remove();
});

const world: World = {};

describe('the server over stdio gets along with', () => {
  for (const kind of CLIENTS) {
    const place = () => ({ command: process.execPath, args: [installed.main], env, cwd: installed.home });
    getsAlongWith(kind, place, world);
  }
});
