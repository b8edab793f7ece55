import { afterAll, beforeAll, describe } from 'vitest';
import { type Installed, installPackage } from '../support/installed.js';
import { killAll, STARTING_MS } from '../support/process.js';
import { CLIENTS } from './clients.js';
import { getsAlongWith, type World } from './contract.js';
import { asking, startServe, startWorld } from './place.js';

let installed: Installed;
let url: string;

beforeAll(async () => {
  installed = installPackage();
  url = await startServe(installed, asking(await startWorld(installed), installed));
}, STARTING_MS);
afterAll(async () => {
  await killAll();
  installed.remove();
});

const world: World = {};

describe('the server over Streamable HTTP gets along with', () => {
  for (const kind of CLIENTS) getsAlongWith(kind, () => ({ url }), world);
});
