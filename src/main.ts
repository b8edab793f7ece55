#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { CommandError, EXIT } from './cli/exit.js';
import { nodeIsNewEnough, runUnderOwnNode } from './cli/node-version.js';
import { ConfigError } from './config/errors.js';

async function run(args: readonly string[]): Promise<number> {
  if (!nodeIsNewEnough(process.versions.node)) {
    const elsewhere = runUnderOwnNode(fileURLToPath(import.meta.url), args);
    if (elsewhere) return elsewhere;
    throw new CommandError(`Node 22.19 or newer is needed; this is ${process.versions.node}.`, EXIT.usage);
  }
  // stdio without options is what desktop clients start again and again: it skips the command-line parser.
  if (args.length > 0) return (await import('./cli/program.js')).runProgram(args);
  await (await import('./cli/stdio.js')).stdio();
  return EXIT.ok;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof ConfigError || error instanceof CommandError;
    process.stderr.write(
      `tab-mcp: ${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode =
      error instanceof CommandError ? error.code : error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  },
);
