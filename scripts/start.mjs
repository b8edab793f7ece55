#!/usr/bin/env node
// `npm start`: what a fresh clone needs (dependencies, a build), then the server over HTTP. Arguments go to `serve`.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { DIST, nodeBinary, withBin } from './lib/paths.mjs';
import { orSentence } from './lib/sentence.mjs';

await orSentence(() => {
  ensureInstalled();
  ensureBuilt();
});

const args = [join(DIST, 'main.js'), 'serve', ...process.argv.slice(2)];
const server = spawn(nodeBinary(), args, { stdio: 'inherit', env: withBin() });

server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`);
  process.exit(1);
});

// At a terminal, Ctrl-C reaches the server too, as a member of the same process group; passing it on would make
// it a second one.
const atTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
process.on('SIGTERM', () => server.kill('SIGTERM'));
process.on('SIGHUP', () => server.kill('SIGHUP'));
process.on('SIGINT', () => atTerminal || server.kill('SIGINT'));

// npm passes a signal to the shell between itself and this process only; that shell's end is the sign to end too.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || server.kill('SIGTERM'), 200).unref();
}

server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
