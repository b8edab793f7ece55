import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { DIST, nodeBinary, ROOT } from './paths.mjs';

/** Servers of ours by their command, with the port they take by themselves. */
const PORTS = { sandbox: 8082, record: 8084, replay: 8085 };
/** Longest that a block may run, milliseconds. */
const DEADLINE = 120_000;

const BLOCK = /(?:^`([\w.-]+)`:\n\n)?^```(sh|js|json|text)\n([\s\S]*?)^```$/gm;

/**
 * The recipes of a document, one for each heading of the second level that has code. A block is a `file` when its name stands
 * before it, a `server` when it begins with a command of ours that goes on, an `output` when it is marked as text, else
 * a `script`, run to its end, whose output is that of the next block.
 */
export function readRecipes(text) {
  const parts = text.split(/^(?=## )/m);
  return parts
    .map((part) => ({
      title: /^## (.*)$/m.exec(part)?.[1] ?? '',
      blocks: [...part.matchAll(BLOCK)].map(blockOf),
    }))
    .filter(({ blocks }) => blocks.some(({ kind }) => kind !== 'file'));
}

function blockOf([, name, language, body]) {
  if (name) return { kind: 'file', name, body };
  if (language === 'text') return { kind: 'output', body };
  const command = /^tab-mcp (\w+)(?! compare)/.exec(body)?.[1];
  return command in PORTS ? { kind: 'server', command, body } : { kind: 'script', body };
}

/** The files that every recipe of a document may use: those of headings without a recipe. */
export function readHelpers(text) {
  const parts = text.split(/^(?=## )/m).map((part) => [...part.matchAll(BLOCK)].map(blockOf));
  return parts.filter((blocks) => blocks.every(({ kind }) => kind === 'file')).flat();
}

/** The same document with these outputs in the place of its own, in order. */
export function withOutputs(text, outputs) {
  const left = [...outputs];
  return text.replace(/^```text\n[\s\S]*?^```$/gm, () => `\`\`\`text\n${left.shift()}\`\`\``);
}

/**
 * Runs a recipe in a fresh folder, where `tab-mcp` is the built program, and `helpers` are files of every recipe. Gives what
 * stands in the place of each of its outputs. Throws when a script fails. Servers take free ports, which scripts find
 * in the place of the usual ones, and end with the recipe.
 */
export async function runRecipe({ title, blocks }, helpers) {
  const folder = mkdtempSync(join(tmpdir(), 'tab-mcp-recipe-'));
  const place = { folder, ports: new Map(), running: [] };
  try {
    furnish(folder);
    const outputs = [];
    let said = '';
    for (const block of blocks) {
      if (block.kind === 'file') writeFileSync(join(folder, block.name), here(place, block.body));
      else if (block.kind === 'server') await serve(place, block);
      else if (block.kind === 'output') outputs.push(said);
      else {
        for (const { name, body } of helpers) writeFileSync(join(folder, name), here(place, body));
        said = there(place, await runToEnd(place, here(place, block.body))).replace(/[ \t]+$/gm, '');
      }
    }
    return outputs;
  } catch (error) {
    throw new Error(`${title}: ${error.message}`, { cause: error });
  } finally {
    await Promise.all(place.running.map(end));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Lays out the package and its command as after an installation. */
function furnish(folder) {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(ROOT, join(folder, 'node_modules', 'tab-mcp'), 'junction');
  mkdirSync(join(folder, 'bin'));
  const command = join(folder, 'bin', 'tab-mcp');
  writeFileSync(command, `#!/bin/sh\nexec "${nodeBinary()}" "${join(DIST, 'main.js')}" "$@"\n`);
  chmodSync(command, 0o755);
}

function launch({ folder }, script) {
  const path = [join(folder, 'bin'), dirname(nodeBinary()), process.env.PATH].join(delimiter);
  const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env: { PATH: path, HOME: folder, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      text[name] += chunk;
    });
  }
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  return { child, text, ended };
}

async function end({ child, ended }) {
  try {
    process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It has ended by itself.
  }
  await ended;
}

async function runToEnd(place, script) {
  const running = launch(place, script);
  const deadline = setTimeout(() => process.kill(-running.child.pid, 'SIGKILL'), DEADLINE);
  const code = await running.ended;
  clearTimeout(deadline);
  if (code !== 0)
    throw new Error(`${script}\nended with ${code}\n${running.text.stdout}${running.text.stderr}`);
  return running.text.stdout;
}

/** Starts a server and waits until it has printed its address. */
async function serve(place, { command, body }) {
  const running = launch(place, `exec ${here(place, body).trimEnd()} --port 0`);
  place.running.push(running);
  const { child, text, ended } = running;
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', () => {
      // A recorder tells its upstream's address, too.
      const told = [...text.stdout.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)].map(([, port]) => port);
      const own = told.find((port) => ![...place.ports.values()].includes(port));
      if (own) resolve(own);
    });
    ended.then(() => reject(new Error(`${body}ended\n${text.stdout}${text.stderr}`)), reject);
  });
  place.ports.set(PORTS[command], address);
}

/** A block with the ports that servers really have, and an output with the usual ones again. */
function here({ ports }, text) {
  return [...ports].reduce(
    (so, [usual, real]) => so.replaceAll(`127.0.0.1:${usual}`, `127.0.0.1:${real}`),
    text,
  );
}

function there({ ports }, text) {
  return [...ports].reduce(
    (so, [usual, real]) => so.replaceAll(`127.0.0.1:${real}`, `127.0.0.1:${usual}`),
    text,
  );
}
